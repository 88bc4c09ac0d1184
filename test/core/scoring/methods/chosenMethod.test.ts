import assert from 'node:assert/strict';
import { assemble } from '../../../../src/core/assemble.ts';
import { readBacklog } from '../../../../src/core/backlog/readBacklog.ts';
import type { BacklogInput } from '../../../../src/core/backlogInput.ts';
import { english, say } from '../../../../src/core/text.ts';

const now = Date.UTC(2026, 10, 23, 9);

function input(file: string, text: string): BacklogInput {
	return { file, text, reading: readBacklog(file, text), sources: [] };
}

const items = `items:
  - { id: FEAT-1, title: Saved carts, effort: 13d, rice: { reach: 5200/quarter, impact: 2, confidence: 80% } }
  - { id: REL-1, title: Rotate keys, effort: 5d, toil: 10h/week }
`;
const by = (method: string) => `scoring: { method: ${method} }\n`;
const problemsOf = (inputs: readonly BacklogInput[]) => {
	const texts = new Map(inputs.map(({ file, text }) => [file, text]));
	return assemble(inputs, now).problems.map(({ code, severity, place, fix }) => [
		`${code} ${severity} ${place.file}`,
		texts.get(place.file)!.slice(place.start, place.end),
		fix?.text,
	]);
};

describe('the method that ranks', () => {
	it('is CD3 where no file says it', () => {
		const { method, items: priced } = assemble([input('reliability.yaml', `rates: { currency: USD }\n${items}`)], now);
		assert.equal(method, undefined);
		assert.equal(priced[0]?.scoreParts, undefined);
	});

	it('is the one that the file says; RICE then needs no rates', () => {
		const file = input('reliability.yaml', by('rice') + items);
		const { method, items: priced, problems } = assemble([file], now);
		assert.equal(method, 'rice');
		assert.deepEqual(
			priced.map(({ item, rank, score }) => [item.id, rank, score && Math.round(score.mean)]),
			[
				['FEAT-1', 1, 13_867],
				['REL-1', undefined, undefined],
			],
		);
		assert.deepEqual(problems, []);
		assert.deepEqual(problemsOf([input('reliability.yaml', by('wsjf') + items)]), [
			['rates.missing warning reliability.yaml', '{ reach: 5200/quarter, impact: 2, confidence: 80% }', undefined],
		]);
	});

	it('is that of the file nearest to the root; a file that asks for another is told so', () => {
		const inputs = [
			input('a/b/reliability.yaml', by('ice')),
			input('apps/reliability.yaml', by('wsjf')),
			input('.reliability/reliability.yaml', by('rice') + items),
			input('apps/shop/reliability.yaml', by('rice')),
			input('zoo/reliability.yaml', 'scoring:\n  method: risk # as the book has it\n'),
		];
		assert.equal(assemble(inputs, now).method, 'rice');
		assert.deepEqual(problemsOf(inputs), [
			['scoring.other information a/b/reliability.yaml', 'ice', 'rice'],
			['scoring.other information apps/reliability.yaml', 'wsjf', 'rice'],
			['scoring.other information zoo/reliability.yaml', 'risk', 'rice'],
		]);
		const [problem] = assemble(inputs, now).problems;
		assert.equal(say(problem!.message, english), 'All items are ranked together, by RICE, as another file says.');
		assert.equal(problem!.related?.[0]?.place.file, '.reliability/reliability.yaml');
	});

	it('of two files as near to the root is that of the first by name', () => {
		const inputs = [input('b/reliability.yaml', by('ice')), input('a/reliability.yaml', by('wsjf'))];
		assert.equal(assemble(inputs, now).method, 'wsjf');
	});

	it('takes the points that an item states', () => {
		const stated = (method: string, points: string) =>
			assemble(
				[input('reliability.yaml', `${by(method)}items: [{ id: A, title: One, effort: 10d, ${points} }]\n`)],
				now,
			);
		const ice = stated('ice', 'ice: { impact: 8, confidence: 7.5, ease: 1 }');
		assert.deepEqual([ice.items[0]?.score?.mean, ice.problems], [60, []]);
		const { items: byWsjf, problems } = stated('wsjf', 'wsjf: { value: 8, criticality: 3, riskReduction: 13 }');
		assert.deepEqual([byWsjf[0]?.score?.mean, problems], [12, []]); // 24 ÷ 2 weeks
		const [value] = byWsjf[0]!.scoreParts!;
		const { start, end } = value!.evidence[0]!;
		assert.equal(end - start, 1);
	});

	it('is CD3 while the file names one that nobody knows', () => {
		const file = input('reliability.yaml', by('rise') + items);
		assert.equal(assemble([file], now).method, undefined);
		const [unknown] = file.reading.problems;
		assert.equal(
			say(unknown!.message, english),
			'“rise” is not one of cd3, rice, wsjf, ice, risk. Did you mean “rice”?',
		);
	});
});
