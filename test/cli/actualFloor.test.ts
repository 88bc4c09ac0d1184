import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { commitAll, folderWith, lightsOnHere } from './commandLine.ts';

const NOW = ['--now', '2026-11-23T09:00Z'];
const BACKLOG = `commitment: { floor: 30% }
items:
  - { id: REL-1, title: Failover, kind: reliability, effort: 2d }
  - { id: FEAT-1, title: Wallet, kind: product, effort: 2d }
`;
const SENTENCE = '0% of the work of the last 13 weeks was reliability work, under the floor of 30%.';

interface Checked {
	readonly problems: readonly { readonly code: string; readonly severity: string; readonly message: string }[];
}

describe('what was really worked on, in lights-on check', () => {
	const worked = (message: string, backlog = BACKLOG) => {
		const root = folderWith({ 'reliability.yaml': backlog });
		commitAll(root, '2026-11-18T10:00Z', message);
		return root;
	};
	const check = async (root: string) => {
		const { status, out, err } = await lightsOnHere(['check', root, '--format', 'json', ...NOW]);
		const { problems } = JSON.parse(out) as Checked;
		return { status, err, actual: problems.filter(({ code }) => code === 'commitment.actual') };
	};

	it('is a warning on the floor that it is below', async () => {
		const root = worked('FEAT-1: a cart');
		const { status, err, actual } = await check(root);
		assert.deepEqual(
			actual.map(({ severity, message }) => [severity, message]),
			[['warning', SENTENCE]],
		);
		assert.deepEqual([status, err], [0, '']);
		const annotated = (await lightsOnHere(['check', root, '--format', 'github', ...NOW])).out;
		const line = annotated.split('\n').find((one) => one.includes('commitment.actual'))!;
		assert.match(line, /^::warning file=reliability\.yaml,line=1,.*::/);
		assert.ok(line.includes(SENTENCE.replaceAll('%', '%25')), line);
	});

	it('is no problem where it keeps the floor, where there is none, and where nothing is known of it', async () => {
		for (const root of [
			worked('REL-1: a step'),
			worked('FEAT-1: a cart', BACKLOG.slice(BACKLOG.indexOf('items'))),
			folderWith({ 'reliability.yaml': BACKLOG }),
		]) {
			const { status, err, actual } = await check(root);
			assert.deepEqual([status, err, actual], [0, '', []]);
		}
	});

	it('is not told from the one commit that a shallow clone holds', async () => {
		const root = worked('FEAT-1: a cart');
		const clone = path.join(folderWith({}), 'clone');
		commitAll(root, '2026-11-19T10:00Z', 'FEAT-1: nothing changed');
		const done = spawnSync('git', ['clone', '--quiet', '--depth', '1', `file://${root}`, clone], { encoding: 'utf8' });
		assert.equal(done.status, 0, done.stderr);
		const { status, err, actual } = await check(clone);
		assert.deepEqual([status, actual], [0, []]);
		assert.match(err, /^lights-on: The clone is shallow, so what was really worked on is not known\./);
		assert.match((await lightsOnHere(['measure', clone, ...NOW])).err, /The clone is shallow/);
	});
});
