import type { Backlog, MeasuredRatio, Objective, Service } from '../../backlog/model.ts';
import { placeAt } from '../../backlog/sourceTree.ts';
import type { PullPort } from '../../incidents/pulling/pullPort.ts';
import { BURN_MINUTES } from '../../measures/budgets.ts';
import type { Place } from '../../place.ts';
import { type Message, message } from '../../text.ts';
import { type AskCode, type Asked, readAnswer } from './answer.ts';
import type { Measurement } from './measuredObjectives.ts';
import { instantQueryUrl, type PrometheusAddress, readAddress, takesWindow } from './question.ts';

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

/**
 * Asks a Prometheus-compatible API for the share of good of each objective with a query: over its window, and over the last
 * seven days where the query takes a window. One after the other; what was measured before a failure is good and is kept.
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
		const ask = (minutes: number) =>
			askOnce(instantQueryUrl(read.value.base, query, minutes, at), read.value.headers, port);
		const ratio = await ratioOf(query, windowMinutes, at, ask);
		if (ratio.ok) measurements.set(key, { query, windowMinutes, ...ratio.value });
		else {
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
	return askOnce(instantQueryUrl(read.value.base, 'vector(1)', BURN_MINUTES, at), read.value.headers, port);
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

async function askOnce(url: string, headers: Readonly<Record<string, string>>, port: PullPort): Promise<Asked<number>> {
	const cancelled = { ok: false, code: 'cancelled', reason: message('It was cancelled.') } as const;
	if (port.cancelled) return cancelled;
	try {
		const { status, text } = await port.send(url, headers);
		return readAnswer(status, text);
	} catch (error) {
		if (port.cancelled) return cancelled;
		const cause = error instanceof Error ? error.message : String(error);
		return { ok: false, code: 'unreachable', reason: message('No whole answer came: {0}', cause) };
	}
}
