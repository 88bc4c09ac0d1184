import type { Backlog, Incident, Rates, Service } from '../backlog/model.ts';
import { placeAt } from '../backlog/sourceTree.ts';
import type { Band, BandHours, Calendar } from '../incidents/calendar.ts';
import { folderOf } from '../scopes.ts';
import { finite } from '../scoring/bounds.ts';
import { incidentMinutes, responseHours } from '../scoring/evidence/incidentTime.ts';
import { badMinutePrice, type MinutePrice } from '../scoring/evidence/modeCost.ts';
import type { Figure } from '../snapshot.ts';
import { type Message, message } from '../text.ts';

/** What one incident has cost, as it happened. */
export interface IncidentCost {
	/** Currency; hours of response, weighted by their bands, where there are no rates. */
	readonly cost: number;
	readonly badMinutes: number;
}

/** Prices incidents by the rates, services and hours of the backlog that speaks for the file they stand in. */
export function incidentPricer(backlogs: readonly Backlog[], now: number): (incident: Incident) => IncidentCost {
	const scopes = new Map<string, Scope>();
	return (incident) => {
		let scope = scopes.get(incident.origin.file);
		if (!scope) {
			scope = scopeOf(incident.origin.file, backlogs);
			scopes.set(incident.origin.file, scope);
		}
		return costOf(termsOf(incident, scope, now));
	};
}

/** The same cost, opened into its terms: minutes × impact × price of each service, hours of response by band. */
export function incidentCostFigure(incident: Incident, backlogs: readonly Backlog[], now: number): Figure {
	const scope = scopeOf(incident.origin.file, backlogs);
	const terms = termsOf(incident, scope, now);
	return {
		label: scope.rates ? message('Cost') : message('Hours of response, weighted'),
		value: costOf(terms).cost,
		unit: 'money',
		evidence: [],
		parts: [...outageFigures(incident, terms, now), ...responseFigures(incident, terms, scope.rates)],
	};
}

interface Scope {
	readonly services: ReadonlyMap<string, Service>;
	readonly rates?: Rates;
	readonly calendar?: Calendar;
}

/** The nearest file in the folders above; of services, rates and hours each from the nearest that has them. */
function scopeOf(file: string, backlogs: readonly Backlog[]): Scope {
	const chain = backlogs
		.filter((backlog) => backlog.file === file || file.startsWith(folderOf(backlog.file)))
		.sort((one, other) => folderOf(other.file).length - folderOf(one.file).length);
	const services = new Map<string, Service>();
	for (const backlog of chain)
		for (const service of backlog.services) if (!services.has(service.id)) services.set(service.id, service);
	const rates = chain.find((backlog) => backlog.rates)?.rates;
	const calendar = (chain.find((backlog) => backlog.team) ?? chain[0])?.calendar;
	return { services, ...(rates ? { rates } : {}), ...(calendar ? { calendar } : {}) };
}

/** What the cost of one incident is made of. */
interface CostTerms {
	readonly minutes: number;
	readonly struck: readonly { readonly service: string; readonly impact: number; readonly price?: MinutePrice }[];
	/** Of response, for each band of the day. */
	readonly hours: BandHours;
	/** Of an hour in each band: currency, or the plain weight where there are no rates. */
	readonly hourPrices: BandHours;
}

function termsOf(incident: Incident, { services, rates, calendar }: Scope, now: number): CostTerms {
	const minutes = incidentMinutes(incident, now);
	const hourPrice = rates ? (rates.engineerHour ?? 0) : 1;
	return {
		minutes,
		struck: incident.services.map(({ service, impact }) => {
			const price = badMinutePrice(service, services, rates);
			return { service, impact, ...(price ? { price } : {}) };
		}),
		hours: calendar ? responseHours(incident, minutes, calendar) : { business: 0, off: 0, sleep: 0 },
		hourPrices: {
			business: hourPrice,
			off: hourPrice * (rates?.offHours ?? 1),
			sleep: hourPrice * (rates?.sleepHours ?? 1),
		},
	};
}

/** cost = bad minutes × badMinute(service) + Σ response hours × engineerHour × band weight (design, section 5). */
function costOf({ minutes, struck, hours, hourPrices }: CostTerms): IncidentCost {
	let badMinutes = 0;
	let cost = 0;
	for (const { impact, price } of struck) {
		badMinutes += minutes * impact;
		cost += minutes * impact * (price?.price ?? 0);
	}
	for (const band of bands) cost += hours[band] * hourPrices[band];
	return { cost: finite(cost), badMinutes: finite(badMinutes) };
}

const bands: readonly Band[] = ['business', 'off', 'sleep'];

function outageFigures(incident: Incident, { minutes, struck }: CostTerms, now: number): Figure[] {
	const ongoing = incident.resolved === undefined || incident.resolved > now;
	const length: Figure = {
		label: message('Length'),
		value: minutes,
		unit: 'minutes',
		basis: 'measured',
		evidence: [placeAt(incident.origin, [ongoing ? 'started' : 'resolved'])],
		...(ongoing ? { note: message('It goes on: counted up to now.') } : {}),
	};
	return struck.map(({ service, impact, price }) => ({
		label: price ? message('Outage of {0}', service) : message('Bad minutes of {0}', service),
		value: finite(minutes * impact * (price?.price ?? 1)),
		unit: price ? 'money' : 'minutes',
		evidence: [],
		...(price ? {} : { note: message('No rate prices them.') }),
		parts: [
			length,
			{
				label: message('Part of the users struck'),
				value: impact,
				unit: 'share',
				basis: incident.impactGiven ? 'measured' : 'guessed',
				evidence: incident.impactGiven ? [placeAt(incident.origin, ['impact'])] : [],
				...(incident.impactGiven ? {} : { note: message('No impact is given: counted as a full outage.') }),
			},
			...(price ? [priceFigure(price)] : []),
		],
	}));
}

function priceFigure({ price, place }: MinutePrice): Figure {
	return {
		label: message('Price of a bad minute'),
		value: price,
		unit: 'money/badMinute',
		basis: 'guessed',
		evidence: [place],
	};
}

function responseFigures(incident: Incident, { hours, hourPrices }: CostTerms, rates: Rates | undefined): Figure[] {
	const responders: Figure[] =
		incident.responders === undefined
			? []
			: [
					{
						label: message('Responders'),
						value: incident.responders,
						unit: 'count',
						basis: 'measured',
						evidence: [placeAt(incident.origin, ['responders'])],
					},
				];
	if (responders.length === 0)
		return [
			{
				label: message('Response'),
				value: 0,
				unit: 'money',
				evidence: [],
				note: message('Nobody counted who worked on it.'),
			},
		];
	return bands
		.filter((band) => hours[band] > 0)
		.map((band) => ({
			label: bandWords[band],
			value: finite(hours[band] * hourPrices[band]),
			unit: 'money',
			evidence: [],
			parts: [
				...responders,
				{ label: message('Hours of all of them'), value: hours[band], unit: 'hours', basis: 'measured', evidence: [] },
				...hourPrice(hourPrices[band], band, rates),
			],
		}));
}

const bandWords: Readonly<Record<Band, Message>> = {
	business: message('Response in business hours'),
	off: message('Response in off hours'),
	sleep: message('Response in sleep hours'),
};

/** An hour of a band, with its weight in it. */
function hourPrice(price: number, band: Band, rates: Rates | undefined): Figure[] {
	if (!rates) return [];
	const weight = band === 'business' ? undefined : band === 'off' ? 'offHours' : 'sleepHours';
	return [
		{
			label: message('Price of an engineer’s hour, weighted'),
			value: finite(price),
			unit: 'money/hour',
			basis: 'guessed',
			evidence: [
				placeAt(rates.origin, ['engineerHour']),
				...(weight === undefined ? [] : [placeAt(rates.origin, [weight])]),
			],
			...(rates.engineerHour === undefined ? { note: message('No rate prices an hour.') } : {}),
		},
	];
}
