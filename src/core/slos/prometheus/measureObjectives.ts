import type { Backlog, MeasuredDay, MeasuredRatio, Objective, Service } from '../../backlog/model.ts';
import { DAY, MINUTE } from '../../backlog/quantities.ts';
import { placeAt } from '../../backlog/sourceTree.ts';
import type { PullPort } from '../../incidents/pulling/pullPort.ts';
import { BURN_MINUTES } from '../../measures/budgets.ts';
import type { Place } from '../../place.ts';
import { type Message, message } from '../../text.ts';
import { type AskCode, type Asked, readAnswer, readRangeAnswer } from './answer.ts';
import type { Measurement } from './measuredObjectives.ts';
import { instantQueryUrl, type PrometheusAddress, rangeQueryUrl, readAddress, takesWindow } from './question.ts';

/** Why there is no new measurement of a service. */
export interface MeasuringFault {
	/** Absent where nothing could be asked at all. */
	readonly service?: Service;
	/** The query. */
	readonly place?: Place;
	readonly code: AskCode;
	readonly reason: Message;
}

export interface Measuring {
	/** In the order of the services, each pair of query and window once. */
	readonly measurements: readonly Measurement[];
	readonly faults: readonly MeasuringFault[];
	/** How many services have a query and an objective. */
	readonly queries: number;
}

/** After these nothing else would be answered either. */
const final: ReadonlySet<AskCode> = new Set<AskCode>(['address', 'unreachable', 'cancelled', 'token']);

/** So many days back the curve of a budget goes at most: a quarter. */
const MOST_DAYS = 90;

/**
 * Asks a Prometheus-compatible API for the share of good of each objective with a query: over its window, over the last
 * seven days where the query takes a window, and over the window as it was on each day of it. One after the other; what was
 * measured before a failure is good and is kept. Without the days the rest is as good.
 *
 * @param at As of when: milliseconds since 1970.
 */
export async function measureObjectives(
	backlogs: readonly Backlog[],
	address: PrometheusAddress,
	at: number,
	port: PullPort,
): Promise<Measuring> {
	const asked = backlogs.flatMap(({ services }) => services).flatMap(queriesOf);
	const measurements = new Map<string, Measurement>();
	const faults: MeasuringFault[] = [];
	const outcome = (): Measuring => ({ measurements: [...measurements.values()], faults, queries: asked.length });
	if (asked.length === 0) return outcome();
	const read = readAddress(address);
	if (!read.ok) {
		faults.push({ code: read.code, reason: read.reason });
		return outcome();
	}
	for (const [index, { service, query, windowMinutes }] of asked.entries()) {
		const key = `${windowMinutes} ${query}`;
		if (measurements.has(key)) continue;
		port.progress(message('{0} ({1} of {2})', service.id, index + 1, asked.length));
		const { base, headers } = read.value;
		const ask = (minutes: number) => askOnce(instantQueryUrl(base, query, minutes, at), headers, port, readAnswer);
		const ratio = await ratioOf(query, windowMinutes, at, ask);
		if (ratio.ok) {
			const askDays = (days: number) =>
				askOnce(rangeQueryUrl(base, query, windowMinutes, at, days), headers, port, readRangeAnswer);
			const days = await daysOf(windowMinutes, at, askDays);
			measurements.set(key, { query, windowMinutes, ...ratio.value, ...days });
		} else {
			const { code, reason } = ratio;
			faults.push({ service, place: placeAt(service.origin, ['slo', 'prometheus']), code, reason });
			if (final.has(code)) break;
		}
	}
	return outcome();
}

/** Whether the API answers with this token. */
export async function checkPrometheus(address: PrometheusAddress, at: number, port: PullPort): Promise<Asked<number>> {
	const read = readAddress(address);
	if (!read.ok) return read;
	return askOnce(instantQueryUrl(read.value.base, 'vector(1)', BURN_MINUTES, at), read.value.headers, port, readAnswer);
}

function queriesOf(service: Service) {
	const { slo } = service;
	if (!slo || !('target' in slo) || slo.prometheus === undefined) return [];
	const { prometheus: query, windowMinutes }: Objective = slo;
	return [{ service, query, windowMinutes }];
}

async function ratioOf(
	query: string,
	windowMinutes: number,
	at: number,
	ask: (minutes: number) => Promise<Asked<number>>,
): Promise<Asked<MeasuredRatio>> {
	const good = await ask(windowMinutes);
	if (!good.ok) return good;
	if (!takesWindow(query) || windowMinutes <= BURN_MINUTES) return { ok: true, value: { at, good: good.value } };
	const lately = await ask(BURN_MINUTES);
	return lately.ok ? { ok: true, value: { at, good: good.value, lately: lately.value } } : lately;
}

/** Of a window of a day there is no curve by days. */
async function daysOf(
	windowMinutes: number,
	at: number,
	ask: (days: number) => Promise<Asked<readonly (readonly [number, number])[]>>,
): Promise<Pick<MeasuredRatio, 'days' | 'withoutDays'>> {
	const count = Math.min(MOST_DAYS, Math.floor((windowMinutes * MINUTE) / DAY));
	if (count < 2) return {};
	const answer = await ask(count);
	if (!answer.ok) return { withoutDays: answer.reason };
	const days: MeasuredDay[] = [];
	for (const [moment, good] of answer.value) {
		// A server may round a moment; one that was not asked for is none of the window.
		const before = Math.round((at - moment) / DAY);
		if (before >= 0 && before <= count) days.push({ at: at - before * DAY, good });
	}
	return days.length > 0 ? { days } : { withoutDays: message('The query finds no data.') };
}

async function askOnce<Value>(
	url: string,
	headers: Readonly<Record<string, string>>,
	port: PullPort,
	readReply: (status: number, text: string) => Asked<Value>,
): Promise<Asked<Value>> {
	const cancelled = { ok: false, code: 'cancelled', reason: message('It was cancelled.') } as const;
	if (port.cancelled) return cancelled;
	try {
		const { status, text } = await port.send(url, headers);
		return readReply(status, text);
	} catch (error) {
		if (port.cancelled) return cancelled;
		const cause = error instanceof Error ? error.message : String(error);
		return { ok: false, code: 'unreachable', reason: message('No whole answer came: {0}', cause) };
	}
}
