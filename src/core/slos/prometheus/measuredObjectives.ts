import type { Backlog, MeasuredRatio, Service } from '../../backlog/model.ts';

/** A measured ratio with what was asked: it is of every objective that asks the same. */
export interface Measurement extends MeasuredRatio {
	readonly query: string;
	readonly windowMinutes: number;
}

/** Puts in what was measured. The same backlog where nothing was. */
export function withMeasured(backlog: Backlog, measurements: readonly Measurement[]): Backlog {
	if (measurements.length === 0) return backlog;
	const services = backlog.services.map((service): Service => {
		const { slo } = service;
		if (!slo || !('target' in slo) || slo.prometheus === undefined) return service;
		const found = measurements.find(
			({ query, windowMinutes }) => query === slo.prometheus && windowMinutes === slo.windowMinutes,
		);
		if (!found) return service;
		const { query: _, windowMinutes: __, ...measured } = found;
		return { ...service, slo: { ...slo, measured } };
	});
	return { ...backlog, services };
}
