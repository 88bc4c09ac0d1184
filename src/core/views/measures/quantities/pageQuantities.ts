import type { Band } from '../../../incidents/calendar.ts';
import type { InterruptionRecord } from '../../../measures/interruptionRecords.ts';
import type { WeekMeasures } from '../../../measures/measures.ts';
import type { Figure } from '../../../snapshot.ts';
import { type Message, message } from '../../../text.ts';
import { interruptionFigures, restOf } from '../recordFigures.ts';
import type { MeasuresGiven } from '../section.ts';
import { recordsOf, recordWords, type WeekQuantity } from './quantity.ts';

const counting = message(
	'Pages that reach one person within 60 seconds of the first are one interruption; mail is none. Hours are those of the person’s own zone.',
);

export const bandLabels: Readonly<Record<Band, Message>> = {
	business: message('In business hours'),
	off: message('In off hours'),
	sleep: message('In sleep hours'),
};

/** The interruptions of some bands, each band with its records. */
export function bandFigures(records: readonly InterruptionRecord[], given: MeasuresGiven): Figure[] {
	const words = recordWords(given);
	return (['sleep', 'off', 'business'] as const).flatMap((band) => {
		const own = records.filter((record) => record.band === band);
		if (own.length === 0) return [];
		const rest = restOf(own.length);
		return [
			{
				label: bandLabels[band],
				value: own.reduce((sum, { count }) => sum + count, 0),
				unit: 'count' as const,
				evidence: [],
				parts: interruptionFigures(own, words),
				...(rest ? { note: rest } : {}),
			},
		];
	});
}

export const interruptions: WeekQuantity = {
	label: message('Interruptions'),
	reason: counting,
	of: 'pages',
	unit: 'count',
	subject: 'interruptions',
	value: (week) => week.interruptions.total,
	figures: (week, given) => bandFigures(recordsOf(week, given), given),
};

function inBand(band: Band): Pick<WeekQuantity, 'label' | 'reason' | 'of' | 'unit' | 'value' | 'figures'> {
	return {
		label: bandLabels[band],
		reason: counting,
		of: 'pages',
		unit: 'count',
		value: (week) => week.interruptions[band],
		figures: (week, given) =>
			bandFigures(
				recordsOf(week, given).filter((record) => record.band === band),
				given,
			),
	};
}

export const sleepInterruptions: WeekQuantity = { ...inBand('sleep'), subject: 'sleep' };
export const offInterruptions: WeekQuantity = inBand('off');
export const businessInterruptions: WeekQuantity = inBand('business');

export const disruptedHours: WeekQuantity = {
	label: message('Disrupted hours'),
	reason: message('Clock hours in which somebody was interrupted at least once. Two people in one hour are two.'),
	of: 'pages',
	unit: 'count',
	value: (week) => week.interruptions.disruptedHours,
	figures: hourFigures,
};

function hourFigures(week: WeekMeasures, given: MeasuresGiven): readonly Figure[] {
	const words = recordWords(given);
	const hours = new Map<string, InterruptionRecord[]>();
	for (const record of recordsOf(week, given)) {
		const key = `${record.hour} ${record.counted ? '' : `of ${record.person ?? ''}`}`;
		hours.set(key, [...(hours.get(key) ?? []), record]);
	}
	return [...hours.values()].slice(0, 168).map((records): Figure => {
		const interrupted = records.reduce((sum, { count }) => sum + count, 0);
		return {
			label: message('{0}', words.moment(records[0]!.at)),
			value: 1,
			unit: 'count',
			evidence: [],
			note: interrupted === 1 ? message('1 interruption') : message('{0} interruptions within this hour', interrupted),
			parts: interruptionFigures(records, words),
		};
	});
}
