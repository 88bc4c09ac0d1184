import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { assemble } from '../../../src/core/assemble.ts';
import { readBacklog } from '../../../src/core/backlog/readBacklog.ts';
import { placeAt } from '../../../src/core/backlog/sourceTree.ts';

const whole = fs.readFileSync(path.resolve(import.meta.dirname, '../../fixtures/whole.yaml'), 'utf8');
const now = Date.UTC(2026, 10, 23, 9);

describe('reading a backlog', () => {
	it('reads ten lines', () => {
		const { backlog, problems } = readBacklog(
			'f',
			`items:
  - id: REL-1
    title: Automate database failover
    kind: reliability
    effort: 5d
    avoids: { incidents: [INC-7] }
incidents:
  - { id: INC-7, service: checkout, started: 2026-09-14T02:11Z, resolved: 2026-09-14T02:58Z, impact: 60%, responders: 3, cause: db-failover }
`,
		);
		assert.deepEqual(problems, []);
		assert.equal(backlog.items.length, 1);
		const [incident] = backlog.incidents;
		assert.equal(incident!.resolved! - incident!.started, 47 * 60_000);
	});

	it('mends the copy of an item by the next id that is free', () => {
		const ids = ['A-09', 'A-09', 'A-09', 'A-11', 'cache', 'cache', 'x y', 'x y'];
		const text = `items:\n${ids.map((id) => `  - { id: ${id}, title: t, effort: 1d }\n`).join('')}`;
		const mends = readBacklog('f', text).problems.filter(({ code }) => code === 'id.duplicate');
		assert.deepEqual(
			mends.map(({ fix }) => fix && `${text.slice(fix.place.start, fix.place.end)} → ${fix.text}`),
			['A-09 → A-10', 'A-09 → A-12', 'cache → cache-2', undefined],
		);
	});

	it('reads every field of the whole file into base units', () => {
		const { backlog, problems, broken } = readBacklog('f', whole);
		assert.deepEqual(
			problems.map((problem) => problem.code),
			[],
		);
		assert.equal(broken, false);
		const { origin, ...item } = backlog.items[0]!;
		assert.deepEqual(item, {
			id: 'REL-1',
			key: 'f#REL-1',
			title: 'Automate database failover',
			kind: 'reliability',
			status: 'proposed',
			owner: 'team-checkout',
			service: 'checkout',
			effort: { low: 3, likely: 5, high: 12 },
			avoids: { causes: ['db-failover'], incidents: [], share: { low: 0.5, likely: 0.8, high: 0.95 } },
			risk: {
				cause: 'cert-expiry',
				detect: { low: 15, likely: 15, high: 15 },
				repair: { low: 45, likely: 45, high: 45 },
				impact: { low: 0.5, likely: 0.5, high: 0.5 },
				every: { low: 129_600, likely: 129_600, high: 129_600 },
				share: { low: 0.8, likely: 0.8, high: 0.8 },
			},
			toil: { low: 4, likely: 4, high: 4 },
			value: { low: 2500, likely: 2500, high: 2500 },
			// The end of 1 February in New York.
			deadline: { at: Date.UTC(2027, 1, 2, 5), loss: { low: 40_000, likely: 40_000, high: 40_000 } },
			confidence: 0.8,
			dependsOn: ['REL-3'],
			paths: ['services/checkout/db/**'],
			labels: ['toil'],
			links: ['https://example.com/rel-1'],
		});
		const place = placeAt(origin, ['avoids', 'share', 'likely']);
		assert.equal(whole.slice(place.start, place.end), '80%');
		assert.deepEqual(backlog.commitment?.policy, [
			{ budgetBelow: 0, floor: 0.6 },
			{ budgetBelow: 0.25, floor: 0.45 },
		]);
		assert.deepEqual(backlog.items[2]?.rice?.reachPerWeek.likely, 5000 / 13);
		assert.equal(backlog.plan?.capacity['team-checkout'], 60);
		// 03:00 in New York in October is 07:00Z.
		assert.equal(backlog.incidents[1]?.started, Date.UTC(2026, 9, 2, 7));
		assert.deepEqual(backlog.incidents[1]?.services, [
			{ service: 'checkout', impact: 0.4 },
			{ service: 'unknown-one', impact: 0.1 },
		]);
	});

	it('says that a file of over 5 MB is too large, and reads nothing of it', () => {
		const { problems, broken } = readBacklog('f', `items:\n${'# filler\n'.repeat(700_000)}`);
		assert.deepEqual(
			problems.map(({ code, place }) => [code, place.start, place.end]),
			[['file.tooLarge', 0, 6]],
		);
		assert.equal(broken, true);
	});

	it('an alias bomb is a problem, not a hang', () => {
		const lines = ['a0: &a0 [x, x, x, x, x, x, x, x, x]'];
		for (let level = 1; level < 12; level++)
			lines.push(
				`a${level}: &a${level} [${Array(9)
					.fill(`*a${level - 1}`)
					.join(', ')}]`,
			);
		const { problems } = readBacklog('f', `${lines.join('\n')}\nitems: *a11\n`);
		assert.ok(problems.some((problem) => problem.code === 'yaml.alias'));
	});

	it('no text makes reading or pricing throw, and every range lies in the text', () => {
		const hostile = fc.oneof(
			fc.constantFrom(
				...'\0\t\r\n:-[]{}#&*!|>\'"%@`,?\ufeff\ud800'.split(''),
				'\r\n',
				'- ',
				': ',
				'<<<<<<<',
				'=======',
				'>>>>>>>',
				'---',
				'...',
				'&a',
				'*a',
				'!!',
				'__proto__',
				'constructor',
				'1e999',
				'.nan',
				'-0',
				'0d',
				'9999999999999d',
				'100%',
				'2026-13-40',
			),
			fc.string({ unit: 'binary', maxLength: 6 }),
		);
		fc.assert(
			fc.property(
				fc.array(fc.record({ at: fc.double({ min: 0, max: 1, noNaN: true }), cut: fc.nat(30), put: hostile }), {
					minLength: 1,
					maxLength: 5,
				}),
				(mutations) => {
					let text = whole;
					for (const { at, cut, put } of mutations) {
						const start = Math.floor(at * text.length);
						text = text.slice(0, start) + put + text.slice(start + cut);
					}
					const reading = readBacklog('f', text);
					const snapshot = assemble([{ file: 'f', text, reading, sources: [] }], now);
					for (const problem of snapshot.problems) {
						assert.ok(problem.place.start >= 0 && problem.place.start <= problem.place.end, problem.code);
						assert.ok(problem.place.end <= text.length, problem.code);
					}
					for (const priced of snapshot.items)
						for (const figure of [priced.costOfDelay, priced.score, priced.effort])
							if (figure) assert.ok([figure.mean, figure.p10, figure.p90].every(Number.isFinite), priced.item.id);
				},
			),
			{ numRuns: process.env.CI ? 2000 : 300 },
		);
	}).timeout(120_000);
});
