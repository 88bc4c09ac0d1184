import type { Intent } from '../backlog/edits.ts';
import type { Backlog } from '../backlog/model.ts';
import { type Place, positionAt } from '../place.ts';
import type { Interval, PricedItem, Snapshot } from '../snapshot.ts';
import { english, type Message, message, say } from '../text.ts';
import { faultOf, incidentEntry, itemEntry } from '../views/drafts.ts';
import { explainItem } from '../views/explanation.ts';
import { explanationMarkdown } from '../views/explanationMarkdown.ts';
import type { AssistantInput } from './tools.ts';

/** What a model is told. Its language is English, whatever the editor's. */
export type AssistantAnswer =
	| { readonly ok: true; readonly text: string }
	/** In one sentence what is wrong, for the model to mend. */
	| { readonly ok: false; readonly why: string };

/** What a tool would write, for a person to agree to. Nothing is written yet. */
export type AssistantChange =
	| {
			readonly ok: true;
			/** Of the new entry. */
			readonly id: string;
			/** The backlog's file, as the snapshot names it. */
			readonly file: string;
			readonly intents: readonly Intent[];
			/** The question, in one sentence. */
			readonly question: Message;
			/** The keys and values that would be written. */
			readonly fields: readonly (readonly [string, string])[];
	  }
	| { readonly ok: false; readonly why: string };

/**
 * Items as JSON: money a week, effort in engineer-days, chances 0–1. Figures are rounded to what the data can carry:
 * three significant digits.
 *
 * @param nameOf a file as its reader knows it; without it, as the snapshot names it
 */
export function listItems(
	snapshot: Snapshot,
	{ kind, status, owner, service, limit }: AssistantInput<'list_items'>,
	nameOf: (file: string) => string = (file) => file,
): AssistantAnswer {
	const matching = snapshot.items.filter(
		({ item }) =>
			(kind === undefined || item.kind === kind) &&
			(status === undefined ? item.status !== 'done' && item.status !== 'dropped' : item.status === status) &&
			(owner === undefined || item.owner === owner) &&
			(service === undefined || item.service === service),
	);
	const answer = {
		unit: `${snapshot.currency ?? 'engineer-hours'} a week`,
		scoreIs: 'cost of delay a week ÷ effort in engineer-weeks; intervals are the 10th and 90th percentiles',
		matching: matching.length,
		items: matching.slice(0, limit).map((priced) => listed(priced, snapshot, nameOf)),
		...(snapshot.problems.length > 0 ? { problemsInFiles: snapshot.problems.length } : {}),
		...([...snapshot.files.values()].some(({ stale }) => stale)
			? { stale: 'A file is broken; this is the last sound ranking.' }
			: {}),
	};
	return { ok: true, text: JSON.stringify(answer, null, 1) };
}

function listed(priced: PricedItem, snapshot: Snapshot, nameOf: (file: string) => string) {
	const { item } = priced;
	return {
		id: item.id,
		title: item.title,
		rank: priced.rank ?? null,
		kind: item.kind ?? null,
		status: item.status,
		...(item.owner === undefined ? {} : { owner: item.owner }),
		...(item.service === undefined ? {} : { service: item.service }),
		costOfDelay: interval(priced.costOfDelay),
		effortDays: priced.effort ? interval(priced.effort) : null,
		score: priced.score ? interval(priced.score) : null,
		...(priced.topChance === undefined
			? {}
			: { chanceOfFirst: { n: snapshot.topCount, chance: short(priced.topChance) } }),
		...(priced.tie === undefined ? {} : { tieGroup: priced.tie }),
		why: say(priced.reason, english),
		...lineOf(item.origin, snapshot, nameOf),
	};
}

/** The explanation of an item as Markdown, with all text of files inert. */
export function explainScore(
	snapshot: Snapshot,
	{ id, file }: AssistantInput<'explain_score'>,
	nameOf: (file: string) => string = (name) => name,
): AssistantAnswer {
	const found = snapshot.items.filter(
		({ item }) => item.id === id && (file === undefined || nameOf(item.origin.file) === file),
	);
	const [priced, another] = found;
	if (!priced) return { ok: false, why: `There is no item “${id}”. list_items gives the ids.` };
	if (another) {
		const files = found.map(({ item }) => nameOf(item.origin.file)).sort();
		return { ok: false, why: `“${id}” stands in several files: ${files.join(', ')}. Say which.` };
	}
	const options = { translate: english, locale: 'en' };
	return { ok: true, text: explanationMarkdown(explainItem(priced, snapshot, options), options) };
}

/** The item that `add_item` would write. */
export function itemChange(
	snapshot: Snapshot,
	input: AssistantInput<'add_item'>,
	nameOf: (file: string) => string = (name) => name,
): AssistantChange {
	const backlog = backlogFor(snapshot, input.file, nameOf);
	if (!backlog) return noFile(snapshot, input.file, nameOf);
	const { title, kind, effort, causes, toil, value, owner, service } = input;
	if ([causes, toil, value].filter((benefit) => benefit !== undefined).length > 1)
		return { ok: false, why: 'Say what it is worth by one of causes, toil and value.' };
	const fault =
		faultOf('effort', effort) ??
		(toil === undefined ? undefined : faultOf('toil', toil)) ??
		(value === undefined ? undefined : faultOf('value', value));
	if (fault) return { ok: false, why: say(fault, english) };
	const item = itemEntry(
		{
			title,
			kind,
			effort,
			benefit:
				causes !== undefined && causes.length > 0
					? { type: 'causes', causes }
					: toil !== undefined
						? { type: 'toil', toil }
						: value !== undefined
							? { type: 'value', value }
							: { type: 'none' },
			...(owner === undefined ? {} : { owner }),
			...(service === undefined ? {} : { service }),
		},
		backlog,
	);
	return {
		ok: true,
		id: item.id,
		file: backlog.file,
		intents: [{ type: 'addItem', item }],
		question: message('Add the item {0} to {1}?', item.id, nameOf(backlog.file)),
		fields: fieldsOf(item),
	};
}

/** The incident that `log_incident` would write. `now` is milliseconds since 1970. */
export function incidentChange(
	snapshot: Snapshot,
	input: AssistantInput<'log_incident'>,
	now: number,
	nameOf: (file: string) => string = (name) => name,
): AssistantChange {
	const backlog = backlogFor(snapshot, input.file, nameOf);
	if (!backlog) return noFile(snapshot, input.file, nameOf);
	const { service = '', started, lasted = '', impact, cause = '', responders } = input;
	const fault = faultOf('started', started) ?? faultOf('lasted', lasted) ?? faultOf('impact', impact);
	if (fault) return { ok: false, why: say(fault, english) };
	const incident = incidentEntry(
		{ service, started, lasted, impact, cause, responders: responders === undefined ? '' : String(responders) },
		backlog,
		snapshot.incidents,
		now,
	);
	return {
		ok: true,
		id: incident.id,
		file: backlog.file,
		intents: [{ type: 'addIncident', incident }],
		question: message('Log the incident {0} in {1}?', incident.id, nameOf(backlog.file)),
		fields: fieldsOf(incident),
	};
}

function backlogFor(
	{ backlogs }: Snapshot,
	file: string | undefined,
	nameOf: (file: string) => string,
): Backlog | undefined {
	return file === undefined ? backlogs[0] : backlogs.find((backlog) => nameOf(backlog.file) === file);
}

function noFile(
	{ backlogs }: Snapshot,
	file: string | undefined,
	nameOf: (file: string) => string,
): { readonly ok: false; readonly why: string } {
	if (file === undefined) return { ok: false, why: 'There is no reliability.yaml yet.' };
	const known = backlogs.map((backlog) => nameOf(backlog.file)).join(', ');
	return { ok: false, why: `“${file}” is no backlog. Known are: ${known || 'none'}.` };
}

function fieldsOf(record: Readonly<Record<string, unknown>>): readonly (readonly [string, string])[] {
	return Object.entries(record).map(([key, value]) => [
		key,
		typeof value === 'string' || typeof value === 'number' ? String(value) : JSON.stringify(value),
	]);
}

function lineOf(place: Place, snapshot: Snapshot, nameOf: (file: string) => string) {
	const lines = snapshot.files.get(place.file)?.lines ?? [0];
	return { file: nameOf(place.file), line: positionAt(lines, place.start).line + 1 };
}

function interval({ mean, p10, p90 }: Interval) {
	return { mean: short(mean), p10: short(p10), p90: short(p90) };
}

function short(value: number): number {
	return Number(value.toPrecision(3));
}
