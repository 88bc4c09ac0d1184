import type { MapNode } from '../../backlog/sourceTree.ts';
import { nodeAt } from '../../backlog/sourceTree.ts';
import { type FoundSlo, itemsAt, type SloReader, shareAt, textAt } from '../sloReader.ts';

/** The period that Sloth counts by unless it is told another on its own command line; no file of its says one. */
const SLOTH_WINDOW = 30 * 1440;

/**
 * Sloth: `version: prometheus/v1`, and the Kubernetes object PrometheusServiceLevel, which holds the same under `spec`.
 * Objectives are percentages. Source: pkg/prometheus/api/v1 and pkg/kubernetes/api/sloth/v1 of github.com/slok/sloth.
 */
export const sloth: SloReader = {
	name: 'Sloth',
	detects: (object) => textAt(object, ['version']) === 'prometheus/v1' || isServiceLevel(object),
	read,
};

function isServiceLevel(object: MapNode): boolean {
	return (
		textAt(object, ['apiVersion']) === 'sloth.slok.dev/v1' && textAt(object, ['kind']) === 'PrometheusServiceLevel'
	);
}

function read(object: MapNode): readonly FoundSlo[] {
	const spec = isServiceLevel(object) ? nodeAt(object, ['spec']) : object;
	const service = textAt(spec, ['service']);
	return itemsAt(spec, ['slos']).flatMap((slo) => {
		const name = textAt(slo, ['name']);
		if (name === undefined) return [];
		return [
			{
				name,
				target: shareAt(slo, ['objective'], 100),
				window: { minutes: SLOTH_WINDOW },
				start: slo.start,
				end: slo.end,
				...(service === undefined ? {} : { service }),
			},
		];
	});
}
