import type { MapNode } from '../../backlog/sourceTree.ts';
import { message } from '../../text.ts';
import { type FoundSlo, type FoundWindow, type SloReader, shareAt, textAt } from '../sloReader.ts';

/**
 * Pyrra: `pyrra.dev/v1alpha1`, ServiceLevelObjective. The target is a percentage in quotes, the window a duration of
 * Prometheus. It knows no services; a label `pyrra.dev/service` may name one. Source: api/v1alpha1 of
 * github.com/pyrra-dev/pyrra.
 */
export const pyrra: SloReader = {
	name: 'Pyrra',
	detects: (object) =>
		textAt(object, ['apiVersion']) === 'pyrra.dev/v1alpha1' && textAt(object, ['kind']) === 'ServiceLevelObjective',
	read,
};

function read(object: MapNode): readonly FoundSlo[] {
	const name = textAt(object, ['metadata', 'name']);
	if (name === undefined) return [];
	const service = textAt(object, ['metadata', 'labels', 'pyrra.dev/service']);
	return [
		{
			name,
			target: shareAt(object, ['spec', 'target'], 100),
			window: windowOf(textAt(object, ['spec', 'window'])),
			start: object.start,
			end: object.end,
			...(service === undefined ? {} : { service }),
		},
	];
}

/** A year of Prometheus has 365 days. */
const minutesOf: Readonly<Record<string, number>> = {
	ms: 1 / 60_000,
	s: 1 / 60,
	m: 1,
	h: 60,
	d: 1440,
	w: 10_080,
	y: 525_600,
};

/** `4w`, `1w2d`. */
function windowOf(text: string | undefined): FoundWindow {
	if (text === undefined) return { why: message('it names no window') };
	let minutes = 0;
	if (/^(?:\d{1,6}(?:ms|[smhdwy]))+$/.test(text))
		for (const [, count, unit] of text.matchAll(/(\d+)(ms|[smhdwy])/g)) minutes += Number(count) * minutesOf[unit!]!;
	return minutes > 0 ? { minutes } : { why: message('its window cannot be read: {0}', text) };
}
