import type { Incident, Item, Kind, Status } from '../../../src/core/backlog/model.ts';
import { DAY, HOUR } from '../../../src/core/backlog/quantities.ts';
import type { PricedItem, Snapshot, Term } from '../../../src/core/snapshot.ts';
import { type Message, message } from '../../../src/core/text.ts';
import { EXPORT, item, placeOnLine, priced, ranked, snapshot, term } from '../../core/views/sampleSnapshot.ts';
import { exampleTeam } from './exampleTeam.ts';

/** A believable team's backlog, made by hand, to look at. */

const NOW = Date.UTC(2026, 10, 23);

const incidents: readonly Incident[] = Array.from({ length: 40 }, (_, index) => ({
	id: index % 3 === 0 ? `INC-${index + 1}` : `Q1DB7PK${index}`,
	services: [{ service: 'checkout', impact: 0.6 }],
	impactGiven: true,
	started: NOW - index * 9 * DAY,
	resolved: NOW - index * 9 * DAY + HOUR,
	links: [],
	origin: placeOnLine(index + 2, index % 3 === 0 ? 'reliability.yaml' : EXPORT),
}));

interface Sketch {
	readonly title: string;
	readonly kind?: Kind;
	readonly status?: Status;
	readonly owner?: string;
	readonly effort?: number;
	readonly costOfDelay: number;
	readonly spread?: number;
	readonly tie?: number;
	readonly overdue?: boolean;
	readonly reason?: Message;
}

const sketches: readonly Sketch[] = [
	{
		title: 'Automate database failover',
		kind: 'reliability',
		owner: 'team-checkout',
		effort: 5.8,
		costOfDelay: 7420,
		spread: 0.42,
		reason: message(
			'Avoids about {0} of the incidents with cause {1}: {2} in 90 days, {3} at night.',
			'78%',
			'db-failover',
			6,
			4,
		),
	},
	{
		title: 'Rotate TLS certificates automatically',
		kind: 'reliability',
		status: 'in-progress',
		owner: 'team-platform',
		effort: 3,
		costOfDelay: 2650,
		spread: 0.6,
		tie: 1,
		overdue: true,
	},
	{
		title: 'Saved carts',
		kind: 'product',
		status: 'planned',
		owner: 'team-checkout',
		effort: 8,
		costOfDelay: 5200,
		spread: 0.35,
		tie: 1,
	},
	{
		title: 'Retry budget for the payment gateway',
		kind: 'reliability',
		owner: 'team-payments',
		effort: 4,
		costOfDelay: 2480,
		spread: 0.7,
		tie: 1,
	},
	{
		title: 'Apple Pay on mobile web',
		kind: 'product',
		owner: 'team-payments',
		effort: 12,
		costOfDelay: 6200,
		spread: 0.5,
	},
	{
		title: 'Move the session store off the primary database before the holiday freeze starts',
		kind: 'reliability',
		status: 'planned',
		owner: 'team-checkout',
		effort: 9,
		costOfDelay: 3900,
		spread: 0.45,
	},
	{ title: 'Remove the legacy price cache', owner: 'team-search', effort: 4, costOfDelay: 1500, spread: 0.8 },
	{
		title: 'Runbook and alerts for queue backlog',
		kind: 'reliability',
		status: 'proposed',
		owner: 'team-platform',
		effort: 2,
		costOfDelay: 640,
		spread: 0.5,
		tie: 2,
	},
	{ title: 'Address autocomplete', kind: 'product', effort: 6, costOfDelay: 1890, spread: 0.55, tie: 2 },
	{
		title: 'Load test before each release',
		kind: 'reliability',
		owner: 'team-platform',
		effort: 7,
		costOfDelay: 1600,
		spread: 0.6,
	},
	{
		title: 'Cut noisy disk alerts',
		kind: 'reliability',
		status: 'in-progress',
		owner: 'team-search',
		effort: 1,
		costOfDelay: 180,
		spread: 0.3,
	},
	{ title: 'Gift cards', kind: 'product', owner: 'team-checkout', effort: 20, costOfDelay: 3100, spread: 0.9 },
	{
		title: 'Split the order service',
		kind: 'reliability',
		owner: 'team-checkout',
		effort: 30,
		costOfDelay: 2800,
		spread: 0.9,
	},
	{ title: 'Dark mode for the account pages', kind: 'product', effort: 5, costOfDelay: 120, spread: 0.4 },
];

function terms({ kind, costOfDelay }: Sketch): readonly Term[] {
	const evidence = incidents
		.slice(0, 9)
		.map(({ origin }) => ({ file: origin.file, start: origin.start, end: origin.end }));
	if (kind === 'product')
		return [
			term({
				kind: 'value',
				label: message('Product value'),
				value: costOfDelay,
				basis: 'guessed',
				evidence: [placeOnLine(44)],
			}),
		];
	const prevented = costOfDelay * 0.86;
	return [
		term({
			label: message('Incidents avoided: {0}', 'db-failover'),
			value: prevented,
			basis: 'measured',
			incidents: 9,
			evidence,
			badMinutesPerWeek: 11.4,
			parts: [
				{
					label: message('Incidents a week'),
					value: 0.46,
					unit: 'perWeek',
					basis: 'measured',
					incidents: 9,
					evidence: [],
				},
				{
					label: message('Cost of one incident'),
					value: prevented / 0.46 / 0.78,
					unit: 'money',
					basis: 'measured',
					incidents: 9,
					evidence: [],
					note: message('Long incidents count for at most seven days.'),
					parts: [
						{ label: message('Bad minutes'), value: 28.2, unit: 'minutes', basis: 'measured', evidence: [] },
						{
							label: message('Worth of a bad minute'),
							value: 400,
							unit: 'money/badMinute',
							basis: 'guessed',
							evidence: [placeOnLine(19)],
						},
						{ label: message('Response hours, weighted'), value: 5.1, unit: 'hours', basis: 'measured', evidence: [] },
						{
							label: message('Engineer-hour'),
							value: 120,
							unit: 'money/hour',
							basis: 'guessed',
							evidence: [placeOnLine(12)],
						},
					],
				},
				{
					label: message('Share prevented'),
					value: 0.78,
					unit: 'share',
					basis: 'guessed',
					evidence: [placeOnLine(88)],
				},
				{ label: message('Confidence'), value: 0.9, unit: 'share', basis: 'guessed', evidence: [placeOnLine(92)] },
			],
		}),
		term({
			kind: 'toil',
			label: message('Toil ended'),
			value: costOfDelay - prevented,
			basis: 'guessed',
			evidence: [placeOnLine(90)],
			parts: [
				{ label: message('Toil'), value: 4, unit: 'hours/week', basis: 'guessed', evidence: [placeOnLine(90)] },
				{
					label: message('Engineer-hour'),
					value: 120,
					unit: 'money/hour',
					basis: 'guessed',
					evidence: [placeOnLine(12)],
				},
			],
		}),
	];
}

function pricedFrom(sketch: Sketch, rank: number): PricedItem {
	const days = sketch.effort ?? 5;
	const spread = sketch.spread ?? 0.5;
	const mean = (sketch.costOfDelay / days) * 5;
	const made: Item = item(`${sketch.kind === 'product' ? 'FEAT' : 'REL'}-${rank}`, {
		title: sketch.title,
		status: sketch.status ?? 'proposed',
		origin: placeOnLine(60 + 12 * rank),
		...(sketch.kind ? { kind: sketch.kind } : {}),
		...(sketch.owner ? { owner: sketch.owner } : {}),
	});
	return ranked(made, rank, {
		effort: { mean: days, p10: days * 0.7, p90: days * 1.5 },
		costOfDelay: {
			mean: sketch.costOfDelay,
			p10: sketch.costOfDelay * (1 - spread),
			p90: sketch.costOfDelay * (1 + spread),
		},
		score: { mean, p10: mean * (1 - spread), p90: mean * (1 + 1.4 * spread) },
		topChance: Math.max(0.01, Math.min(0.99, 1.25 - rank * 0.14)),
		terms: terms(sketch),
		badMinutesPerWeek: sketch.kind === 'product' ? 0 : 11.4,
		incidentsLast90Days: sketch.kind === 'product' ? 0 : 6,
		reason:
			sketch.reason ??
			(sketch.kind === 'product'
				? message('Earns about {0} a week.', `$${sketch.costOfDelay}`)
				: message('Saves about {0} a week of outage and response.', `$${sketch.costOfDelay}`)),
		overdue: sketch.overdue ?? false,
		...(sketch.tie === undefined ? {} : { tie: sketch.tie }),
	});
}

export type Sample =
	| 'example'
	| 'unmeasured'
	| 'ready'
	| 'hours'
	| 'stale'
	| 'empty'
	| 'broken'
	| 'noFile'
	| 'many'
	| 'hostile';

export function sample(name: Sample): Snapshot {
	if (name === 'example') return exampleTeam();
	if (name === 'unmeasured') return { ...exampleTeam(), incidents: [], pages: [] };
	const rankedItems = sketches.map((sketch, index) => pricedFrom(sketch, index + 1));
	const unranked = [
		priced(item('REL-40', { title: 'Chaos day', kind: 'reliability', owner: 'team-platform' })),
		priced(item('FEAT-41', { title: 'Loyalty programme', kind: 'product' })),
	];
	const full = snapshot([...rankedItems, ...unranked], {
		now: NOW,
		incidents,
		balance: {
			planned: { reliability: 21, product: 62, uncategorised: 5, share: 21 / 88 },
			inProgress: { reliability: 11, product: 16, uncategorised: 0, share: 11 / 27 },
			floor: { share: 0.3, place: placeOnLine(30) },
		},
	});
	const problem = {
		code: 'effort.missing',
		severity: 'warning',
		place: placeOnLine(300),
		message: message('The item has no effort.'),
	} as const;
	const [file] = [...full.files.values()];
	switch (name) {
		case 'ready':
			return { ...full, problems: [problem, problem] };
		case 'hours': {
			const { currency: _currency, ...without } = full;
			return without;
		}
		case 'stale':
			return {
				...full,
				stale: true,
				files: new Map([...full.files, [file!.file, { ...file!, stale: true }]]),
				problems: [{ ...problem, code: 'yaml.syntax', severity: 'error' }],
			};
		case 'empty':
			return snapshot([]);
		case 'broken':
			return snapshot([], { problems: [{ ...problem, code: 'yaml.syntax', severity: 'error' }] });
		case 'noFile':
			return snapshot([], { backlogs: [], files: new Map() });
		case 'many':
			return {
				...full,
				items: Array.from({ length: 10_000 }, (_, index) => {
					const sketch = sketches[index % sketches.length]!;
					const { tie: _tie, ...alone } = sketch;
					return pricedFrom(
						{ ...alone, title: `${sketch.title} ${index + 1}`, costOfDelay: sketch.costOfDelay / (1 + index / 40) },
						index + 1,
					);
				}),
			};
		case 'hostile': {
			const bad = '<img src=x onerror="document.title=1"> [x](command:evil) $(flame) **b** `c` & "q" \u202Eabc';
			return snapshot([
				ranked(item(bad, { title: bad.repeat(4), owner: bad, key: bad }), 1, {
					reason: message('{0}', bad),
					terms: [term({ label: message('{0}', bad) })],
				}),
			]);
		}
	}
}
