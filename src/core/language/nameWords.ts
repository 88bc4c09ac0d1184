import type { Incident, Service } from '../backlog/model.ts';
import { WEEKS_PER_QUARTER } from '../backlog/quantities.ts';
import type { PricedMode } from '../scoring/evidence/modeCost.ts';
import type { Figure, Snapshot } from '../snapshot.ts';
import { message, say } from '../text.ts';
import { type ExplanationMarkdownOptions, explanationMarkdown, rowsMarkdown } from '../views/explanationMarkdown.ts';
import { explainFigures } from '../views/explanationRows.ts';
import { formatShare } from '../views/figures.ts';
import { explainIncident } from '../views/incidentExplanation.ts';
import { escapeMarkdown, marked } from '../views/markdown.ts';
import { itemWords } from './itemWords.ts';
import { scopeOf } from './knownNames.ts';
import type { NameKind } from './names.ts';

/** Whom words are for, and what they may lead to. */
export type WordOptions = ExplanationMarkdownOptions & { readonly locale?: string };

/** What is known of a name, as Markdown in which text of files is inert; undefined where nothing is. */
export function nameWords(
	kind: NameKind,
	name: string,
	snapshot: Snapshot,
	file: string,
	options: WordOptions,
): string | undefined {
	const scope = scopeOf(snapshot, file);
	switch (kind) {
		case 'item':
			return itemWords(name, snapshot, file, options);
		case 'incident': {
			const incident = (scope?.incidents ?? snapshot.incidents).find(({ id }) => id === name);
			return incident && incidentWords(incident, snapshot, options);
		}
		case 'service': {
			const incidents = (scope?.incidents ?? snapshot.incidents).filter(({ services }) =>
				services.some(({ service }) => service === name),
			);
			const service = scope?.services.find(({ id }) => id === name);
			return service || incidents.length > 0 ? serviceWords(name, service, incidents, snapshot, options) : undefined;
		}
		case 'cause':
			return causeWords(name, snapshot, file, options);
		case 'followUp': {
			const followUp = snapshot.followUps?.find(({ id }) => id === name);
			return (
				followUp &&
				`${marked('**', followUp.title)}${followUp.incident === undefined ? '' : ` · ${escapeMarkdown(followUp.incident)}`}`
			);
		}
		case 'owner':
		case 'alias':
		case 'zone':
			return undefined;
	}
}

function incidentWords(incident: Incident, snapshot: Snapshot, options: WordOptions): string {
	const date = new Date(incident.started).toISOString().slice(0, 16).replace('T', ' ');
	return `${explanationMarkdown(explainIncident(incident, snapshot, options), options)}\n${escapeMarkdown(`${date} UTC`)}`;
}

function serviceWords(
	name: string,
	service: Service | undefined,
	incidents: readonly Incident[],
	snapshot: Snapshot,
	options: WordOptions,
): string {
	const { translate } = options;
	const facts = [
		incidents.length === 1 ? message('1 incident') : message('{0} incidents', incidents.length),
		...(service?.owner === undefined ? [] : [message('owner {0}', service.owner)]),
		...(service?.slo && 'target' in service.slo ? [message('objective {0}', share(service.slo.target))] : []),
	];
	const figures: Figure[] =
		service?.badMinute === undefined
			? []
			: [{ label: message('Price of a bad minute'), value: service.badMinute, unit: 'money/badMinute', evidence: [] }];
	const rows = rowsMarkdown(explainFigures(figures, snapshot, options), options);
	return `${marked('**', name)}\n\n${escapeMarkdown(facts.map((fact) => say(fact, translate)).join(' · '))}\n\n${rows}`;
}

/** With all the digits that tell 99.9% from 100%. */
function share(target: number): string {
	const percent = Number((target * 100).toPrecision(6));
	return percent === Math.round(percent) ? formatShare(target) : `${percent}%`;
}

/** Count, rate and cost of a cause: those of its failure modes, one a service. */
function causeWords(cause: string, snapshot: Snapshot, file: string, options: WordOptions): string | undefined {
	const evidence = snapshot.evidence?.find((scope) => scope.file === file);
	const modes = evidence?.history.byCause.get(cause) ?? [];
	const stated = evidence?.items.some(({ risk }) => risk?.cause === cause) ?? false;
	if (modes.length === 0)
		return stated
			? `${marked('**', cause)}\n\n${say(message('No incident has this cause; a risk states it.'), options.translate)}`
			: undefined;
	const rows = explainFigures(modes.map(modeFigure), snapshot, options);
	return `${marked('**', cause)}\n\n${rowsMarkdown(rows, options)}`;
}

function modeFigure(mode: PricedMode): Figure {
	const places = mode.occurrences.map(({ incident: { origin } }) => origin);
	const part = (label: Figure['label'], value: number, unit: Figure['unit']): Figure => ({
		label,
		value,
		unit,
		evidence: [],
	});
	return {
		label: message('{0}: incidents', mode.service),
		value: mode.occurrences.length,
		unit: 'count',
		basis: 'measured',
		incidents: mode.occurrences.length,
		evidence: places.slice(0, 20).map(({ file, start, end }) => ({ file, start, end })),
		parts: [
			part(message('Expected rate'), mode.rate.mean * WEEKS_PER_QUARTER, 'perQuarter'),
			part(message('Cost of one'), mode.cost, 'money'),
			part(message('Cost'), mode.costPerWeek, 'money/week'),
		],
	};
}
