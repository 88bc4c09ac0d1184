import assert from 'node:assert/strict';
import { reportHtml } from '../../../src/core/reporting/render/html.ts';
import { reportMarkdown } from '../../../src/core/reporting/render/markdown.ts';
import { reportText } from '../../../src/core/reporting/render/plainText.ts';
import { reportRichText } from '../../../src/core/reporting/render/richText.ts';
import { chartsOf, type Report } from '../../../src/core/reporting/report.ts';
import { weeklyReport } from '../../../src/core/reporting/weekly/weeklyReport.ts';
import { english, say } from '../../../src/core/text.ts';
import { NOW, snapshotOf, text } from './reportingTeam.ts';

const linkTo = (file: string, line: number) => `../${file}#L${line}`;

function reportOf(week?: string, content?: string): Report {
	const made = weeklyReport(snapshotOf(content), week, { translate: english, linkTo });
	assert.equal(made.kind, 'report');
	return (made as Extract<typeof made, { kind: 'report' }>).report;
}

function sentences(report: Report, id: string): string[] {
	const section = report.sections.find((each) => each.id === id)!;
	return section.blocks.flatMap((block) =>
		block.kind === 'lines' || block.kind === 'list' ? block.lines.map(({ lead, text }) => `${lead ?? ''}|${text}`) : [],
	);
}

describe('weekly report', () => {
	it('is of the last whole week where none is named, in this order', () => {
		const report = reportOf();
		assert.equal(report.name, 'weekly-2026-W47');
		assert.equal(report.about, 'November 16 – 22, 2026. Items and balance as of November 23, 2026.');
		assert.deepEqual(
			report.sections.map(({ id }) => id),
			['changes', 'nights', 'incidents', 'budgets', 'balance', 'top', 'asks'],
		);
	});

	it('says in its headline how often people were interrupted, with the line that says so', () => {
		const report = reportOf();
		assert.match(report.headline.text, /^2 interruptions in 2026-W47, 2 in hours of sleep: /);
		const [source] = report.sources;
		assert.equal(report.headline.source, 1);
		assert.deepEqual(source?.lines, [{ text: 'reliability.yaml:12', link: '../reliability.yaml#L12' }]);
	});

	it('measures a week as of its end, whatever came after it', () => {
		const [one, other] = [NOW, NOW + 5 * 86_400_000].map((now) => {
			const made = weeklyReport(snapshotOf(text, now), '2026-W47', { translate: english });
			return made.kind === 'report' ? made.report.sections.filter(({ id }) => id !== 'top' && id !== 'asks') : [];
		});
		assert.ok(one!.length > 0);
		assert.deepEqual(one, other);
	});

	it('asks for the floor and for decisions on first items that nobody planned', () => {
		const asks = sentences(reportOf(), 'asks');
		assert.ok(
			asks.includes(
				'Keep the floor.|0% of what is planned is reliability work, and 50% was promised: exchange about 5 d of other work for it.',
			),
			asks.join('\n'),
		);
		assert.ok(asks.some((ask) => ask.startsWith('Decide on REL-1.|')));
	});

	it('refuses a week that is not over, and one that is none', () => {
		for (const [week, why] of [
			['2026-W48', /not over yet/],
			['2026-W60', /no week/],
			['yesterday', /no week/],
		] as const) {
			const made = weeklyReport(snapshotOf(), week, { translate: english });
			assert.equal(made.kind, 'noWeek');
			assert.match(say((made as Extract<typeof made, { kind: 'noWeek' }>).why), why);
		}
	});

	it('says so where there is nothing: no incident, no item', () => {
		const report = reportOf(undefined, 'items: []\n');
		assert.match(report.headline.text, /no page is known/);
		assert.match(reportMarkdown(report, { charts: false }), /## Asks\n\nNothing this week/);
	});

	it('lets no text from a file become markup', () => {
		const report = reportOf();
		const html = reportHtml(report, () => '<svg></svg>');
		assert.doesNotMatch(html, /<script|<img|<b>\*x/);
		assert.match(html, /R \| &lt;script&gt;alert\(1\)&lt;\/script&gt;/);
		const markdown = reportMarkdown(report, { charts: true });
		assert.doesNotMatch(markdown, /<script|<img|<b>|[^\\]\]\(javascript/);
		const row = markdown.split('\n').find((line) => line.startsWith('|') && line.includes('REL-1'))!;
		assert.equal(row.match(/(?<!\\)\|/g)?.length, 9);
	});

	it('is rich text to paste whose texts are inert, with nothing that leads or loads', () => {
		const rich = reportRichText(reportOf());
		assert.match(rich, /^<h1>Till &lt;b&gt;\*x\*&lt;\/b&gt; &amp; co: reliability, 2026-W47<\/h1>/);
		assert.match(rich, /<td style="[^"]*">R? ?.*R \| &lt;script&gt;/);
		assert.doesNotMatch(rich, /<(?:script|img|a|svg|style|link)\b/);
	});

	it('draws the pictures of its charts into HTML with their sentence, and names their files in Markdown', () => {
		const report = reportOf();
		const [chart] = chartsOf(report);
		const html = reportHtml(report, ({ id }) => `<svg data-chart="${id}"></svg>`);
		assert.ok(html.includes(`<svg role="img" aria-label="${chart!.chart.text}" data-chart="${chart!.id}">`));
		assert.match(reportMarkdown(report, { charts: true }), /!\[.*\]\(<weekly-2026-W47-interruptions\.svg>\)/);
		assert.ok(reportText(report).includes(chart!.chart.text));
	});

	it('names nobody', () => {
		const named = text.replace('timezone: Europe/Madrid', 'people: [{ id: maria-lopez }], timezone: Europe/Madrid');
		assert.doesNotMatch(JSON.stringify(reportOf(undefined, named)), /maria/);
	});
});
