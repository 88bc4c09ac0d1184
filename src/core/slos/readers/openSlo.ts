import type { MapNode, SourceNode } from '../../backlog/sourceTree.ts';
import { nodeAt } from '../../backlog/sourceTree.ts';
import { message } from '../../text.ts';
import { type FoundSlo, type FoundWindow, itemsAt, type SloReader, shareAt, textAt } from '../sloReader.ts';

/**
 * OpenSLO, versions `openslo/v1` and `openslo/v1alpha`: objects of the kind SLO. Each of several objectives is an SLO of
 * its own, called `name/displayName`. Source: the specification, github.com/OpenSLO/OpenSLO.
 */
export const openSlo: SloReader = {
	name: 'OpenSLO',
	detects: (object) => /^openslo\/v1(?:alpha)?$/.test(textAt(object, ['apiVersion']) ?? ''),
	read,
};

function read(object: MapNode): readonly FoundSlo[] {
	const name = textAt(object, ['metadata', 'name']);
	if (textAt(object, ['kind']) !== 'SLO' || name === undefined) return [];
	const service = textAt(object, ['spec', 'service']);
	const objectives = itemsAt(object, ['spec', 'objectives']);
	const base = {
		window: windowOf(object),
		start: object.start,
		end: object.end,
		...(service === undefined ? {} : { service }),
	};
	if (objectives.length === 0) return [{ ...base, name, target: undefined }];
	return objectives.map((objective, index) => ({
		...base,
		name: objectives.length === 1 ? name : `${name}/${textAt(objective, ['displayName']) ?? index + 1}`,
		target: shareAt(objective, ['target'], 1) ?? shareAt(objective, ['targetPercent'], 100),
	}));
}

/** v1 says `timeWindow: [{ duration: 4w }]`, v1alpha `timeWindows: [{ unit: Week, count: 4 }]`; both exactly one. */
function windowOf(object: MapNode): FoundWindow {
	const windows = [...itemsAt(object, ['spec', 'timeWindow']), ...itemsAt(object, ['spec', 'timeWindows'])];
	const [window] = windows;
	if (!window) return { why: message('it names no window') };
	if (windows.length > 1) return { why: message('it names several windows') };
	if (nodeAt(window, ['calendar']) !== undefined || textAt(window, ['isRolling']) === 'false')
		return { why: message('its window follows the calendar, and budgets here are of rolling windows') };
	return durationOf(window);
}

const minutesOf: Readonly<Record<string, number>> = { m: 1, h: 60, d: 1440, w: 10_080 };
const minutesOfUnit: Readonly<Record<string, number>> = {
	Second: 1 / 60,
	Minute: 1,
	Hour: 60,
	Day: 1440,
	Week: 10_080,
};

function durationOf(window: SourceNode): FoundWindow {
	const duration = textAt(window, ['duration']);
	const [count, unit, units] =
		duration === undefined
			? [textAt(window, ['count']), textAt(window, ['unit']), minutesOfUnit]
			: [/^\d+/.exec(duration)?.[0], duration.replace(/^\d+/, ''), minutesOf];
	const written = duration ?? [count, unit].filter((part) => part !== undefined).join(' ');
	const number = /^\d{1,6}$/.test(count ?? '') ? Number(count) : 0;
	if (/^(?:[MQY]|Month|Quarter|Year)$/.test(unit ?? ''))
		return { why: message('months, quarters and years have no fixed length: {0}', written) };
	const minutes = Object.hasOwn(units, unit ?? '') ? number * units[unit!]! : 0;
	return minutes > 0 ? { minutes } : { why: message('its window cannot be read: {0}', written) };
}
