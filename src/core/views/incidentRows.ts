import { DAY } from '../backlog/quantities.ts';
import type { Snapshot } from '../snapshot.ts';
import { type Message, message, say } from '../text.ts';
import { type FigureStyle, formatMoney } from './figures.ts';
import { followUpRows } from './followUps.ts';
import { type IncidentGroup, type IncidentGrouping, type IncidentRow, incidentGroups } from './incidentTree.ts';
import type { ShownIn } from './itemFigures.ts';
import { oneLine } from './markdown.ts';
import { isWebLink } from './tree.ts';

/** The view *Incidents* as rows, as data. */
export type IncidentViewRow = FollowUpsViewRow | IncidentGroupViewRow | SingleIncidentViewRow | MoreIncidentsViewRow;

interface ViewRow {
	/** Stable for as long as the row is the same one. */
	readonly id: string;
	readonly label: string;
	readonly description: string;
	/** The whole row as one sentence. */
	readonly spoken: string;
}

/** Leads to the review of those that no item takes up. */
export interface FollowUpsViewRow extends ViewRow {
	readonly type: 'followUps';
}

export interface IncidentGroupViewRow extends ViewRow {
	readonly type: 'incidentGroup';
	readonly state: AddressedState;
	readonly group: IncidentGroup;
}

export interface SingleIncidentViewRow extends ViewRow {
	readonly type: 'incident';
	readonly state: AddressedState | 'ongoing';
	/** What applies to it: words that menus look for. */
	readonly contexts: readonly ('incident' | 'incidentLinks')[];
	readonly incident: IncidentRow;
}

/** Stands for the rest of a long group. */
export interface MoreIncidentsViewRow extends ViewRow {
	readonly type: 'more';
	/** The group's row. */
	readonly group: string;
}

export type AddressedState = 'unaddressed' | 'partly' | 'addressed';

export interface IncidentChoice {
	readonly group: IncidentGrouping;
	/** `recent`: those of the last 90 days. */
	readonly period: 'all' | 'recent';
}

/** As many rows of a group are shown at first, and as many more each time somebody asks. */
export const INCIDENTS_PER_PAGE = 50;
const RECENT_DAYS = 90;

export interface IncidentView {
	readonly rows: readonly IncidentViewRow[];
	/** Above the rows: that only a part of the history is shown. */
	readonly message?: string;
	/** The first `shown` incidents under a group, made when they are asked for; none under all else. */
	childrenOf(row: IncidentViewRow, shown: number): readonly IncidentViewRow[];
}

/** What nobody addresses first, the most recent first; above it the way to the follow-ups that no item takes up. */
export function incidentView(snapshot: Snapshot, { group, period }: IncidentChoice, shownIn: ShownIn): IncidentView {
	const scribe = scribeOf(snapshot, shownIn);
	const since = period === 'recent' ? snapshot.now - RECENT_DAYS * DAY : undefined;
	const groups = incidentGroups(snapshot, group, since);
	const shown = groups.reduce((sum, { incidents }) => sum + incidents.length, 0);
	return {
		rows: [...followUpsRow(snapshot, scribe), ...groups.map((one) => groupRow(one, group, scribe))],
		...(shown > 0 && shown < snapshot.incidents.length
			? {
					message: scribe.say(
						message('{0} of {1} incidents: the last {2} days', shown, snapshot.incidents.length, RECENT_DAYS),
					),
				}
			: {}),
		childrenOf: (row, most) => (row.type === 'incidentGroup' ? childrenOf(row, most, scribe) : []),
	};
}

interface Scribe {
	say(sentence: Message): string;
	money(value: number): string;
	date(instant: number): string;
	ago(instant: number): string;
}

function scribeOf({ currency, now, backlogs }: Snapshot, { translate, locale }: ShownIn): Scribe {
	const style: FigureStyle = {
		form: 'compact',
		translate,
		...(currency === undefined ? {} : { currency }),
		...(locale === undefined ? {} : { locale }),
	};
	const date = new Intl.DateTimeFormat(knownLocale(locale), {
		dateStyle: 'medium',
		timeZone: backlogs[0]?.calendar.zone ?? 'UTC',
	});
	return {
		say: (sentence) => say(sentence, translate),
		money: (value) => formatMoney(value, style),
		date: (instant) => date.format(instant),
		ago: (instant) => {
			const days = Math.max(0, Math.floor((now - instant) / DAY));
			return say(days === 0 ? message('today') : message('{0} d ago', days), translate);
		},
	};
}

/** A language that the platform does not know must not break a view. */
function knownLocale(locale = 'en'): string {
	try {
		return Intl.DateTimeFormat.supportedLocalesOf(locale)[0] ?? 'en';
	} catch {
		return 'en';
	}
}

function followUpsRow(snapshot: Snapshot, scribe: Scribe): FollowUpsViewRow[] {
	const rows = followUpRows(snapshot);
	if (rows.length === 0) return [];
	const overdue = rows.filter(({ overdueDays }) => overdueDays !== undefined).length;
	const label = scribe.say(
		rows.length === 1 ? message('1 follow-up has no item') : message('{0} follow-ups have no item', rows.length),
	);
	const description = overdue > 0 ? scribe.say(message('{0} overdue', overdue)) : '';
	return [
		{
			type: 'followUps',
			id: 'followUps',
			label,
			description,
			spoken: spoken([label, description, scribe.say(message('review them'))]),
		},
	];
}

function groupRow(group: IncidentGroup, grouping: IncidentGrouping, scribe: Scribe): IncidentGroupViewRow {
	const { incidents, unaddressed, cost, pages, last } = group;
	const label = oneLine(scribe.say(nameOf(group, grouping)));
	const count =
		incidents.length === 1 ? scribe.say(message('1 incident')) : scribe.say(message('{0} incidents', incidents.length));
	const paged = pageWords(pages, scribe);
	const ago = scribe.ago(last);
	return {
		type: 'incidentGroup',
		id: `group:${group.key}`,
		label,
		description: joined([scribe.money(cost), count, paged, ago, scribe.say(shortState(group))]),
		state: unaddressed === 0 ? 'addressed' : unaddressed < incidents.length ? 'partly' : 'unaddressed',
		spoken: spoken([
			label,
			oneLine(scribe.say(group.state)),
			count,
			scribe.say(message('cost {0}', scribe.money(cost))),
			paged,
			scribe.say(message('the last one {0}', ago)),
		]),
		group,
	};
}

function nameOf({ service, cause }: IncidentGroup, grouping: IncidentGrouping): Message {
	switch (grouping) {
		case 'service':
			return message('{0}', service ?? '');
		case 'cause':
			return cause === undefined ? message('No cause given') : message('{0}', cause);
		case 'mode':
			return cause === undefined
				? message('{0}, no cause given', service ?? '')
				: message('{0}: {1}', service ?? '', cause);
	}
}

function shortState({ incidents, unaddressed, addressedBy }: IncidentGroup): Message {
	if (unaddressed === incidents.length) return message('not addressed');
	if (unaddressed > 0) return message('{0} of {1} not addressed', unaddressed, incidents.length);
	return byItems(addressedBy.map(({ id }) => id));
}

/** The first by name, so that a row stays short. */
function byItems(ids: readonly string[]): Message {
	const first = oneLine(ids[0] ?? '');
	return ids.length === 1 ? message('by {0}', first) : message('by {0} and {1} more', first, ids.length - 1);
}

function childrenOf(
	{ id, group: { incidents } }: IncidentGroupViewRow,
	most: number,
	scribe: Scribe,
): readonly IncidentViewRow[] {
	const rows: IncidentViewRow[] = incidents.slice(0, most).map((row) => incidentRow(row, scribe));
	const hidden = incidents.length - rows.length;
	if (hidden === 0) return rows;
	const label = scribe.say(message('Show {0} more', Math.min(hidden, INCIDENTS_PER_PAGE)));
	const description = scribe.say(message('{0} of {1} are shown', rows.length, incidents.length));
	return [
		...rows,
		{ type: 'more', id: `more:${id}`, group: id, label, description, spoken: spoken([label, description]) },
	];
}

function incidentRow(row: IncidentRow, scribe: Scribe): SingleIncidentViewRow {
	const { incident, ongoing, addressedBy } = row;
	const label = oneLine(row.title) || oneLine(incident.id);
	const date = scribe.date(incident.started);
	const cost = scribe.money(row.cost);
	const paged = pageWords(incident.pages ?? 0, scribe);
	const addressed =
		addressedBy.length === 0
			? scribe.say(message('not addressed'))
			: scribe.say(byItems(addressedBy.map(({ id }) => id)));
	const going = ongoing ? scribe.say(message('ongoing')) : undefined;
	return {
		type: 'incident',
		id: row.key,
		label,
		description: joined([date, going, cost, paged, addressed]),
		state: ongoing ? 'ongoing' : addressedBy.length === 0 ? 'unaddressed' : 'addressed',
		contexts:
			row.postmortemFile !== undefined || incident.links.some(isWebLink) ? ['incident', 'incidentLinks'] : ['incident'],
		spoken: spoken([
			label,
			date,
			going,
			scribe.say(message('cost {0}', cost)),
			paged,
			addressedBy.length === 0
				? addressed
				: scribe.say(message('addressed by {0}', addressedBy.map(({ id }) => oneLine(id)).join(', '))),
		]),
		incident: row,
	};
}

function pageWords(pages: number, scribe: Scribe): string | undefined {
	if (pages === 0) return undefined;
	return scribe.say(pages === 1 ? message('1 page') : message('{0} pages', pages));
}

function joined(parts: readonly (string | undefined)[]): string {
	return parts.filter((part) => part !== undefined && part !== '').join(' · ');
}

function spoken(parts: readonly (string | undefined)[]): string {
	return parts.filter((part) => part !== undefined && part !== '').join(', ');
}
