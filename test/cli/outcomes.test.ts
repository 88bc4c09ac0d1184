import assert from 'node:assert/strict';
import { folderWith, lightsOnHere } from './commandLine.ts';

const NOW = '2026-11-23T09:00Z';
const day = (from: string, plus: number) => new Date(Date.parse(from) + plus * 86_400_000).toISOString();
const before = Array.from({ length: 26 }, (_, index) => day('2025-06-01', index * 14));
const INCIDENTS = [...before, day('2026-08-01', 0)]
	.map(
		(at, index) =>
			`  - { id: I-${index}, service: checkout, cause: full-disk, started: ${at}, resolved: ${new Date(Date.parse(at) + 3_600_000).toISOString()} }`,
	)
	.join('\n');
const TEXT = `services: [{ id: checkout }]
items:
  - { id: REL-1, title: "Mend <b>disks</b>", status: done, effort: 2d, avoids: { causes: [full-disk] }, forecast: { date: 2026-06-01, incidents: { p10: 4, mean: 5, p90: 6 }, without: 6.5 } }
  - { id: REL-2, title: Older, status: done, effort: 2d, avoids: { causes: [full-disk] } }
incidents:
${INCIDENTS}
`;

describe('lights-on outcomes', () => {
	it('says what became of done items, with the incidents under each figure', async () => {
		const root = folderWith({ 'reliability.yaml': TEXT });
		const { status, out } = await lightsOnHere(['outcomes', root, '--now', NOW]);
		assert.equal(status, 0);
		assert.match(out, /^Of 1 item that can be judged, 1 brought the rate down, likely real; 1 of 1 forecast held\.\n/);
		assert.match(
			out,
			/REL-1 {2}Mend <b>disks<\/b>\n {2}Fell, likely real\. 1 in 25 weeks since, 25 in the 52 weeks before\. The rate is 92% lower \(65% to 99%\); that it fell has a probability of > 99%\./,
		);
		assert.match(out, / {4}Since it was done: 1\. In 25 weeks\.\n {6}I-26 \(reliability\.yaml:32\)\n/);
		assert.match(out, /REL-2 {2}Older\n {2}No forecast\. Nobody wrote down when it was done/);
	});

	it('gives the same as data and as Markdown in which text from files is text', async () => {
		const root = folderWith({ 'reliability.yaml': TEXT });
		const { outcomes, calibration } = JSON.parse(
			(await lightsOnHere(['outcomes', root, '--now', NOW, '--format', 'json'])).out,
		);
		assert.deepEqual(
			outcomes.map(({ id, verdict, since }: { id: string; verdict: string; since: { incidents: string[] } | null }) => [
				id,
				verdict,
				since?.incidents ?? null,
			]),
			[
				['REL-1', 'judged', ['I-26']],
				['REL-2', 'noForecast', null],
			],
		);
		assert.ok(outcomes[0].probabilityFell > 0.99 && outcomes[0].realised.low < outcomes[0].realised.share);
		assert.deepEqual([calibration.judged, calibration.within], [1, 1]);
		const markdown = (await lightsOnHere(['outcomes', root, '--now', NOW, '--format', 'markdown'])).out;
		assert.match(markdown, /\| \*\*REL-1\*\* Mend &lt;b&gt;disks&lt;\/b&gt; \| Fell, likely real \|/);
		assert.equal((await lightsOnHere(['outcomes', root, '--format', 'github'])).status, 2);
	});
});
