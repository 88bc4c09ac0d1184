import assert from 'node:assert/strict';
import fc from 'fast-check';
import { certain } from '../../../src/core/backlog/quantities.ts';
import { english, message } from '../../../src/core/text.ts';
import { explainItem } from '../../../src/core/views/explanation.ts';
import { explanationMarkdown } from '../../../src/core/views/explanationMarkdown.ts';
import { EVIDENCE_SHOWN, type ExplanationRow } from '../../../src/core/views/explanationRows.ts';
import { EXPORT, interval, item, placeOnLine, priced, ranked, snapshot, term } from './sampleSnapshot.ts';

const options = { translate: english, locale: 'en-US' };

/** The tree as indented lines: label, value, interval, basis, evidence. */
function outline(rows: readonly ExplanationRow[], depth = 0): string[] {
	return rows.flatMap((row) => [
		[
			`${'  '.repeat(depth)}${row.label}: ${row.value}`,
			row.interval,
			row.basisText,
			row.evidence.map(({ label }) => label).join(', '),
		]
			.filter(Boolean)
			.join(' | '),
		...outline(row.children, depth + 1),
	]);
}

const failover = ranked(item('REL-1', { effort: certain(5), origin: placeOnLine(7) }), 1, {
	topChance: 0.9,
	badMinutesPerWeek: 11.4,
	incidentsLast90Days: 6,
	terms: [
		term({
			label: message('Incidents avoided'),
			incidents: 2,
			evidence: [placeOnLine(31), placeOnLine(40, EXPORT)],
			parts: [
				{ label: message('Share prevented'), value: 0.8, unit: 'share', basis: 'guessed', evidence: [placeOnLine(9)] },
			],
		}),
	],
});

const withIncident = {
	incidents: [
		{
			id: 'INC-7',
			services: [{ service: 'checkout', impact: 1 }],
			impactGiven: true,
			started: 0,
			links: [],
			origin: placeOnLine(31),
		},
	],
};

describe('explanation of a score', () => {
	it('opens the score into cost of delay and effort, and those into the lines that they came from', () => {
		const explanation = explainItem(failover, snapshot([failover], withIncident), options);
		assert.deepEqual(outline(explanation.rows), [
			'Score: 1,000 | 500 to 1,500',
			'  Cost of delay: $1,000/week | $500/week to $1,500/week',
			'    Incidents avoided: $1,000/week | measured (2 incidents) | INC-7, pagerduty-2026.csv:40',
			'      Share prevented: 80% | guessed | reliability.yaml:9',
			'  Effort: 5 d | 2.5 d to 7.5 d | guessed | reliability.yaml:7',
			'Chance of being among the first 5: 90%',
			'Bad minutes saved: 11.4 bad min/week',
			'Incidents of the last 90 days: 6',
		]);
	});

	it('names the line of an incident beside its id', () => {
		const explanation = explainItem(failover, snapshot([failover], withIncident), options);
		const [incident] = explanation.rows[0]!.children[0]!.children[0]!.evidence;
		assert.deepEqual(incident, {
			place: placeOnLine(31),
			file: 'reliability.yaml',
			line: 31,
			label: 'INC-7',
			where: 'reliability.yaml:31',
		});
	});

	it('has no score and no effort for an item without an effort, and says what its cost of delay is', () => {
		const bare = priced(item('REL-2'));
		assert.deepEqual(outline(explainItem(bare, snapshot([bare]), options).rows), [
			'Cost of delay: $1,000/week | $500/week to $1,500/week',
		]);
		assert.equal(
			explainItem(bare, snapshot([bare]), options).rows[0]!.note,
			'The item names nothing that it avoids, saves or earns.',
		);
	});

	it('shows no interval where both ends read alike', () => {
		const sure = ranked(item('REL-3'), 1, {
			effort: interval(5, 0),
			score: interval(10, 0),
			costOfDelay: interval(10, 0),
		});
		for (const row of explainItem(sure, snapshot([sure]), options).rows) assert.equal(row.interval, undefined);
	});

	it('counts money in engineer-hours where there are no rates', () => {
		const { currency: _currency, ...without } = snapshot([failover]);
		assert.match(outline(explainItem(failover, without, options).rows)[1]!, /Cost of delay: 1,000 h\/week/);
	});

	it('names each place once and says how many it does not show at first', () => {
		const many = Array.from({ length: 9 }, (_, index) => placeOnLine(index + 1));
		const busy = priced(item('REL-4'), { terms: [term({ evidence: [...many, ...many] })] });
		const [row] = explainItem(busy, snapshot([busy]), options).rows[0]!.children;
		assert.equal(row!.evidence.length, 9);
		assert.equal(row!.more, `${9 - EVIDENCE_SHOWN} more`);
	});

	it('survives JSON, so that it can be sent to the panel', () => {
		const explanation = explainItem(failover, snapshot([failover], withIncident), options);
		assert.deepEqual(JSON.parse(JSON.stringify(explanation)), explanation);
	});
});

describe('explanation as Markdown', () => {
	const explanation = explainItem(failover, snapshot([failover], withIncident), options);

	it('is a nested list with basis and places', () => {
		assert.equal(
			explanationMarkdown(explanation, { translate: english }),
			`**Title of REL-1** (REL-1)

Reason of REL-1.

- **Score**: 1,000 (500 to 1,500) · *Cost of delay a week, divided by the effort in weeks.*
  - **Cost of delay**: \\$1,000/week (\\$500/week to \\$1,500/week) · *What a week without it costs.*
    - **Incidents avoided**: \\$1,000/week · measured (2 incidents) · INC-7 (reliability.yaml:31), pagerduty-2026.csv:40
      - **Share prevented**: 80% · guessed · reliability.yaml:9
  - **Effort**: 5 d (2.5 d to 7.5 d) · guessed · reliability.yaml:7
- **Chance of being among the first 5**: 90%
- **Bad minutes saved**: 11.4 bad min/week
- **Incidents of the last 90 days**: 6 · *The plain count, beside the estimate.*
`,
		);
	});

	it('links places where the caller gives targets', () => {
		const linked = explanationMarkdown(explanation, {
			translate: english,
			link: ({ file, start }) => `command:reveal?${encodeURIComponent(JSON.stringify([file, start]))}`,
		});
		assert.match(linked, /\[INC-7\]\(<command:reveal\?[^\s<>()]*>\) \(reliability\.yaml:31\)/);
	});

	it('links nothing where the caller gives none', () => {
		assert.doesNotMatch(explanationMarkdown(explanation, { translate: english }), /\]\(/);
	});

	it('lets no text of a file become markup, whatever it says', () => {
		const hostile = fc.oneof(
			fc.string(),
			fc
				.array(
					fc.constantFrom(
						'<img src=x onerror=alert(1)>',
						'[x](command:workbench.action.quit)',
						'![x](https://evil.example/p.png)',
						'$(flame)',
						'**',
						'`',
						'\n\n# ',
						'\r\n- ',
						'| a | b |',
						'~~',
						'&lt;script&gt;',
						'\\',
						'<!--',
						'https://evil.example',
						'www.evil.example',
						'\u202e',
						'\u2028',
					),
					{ maxLength: 6 },
				)
				.map((parts) => parts.join('')),
		);
		fc.assert(
			fc.property(hostile, hostile, (title, label) => {
				const bad = priced(item(title, { title, key: title }), {
					reason: message('{0}', title),
					terms: [term({ label: message('{0}', label), note: message('{0}', title) })],
				});
				const made = explanationMarkdown(explainItem(bad, snapshot([bad]), options), { translate: english });
				const lines = made.split('\n');
				assert.equal(lines.length, 7, 'no text breaks its line');
				assert.doesNotMatch(made, /[<>]|\$\(|(?<!\\)[`[\]|~]|https?:\/\/|\bwww\.|[\u202a-\u202e\u2028\r]/);
				assert.doesNotMatch(lines[2]!, /^\s*(#|[-+*] |\d+[.)] |=)/);
				// What is not escaped is what the function itself wrote: three pairs of bold, and the notes.
				const stars = made.replace(/\\[\s\S]/g, 'x').match(/\*\*/g) ?? [];
				assert.equal(stars.length % 2, 0);
			}),
			{ numRuns: 500 },
		);
	});
});
