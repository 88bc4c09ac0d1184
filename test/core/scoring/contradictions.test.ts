import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { applyEdits, planEdit } from '../../../src/core/backlog/edits.ts';
import type { Item, Risk } from '../../../src/core/backlog/model.ts';
import { readBacklog } from '../../../src/core/backlog/readBacklog.ts';
import { priceItems } from '../../../src/core/scoring/priceItems.ts';
import { say } from '../../../src/core/text.ts';
import { certain, DAY, dollars, incident, item, MINUTE, NOW, range, scope } from './samples.ts';

const monthly = Array.from({ length: 12 }, (_, index) =>
	incident({ cause: 'cert', daysAgo: 15 + 30 * index, minutes: 60, impact: 0.5, detectMinutes: 15 + (index % 2) }),
);

function problemsOf(risk: Partial<Risk>, fields: Partial<Item> = {}) {
	const guess: Risk = {
		cause: 'cert',
		detect: certain(15),
		repair: certain(45),
		impact: certain(0.5),
		every: certain((30 * DAY) / MINUTE),
		...risk,
	};
	return priceItems(
		[scope({ items: [item('A', { risk: guess, ...fields })], incidents: monthly, rates: dollars })],
		NOW,
	).problems;
}

describe('guesses that history contradicts', () => {
	it('are left alone where history agrees', () => {
		assert.deepEqual(problemsOf({}), []);
	});

	it('are named with both figures, the interval and the number of incidents', () => {
		const [problem, ...rest] = problemsOf({ every: certain((365 * DAY) / MINUTE) });
		assert.equal(rest.length, 0);
		assert.equal(problem?.code, 'guess.contradicted');
		assert.equal(problem?.severity, 'information');
		assert.match(
			say(problem!.message),
			/^You say every 365d; history says every (2[6-9]|3[0-5])d \(P10–P90 \d+d–\d+d, 12 incidents\)\.$/,
		);
	});

	it('may be the time to detection, the time to repair and the impact', () => {
		// Detected in 15 or 16 minutes by turns (15.5 is rounded up), over after 60, half of the users each time.
		assert.deepEqual(
			problemsOf({ detect: certain(120), repair: certain(5), impact: certain(1) }).map((problem) => [
				problem.message.template.split(';')[0],
				problem.message.args[0],
				problem.message.args[1],
				problem.message.args[4],
			]),
			[
				['You say it is detected in {0}', '2h', '16m', 12],
				['You say it is repaired in {0}', '5m', '45m', 12],
				['You say it strikes {0} of the users', '100%', '50%', 12],
			],
		);
	});

	it('are left alone where their own range reaches what was measured', () => {
		assert.deepEqual(problemsOf({ detect: range(10, 100, 300) }), []);
	});

	it('are left alone on items that are done', () => {
		assert.deepEqual(problemsOf({ every: certain((365 * DAY) / MINUTE) }, { status: 'done' }), []);
	});

	it('are left alone where fewer than three incidents speak', () => {
		const guess: Risk = {
			cause: 'rare',
			detect: certain(1),
			repair: certain(1),
			impact: certain(0.01),
			every: certain(525_960 * 5),
		};
		const incidents = [incident({ cause: 'rare', daysAgo: 5 }), incident({ cause: 'rare', daysAgo: 9 })];
		assert.deepEqual(priceItems([scope({ items: [item('A', { risk: guess })], incidents })], NOW).problems, []);
	});

	it('are mended by the measured P10, mean and P90 where they are three points, in flow or in lines', () => {
		const guesses = {
			flow: ['      every: { low: 300d, likely: 365d, high: 400d } # a year'],
			lines: ['      every:', '        low: 300d # at best', '        likely: 365d', '        high: 400d'],
		};
		for (const [style, every] of Object.entries(guesses)) {
			const text = [
				...['items:', '  - id: REL-1', '    title: Renew by machine', '    effort: 5d', '    risk:'],
				...['      cause: cert', '      detect: 15m', '      repair: 45m', '      impact: 50%', ...every, ''],
			].join('\n');
			const { backlog } = readBacklog('reliability.yaml', text);
			const [problem] = priceItems([scope({ items: backlog.items, incidents: monthly })], NOW).problems;
			const [, mean, low, high] = problem!.message.args;
			assert.ok(problem?.mend && !problem.fix);
			assert.equal(say(problem.mend.title), `Write ${low} to ${high}, as measured`);
			const plan = planEdit(text, problem.mend.intent);
			assert.ok(plan.ok);
			const mended = applyEdits(text, plan.edits);
			assert.equal(
				mended,
				text.replace('300d', String(low)).replace('365d', String(mean)).replace('400d', String(high)),
				style,
			);
			const again = readBacklog('reliability.yaml', mended);
			assert.deepEqual(again.problems, []);
			const { problems } = priceItems([scope({ items: again.backlog.items, incidents: monthly })], NOW);
			assert.deepEqual(problems, [], style);
		}
	});

	it('can be mended in the file at the very place of the guess', () => {
		const text = [
			'items:',
			'  - id: REL-1',
			'    title: Renew certificates by machine',
			'    effort: 5d',
			'    risk: { cause: cert, detect: 15m, repair: 45m, impact: 50%, every: 365d }',
		].join('\n');
		const { backlog } = readBacklog('reliability.yaml', text);
		const { problems } = priceItems([{ ...scope({ items: backlog.items, incidents: monthly }) }], NOW);
		const fix = problems[0]?.fix;
		assert.ok(fix);
		assert.equal(text.slice(fix.place.start, fix.place.end), '365d');
		const mended = text.slice(0, fix.place.start) + fix.text + text.slice(fix.place.end);
		const again = readBacklog('reliability.yaml', mended);
		assert.deepEqual(again.problems, []);
		assert.deepEqual(
			priceItems([scope({ items: again.backlog.items, incidents: monthly })], NOW).problems.filter(
				({ fix: more }) => more?.place.start === fix.place.start,
			),
			[],
		);
	});
});
