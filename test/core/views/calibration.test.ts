import assert from 'node:assert/strict';
import { assemble } from '../../../src/core/assemble.ts';
import { applyEdits, planEdit } from '../../../src/core/backlog/edits.ts';
import { readBacklog } from '../../../src/core/backlog/readBacklog.ts';
import { localDate } from '../../../src/core/backlog/times.ts';
import type { BacklogInput } from '../../../src/core/backlogInput.ts';
import {
	calibrationTargets,
	concludeCalibration,
	prepareCalibration,
} from '../../../src/core/scoring/calibration/interview.ts';
import type { Answer } from '../../../src/core/scoring/calibration/posterior.ts';
import { nextQuestion } from '../../../src/core/scoring/calibration/questions.ts';
import { english } from '../../../src/core/text.ts';
import {
	calibrationIntents,
	calibrationLines,
	calibrationMarkdown,
	optionWords,
} from '../../../src/core/views/calibration.ts';

const NOW = Date.UTC(2026, 10, 25, 12);
const shownIn = { translate: english };

function input(file: string, text: string): BacklogInput {
	return { file, text, reading: readBacklog(file, text), sources: [] };
}

const ROOT = `rates: { currency: USD, engineerHour: 100, badMinute: 50 }
items:
  - { id: R-1, title: "Renew *certificates*", effort: 5d, risk: { detect: 0m, repair: 62m, impact: 100%, every: 1q } }
  - { id: R-2, title: Restore, effort: 5d, toil: 1h/week, risk: { detect: 0m, repair: 20m, impact: 100%, every: 1q } }
  - { id: P-1, title: Saved carts, effort: 5d, rice: { reach: 6250/quarter, impact: 2, confidence: 80% } }
  - { id: P-2, title: Gift cards, effort: 5d, value: 3000/quarter }
`;
const NESTED = `items:
  - { id: N-1, title: Nested, effort: 5d, value: 9000/quarter, deadline: { date: 2026-11-30, loss: 40000 } }
`;

function interviewed(preference: Answer['preference'], count = 6) {
	const snapshot = assemble([input('/w/reliability.yaml', ROOT), input('/w/a/reliability.yaml', NESTED)], NOW);
	const [target, ...others] = calibrationTargets(snapshot);
	assert.deepEqual([target!.file, others.length], ['/w/reliability.yaml', 0]);
	const readiness = prepareCalibration(target!, {}, NOW);
	assert.equal(readiness.kind, 'ready');
	const { tradeOffs } = readiness as Extract<typeof readiness, { kind: 'ready' }>;
	const answers: Answer[] = [];
	for (let asked = 0; asked < count; asked++) answers.push({ pair: nextQuestion(tradeOffs, answers)!, preference });
	const result = concludeCalibration(target!, {}, tradeOffs, answers, snapshot);
	return { snapshot, target: target!, tradeOffs, answers, result };
}

describe('calibrating in words', () => {
	it('describes items by what the next quarter would hold, those of nested files that share the rates included', () => {
		const { tradeOffs } = interviewed('first', 0);
		assert.deepEqual(
			tradeOffs.options.map((option) => {
				const { title, consequences } = optionWords(option, 'USD', shownIn);
				return `${title}: ${consequences}`;
			}),
			[
				'Nested: $9K earned, $40K not lost at a deadline',
				'Saved carts: 5,000 more people reached, impact 2 on each',
				'Gift cards: $3K earned',
				'Renew *certificates*: 62 fewer bad minutes',
				'Restore: 20 fewer bad minutes, 13 engineer-hours saved',
			],
		);
	});

	it('lists the rates with their intervals, the agreement, and what would move', () => {
		const { result, tradeOffs } = interviewed('neither');
		const lines = calibrationLines(result, tradeOffs, shownIn).map(({ label }) => label);
		assert.match(lines[0]!, /^A bad minute: [\d.,]+ USD \(P10–P90 [\d.,]+–[\d.,]+\)$/);
		assert.match(lines[1]!, /^A reach point: [\d.,]+ USD \(P10–P90 [\d.,]+–[\d.,]+\)$/);
		assert.equal(lines[2], 'Agree with these rates: 0 of 0 choices');
		assert.match(lines[3]!, /^\d of 5 ranked items would change their rank$/);
		const details = calibrationLines(result, tradeOffs, shownIn).map(({ detail }) => detail);
		assert.match(details[0]!, /The file says 50 now\.$/);
		assert.match(details[1]!, /say little about it|no such rate yet/);
		assert.equal(details[2], '6 more could not be told.');
	});

	it('writes both rates with the day, the number of answers and the interval', () => {
		const { result } = interviewed('first');
		const plan = planEdit(ROOT, calibrationIntents(result, {}, '2026-11-25'));
		assert.ok(plan.ok);
		const [badMinute, reachPoint] = result.calibration.rates;
		const after = applyEdits(ROOT, plan.edits).split('\n');
		assert.match(after[0]!, /^# badMinute: calibrated 2026-11-25 from 6 answers, P10–P90 [\d.]+–[\d.]+$/);
		assert.match(after[1]!, /^# reachPoint: calibrated 2026-11-25 from 6 answers, P10–P90 [\d.]+–[\d.]+$/);
		assert.equal(
			after[2],
			`rates: { currency: USD, engineerHour: 100, badMinute: ${badMinute!.after}, reachPoint: ${reachPoint!.after} }`,
		);
		assert.equal(after.slice(3).join('\n'), ROOT.split('\n').slice(1).join('\n'));
	});

	it('gives the result as Markdown in which titles are only text', () => {
		const { result, tradeOffs, answers } = interviewed('second');
		const text = calibrationMarkdown(result, tradeOffs, answers, '2026-11-25', shownIn);
		assert.match(text, /^### Trade-offs, calibrated 2026-11-25\n/);
		assert.match(text, /\n6\. \*\*.* over \*\*/);
		assert.ok(!text.includes('Renew *cert') && text.includes('Renew \\*certificates\\*'));
	});

	it('knows the day where the team is', () => {
		assert.equal(localDate(Date.UTC(2026, 10, 25, 3), 'America/New_York'), '2026-11-24');
		assert.equal(localDate(Date.UTC(2026, 10, 25, 3), 'Asia/Tokyo'), '2026-11-25');
	});

	it('asks for an hour’s price only where hours count and have none, and each set of rates is its own target', () => {
		const lone = (text: string) => calibrationTargets(assemble([input('/w/reliability.yaml', text)], NOW))[0]!;
		assert.equal(lone('items:\n  - { id: A, title: A, effort: 1d, toil: 1h/week }\n').lacksHour, true);
		assert.equal(lone('items:\n  - { id: A, title: A, effort: 1d, value: 1/week }\n').lacksHour, false);
		assert.equal(lone(ROOT).lacksHour, false);
		const own = `rates: { currency: USD }\n${NESTED}`;
		const two = assemble([input('/w/reliability.yaml', ROOT), input('/w/a/reliability.yaml', own)], NOW);
		assert.deepEqual(
			calibrationTargets(two).map(({ file, scopes }) => [file, scopes.length]),
			[
				['/w/a/reliability.yaml', 1],
				['/w/reliability.yaml', 1],
			],
		);
	});
});
