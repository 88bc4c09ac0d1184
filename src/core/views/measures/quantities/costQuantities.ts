import { type Band, bandHours } from '../../../incidents/calendar.ts';
import { teamOf, type WeekMeasures } from '../../../measures/measures.ts';
import { badMinutePrice } from '../../../scoring/evidence/modeCost.ts';
import type { Figure } from '../../../snapshot.ts';
import { message } from '../../../text.ts';
import { oneLine } from '../../markdown.ts';
import { incidentFigures } from '../recordFigures.ts';
import type { MeasuresGiven } from '../section.ts';
import { badMinutes, minutesIn, overlapping } from './incidentQuantities.ts';
import { bandLabels } from './pageQuantities.ts';
import type { WeekQuantity } from './quantity.ts';

const allBands = ['business', 'off', 'sleep'] as const satisfies readonly Band[];

export const responseHours: WeekQuantity = {
	label: message('Response hours'),
	reason: message('People who worked on an incident, times its hours that fell into this week.'),
	of: 'incidents',
	unit: 'hours',
	value: ({ responseHours: { business, off, sleep } }) => business + off + sleep,
	figures: (week, given) =>
		incidentFigures(
			responded(week, given),
			'hours',
			(incident) => (minutesIn(incident, week, given) / 60) * incident.responders!,
			(incident) =>
				message(
					'{0} × {1}',
					given.words.full(minutesIn(incident, week, given) / 60, 'hours'),
					given.words.full(incident.responders!, 'count'),
				),
		),
};

function responded(week: WeekMeasures, given: MeasuresGiven) {
	return overlapping(week, given).filter(({ responders }) => (responders ?? 0) > 0);
}

export const responseCost: WeekQuantity = {
	label: message('Cost of response'),
	reason: message('Response hours, each times the weight of its band, times the price of an engineer’s hour.'),
	of: 'incidents',
	unit: 'money',
	value: ({ responseCost }) => responseCost,
	figures: responseCostFigures,
};

function responseCostFigures(week: WeekMeasures, given: MeasuresGiven): readonly Figure[] {
	const { rates, calendar } = teamOf(given.snapshot.backlogs);
	const price = rates?.engineerHour;
	if (!rates || price === undefined) return [];
	const weights: Readonly<Record<Band, number>> = { business: 1, off: rates.offHours, sleep: rates.sleepHours };
	const { now } = given.snapshot;
	return allBands
		.filter((band) => week.responseHours[band] > 0)
		.map((band): Figure => {
			const hoursOf = ({ started, resolved, responders }: ReturnType<typeof responded>[number]) =>
				bandHours(Math.max(started, week.week.start), Math.min(resolved ?? now, now, week.week.end), calendar)[band] *
				responders!;
			return {
				label: bandLabels[band],
				value: week.responseHours[band] * weights[band] * price,
				unit: 'money',
				evidence: [rates.origin],
				note: message(
					'{0} × {1} × {2}',
					given.words.full(week.responseHours[band], 'hours'),
					given.words.full(weights[band], 'count'),
					given.words.full(price, 'money/hour'),
				),
				parts: incidentFigures(
					responded(week, given).filter((incident) => hoursOf(incident) > 0),
					'hours',
					hoursOf,
				),
			};
		});
}

export const badMinutesCost: WeekQuantity = {
	label: message('Cost of bad minutes'),
	reason: message('The bad minutes of each service, times the price of one.'),
	of: 'incidents',
	unit: 'money',
	value: ({ badMinutesCost }) => badMinutesCost,
	figures: (week, given) => {
		const { rates, services } = teamOf(given.snapshot.backlogs);
		if (!rates) return [];
		const priced = new Map(services.map((service) => [service.id, service]));
		const parts = badMinutes.figures(week, given);
		return [...week.badMinutes]
			.sort((one, other) => other[1] - one[1])
			.filter(([, minutes]) => minutes > 0)
			.flatMap(([service, minutes], index): Figure[] => {
				const found = badMinutePrice(service, priced, rates);
				if (!found) return [];
				return [
					{
						label: message('{0}', oneLine(service)),
						value: minutes * found.price,
						unit: 'money',
						evidence: [],
						note: message(
							'{0} × {1}',
							given.words.full(minutes, 'minutes'),
							given.words.full(found.price, 'money/badMinute'),
						),
						parts: parts[index]?.parts ?? [],
					},
				];
			});
	},
};
