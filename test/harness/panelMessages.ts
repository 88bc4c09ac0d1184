// What is said between the editor and the panel, and how it can be spoilt.
import fc from 'fast-check';
import type { FromPanel } from '../../src/core/views/panelProtocol.ts';

/** One of each that carries something. */
export const fromPanelSamples: readonly FromPanel[] = [
	{ type: 'reveal', file: 'file:///etc/passwd', start: 1, end: 2 },
	{ type: 'revealItem', key: 'nobody' },
	{ type: 'showCommit', hash: 'a'.repeat(40) },
	{ type: 'explain', request: 1, key: 'nobody' },
	{ type: 'acceptRisk', key: 'nobody', accepted: true },
	{ type: 'editItems', request: 1, keys: ['nobody'], texts: { owner: 'Mine now' } },
	{ type: 'measures', request: 1 },
	{ type: 'explainMeasure', request: 1, section: 'nothing', key: 'nobody' },
	{ type: 'applyPlan', request: 99_999 },
];

/** Takes the place of a value of another kind. */
const intruders: readonly unknown[] = [
	null,
	true,
	-1,
	0.5,
	'<img src=x onerror=alert(1)>',
	[],
	{},
	[[]],
	{ __proto__: null, toString: 1 },
];

/** The message with one value, somewhere within, gone or of another kind, or with a value too many. */
export function spoilt(message: unknown): fc.Arbitrary<unknown> {
	const places = placesIn(message);
	return fc
		.record({
			place: fc.constantFrom(...places),
			way: fc.constantFrom('replace', 'replace', 'replace', 'add'),
			intruder: fc.nat({ max: 1000 }),
		})
		.map(({ place, way, intruder }) =>
			changedAt(message, place, (value, holder) => {
				const others = intruders.filter((other) => kindOf(other) !== kindOf(value));
				const another = others[intruder % others.length];
				return way === 'add' && !Array.isArray(holder) ? { more: another } : { instead: another };
			}),
		);
}

interface Change {
	readonly instead?: unknown;
	/** Beside the value, under a name that nobody knows. */
	readonly more?: unknown;
}

/** A copy of what lies on the way; the rest is shared. */
function changedAt(
	whole: unknown,
	[name, ...rest]: readonly string[],
	change: (value: unknown, holder: unknown) => Change,
): unknown {
	const copy: Record<string, unknown> = Array.isArray(whole) ? ([...whole] as never) : { ...(whole as object) };
	const value = copy[name!];
	if (rest.length > 0) {
		copy[name!] = changedAt(value, rest, change);
		return copy;
	}
	const { more, ...changed } = change(value, copy);
	if ('instead' in changed) copy[name!] = changed.instead;
	else copy['\u0000more'] = more;
	return copy;
}

function kindOf(value: unknown): string {
	return Array.isArray(value) ? 'list' : value === null ? 'null' : typeof value;
}

/** The path of each value, save for those of pictures, which only what draws them knows. */
function placesIn(value: unknown, path: readonly string[] = []): (readonly string[])[] {
	if (typeof value !== 'object' || value === null || path.at(-1) === 'option') return [];
	return Object.keys(value).flatMap((name) => [
		[...path, name],
		...placesIn((value as Record<string, unknown>)[name], [...path, name]),
	]);
}
