/** Backlogs such as teams write them, of any size: the same seed gives the same text. */

export interface Size {
	readonly items: number;
	readonly incidents: number;
}

/** Numbers from 0 to 1 (mulberry32). */
function seeded(seed: number): () => number {
	let state = seed >>> 0;
	return () => {
		state = (state + 0x6d2b79f5) >>> 0;
		let mixed = Math.imul(state ^ (state >>> 15), state | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
	};
}

const verbs = ['Automate', 'Drill', 'Retry', 'Split', 'Warm', 'Measure', 'Move', 'Limit', 'Replace', 'Reconcile'];
const things = [
	'database failover',
	'the order queue',
	'payment webhooks',
	'the cart cache',
	'noisy alerts',
	'saved carts',
];
const services = ['checkout', 'payments', 'cart', 'search', 'accounts', 'shipping', 'catalogue', 'pricing'];
const causes = [
	'db-failover',
	'cert-expiry',
	'queue-backlog',
	'bad-deploy',
	'cache-stampede',
	'provider-outage',
	'disk-full',
];
const statuses = ['proposed', 'proposed', 'proposed', 'planned', 'in-progress', 'done', 'dropped'];

const HEAD = `# The backlog of a large team
version: 1

team: { name: Shop, timezone: America/New_York, hours: pagerduty }
rates:
  currency: USD
  engineerHour: 120
  badMinute: 95   # one minute of full outage
  reachPoint: 4
  offHours: 1.5
  sleepHours: 2

services:
${services.map((service) => `  - { id: ${service}, owner: team-${service}, paths: [services/${service}/**] }`).join('\n')}

items:
`;

export function backlogText({ items, incidents }: Size, seed = 1): string {
	const random = seeded(seed);
	const parts = [HEAD];
	for (let at = 1; at <= items; at++) parts.push(itemText(at, incidents, random));
	parts.push('\nincidents:\n');
	for (let at = 1; at <= incidents; at++) parts.push(incidentText(at, incidents, random));
	return parts.join('');
}

function itemText(at: number, incidents: number, random: () => number): string {
	const pick = picker(random);
	const isReliability = random() < 0.6;
	const service = pick(services);
	const low = 1 + Math.floor(random() * 6);
	const lines = [
		...(random() < 0.1 ? [`  # ${pick(verbs)} ${pick(things)} before the season starts`] : []),
		`  - id: ${isReliability ? 'REL' : 'FEAT'}-${at}`,
		`    title: ${random() < 0.1 ? `"${pick(verbs)} ${pick(things)}: part ${at}"` : `${pick(verbs)} ${pick(things)} ${at}`}`,
		`    kind: ${isReliability ? 'reliability' : 'product'}`,
		`    status: ${pick(statuses)}`,
		`    owner: team-${service}`,
		`    service: ${service}`,
		random() < 0.5 ? `    effort: ${low}d` : `    effort: { low: ${low}d, likely: ${low + 2}d, high: ${low * 3 + 2}d }`,
	];
	if (isReliability && incidents > 0 && random() < 0.4)
		lines.push(`    avoids: { incidents: [INC-${1 + Math.floor(random() * incidents)}], share: 80% }`);
	else if (isReliability)
		lines.push('    avoids:', `      causes: [${pick(causes)}]`, '      share: { low: 50%, likely: 80%, high: 95% }');
	else lines.push(`    value: ${100 * Math.ceil(random() * 30)}/week`);
	if (random() < 0.2) lines.push(`    toil: ${1 + Math.floor(random() * 6)}h/week`);
	if (random() < 0.3) lines.push('    labels: [toil, quarter]');
	return `${lines.join('\n')}\n`;
}

/** Spread over the two years before the time that the measurements price at. */
function incidentText(at: number, of: number, random: () => number): string {
	const pick = picker(random);
	const started = NOW - ((of - at + random()) / of) * 730 * 86_400_000;
	const stamp = (instant: number) => `${new Date(instant).toISOString().slice(0, 16)}Z`;
	const resolved = started + (10 + 240 * random() ** 2) * 60_000;
	const cause = random() < 0.7 ? `, cause: ${pick(causes)}` : '';
	const impact = `${10 * (1 + Math.floor(random() * 10))}%`;
	return `  - { id: INC-${at}, service: ${pick(services)}, started: ${stamp(started)}, resolved: ${stamp(resolved)}, impact: ${impact}, responders: ${1 + Math.floor(random() * 4)}${cause} }\n`;
}

function picker(random: () => number): <T>(from: readonly T[]) => T {
	return (from) => from[Math.floor(random() * from.length)]!;
}

/** The present of the measurements. */
export const NOW = Date.UTC(2026, 10, 23, 9);
