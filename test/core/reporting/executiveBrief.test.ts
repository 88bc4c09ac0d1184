import assert from 'node:assert/strict';
import { frontierSteps } from '../../../src/core/planning/frontier.ts';
import { planQuestion } from '../../../src/core/planning/model/buildPlan.ts';
import { type NoPlan, type Plan, planSteps } from '../../../src/core/planning/solve/solvePlan.ts';
import { executiveBrief, type SolvedPlan } from '../../../src/core/reporting/brief/executiveBrief.ts';
import { reportMarkdown } from '../../../src/core/reporting/render/markdown.ts';
import type { Report } from '../../../src/core/reporting/report.ts';
import type { Snapshot } from '../../../src/core/snapshot.ts';
import { english } from '../../../src/core/text.ts';
import { solverOfTests } from '../planning/plans.ts';
import { snapshotOf, text } from './reportingTeam.ts';

async function solvedOf(snapshot: Snapshot): Promise<SolvedPlan> {
	const question = planQuestion(snapshot);
	if (question.kind !== 'ready') return { question };
	const options = { seconds: 60, gap: 0, clock: () => performance.now() };
	const solver = await solverOfTests();
	const steps: (Plan | NoPlan)[] = [...planSteps(question.model, solver, options)];
	return { question, outcome: { plan: steps.at(-1)! }, points: [...frontierSteps(question.model, solver, options)] };
}

async function briefOf(content?: string): Promise<Report> {
	const snapshot = snapshotOf(content);
	return executiveBrief(snapshot, await solvedOf(snapshot), { translate: english });
}

const ids = ({ sections }: Report) => sections.map(({ id }) => id);

describe('executive brief', () => {
	it('says what it costs, what is asked, what that buys, what declining costs and what is accepted', async () => {
		const quarters = text.replace(
			'started: 2026-08-01T03:00, resolved: 2026-08-01',
			'started: 2026-02-01T03:00, resolved: 2026-02-01',
		);
		assert.deepEqual(ids(await briefOf(quarters)), ['number', 'ask', 'bought', 'declined', 'accepted']);
	});

	it('asks in one sentence, with what declining would save and cost', async () => {
		// Two features of 5 d fill the 10 d without a floor: 26,000 a quarter. The floor of half exchanges the one that
		// earns 1,500 × 13 = 19,500 for REL-1.
		const { headline } = await briefOf();
		assert.match(
			headline.text,
			/^Keep 50% of the team’s engineering time in 2027-Q1 for reliability work\. Each quarter, that avoids .* incidents and .* minutes of outage that come otherwise, and saves \$.*\. In exchange, product work worth \$20K a quarter waits\.$/,
		);
	});

	it('says what each way to decline costs: without the raise, and without any floor', async () => {
		const raised = text
			.replace(
				'floor: 50%, people: 1,',
				'floor: 10%, approvedBy: "The VP", people: 1, policy: [{ when: budget < 90%, floor: 50% }],',
			)
			.replace('a: 10d', 'a: 12d')
			.replace(
				'items:',
				'items:\n  - { id: REL-2, title: Small, kind: reliability, owner: a, effort: 2d, toil: 1h/week }',
			);
		const declined = (await briefOf(raised)).sections.find(({ id }) => id === 'declined')!;
		const [list, , table] = declined.blocks;
		assert.ok(list?.kind === 'list' && table?.kind === 'table');
		assert.deepEqual(
			list.lines.map(({ lead }) => lead),
			[
				'If only the raise is declined, and 10% stays:',
				'If all of it is declined, and time goes where it earns most:',
				'Either way:',
			],
		);
		assert.equal(list.lines[2]!.text, 'it goes back on what The VP approved.');
		assert.deepEqual(
			table.rows.map(({ cells }) => cells[0]),
			['0%: all declined', '10%: as promised', '50%: as asked'],
		);
	});

	it('gives every sentence and row with a figure the lines that it comes from', async () => {
		const report = await briefOf();
		const numbers = new Set(report.sources.map(({ number }) => number));
		for (const { id, blocks } of report.sections)
			for (const block of blocks) {
				if (block.kind === 'table')
					for (const row of block.rows) assert.ok(numbers.has(row.source!), `${id}: ${row.cells}`);
				if (block.kind !== 'lines' && block.kind !== 'list') continue;
				for (const { text: sentence, source } of block.lines)
					if (/\d/.test(sentence) && !sentence.startsWith('“')) assert.ok(numbers.has(source!), `${id}: ${sentence}`);
			}
	});

	it('names accepted risks', async () => {
		const report = await briefOf();
		assert.match(reportMarkdown(report, { charts: false }), /\| full-disk \| till \|/);
	});

	it('says that nothing can be priced where no file says what capacity there is', async () => {
		const report = await briefOf(text.replace(/^plan: .*\n/m, ''));
		assert.match(report.headline.text, /cannot be priced yet/);
		assert.match(
			reportMarkdown(report, { charts: false }),
			/No plan can be solved: no file says what capacity there is\./,
		);
	});

	it('says which demands cannot hold together', async () => {
		const tight = text
			.replace('a: 10d', 'a: 3d')
			.replace('value: 2000/week, status: planned', 'value: 2000/week, status: in-progress');
		assert.match(
			reportMarkdown(await briefOf(tight), { charts: false }),
			/FEAT-1 is to be in the plan and takes 5 d of a with what it waits for; it has 3 d\./,
		);
	});

	it('asks for nothing where no file promises anything', async () => {
		const report = await briefOf(text.replace(/^commitment: .*\n/m, ''));
		assert.match(report.headline.text, /^No share of capacity is promised/);
	});
});
