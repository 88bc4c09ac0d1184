import { statuses } from '../../backlog/model.ts';
import { kindsShown } from '../itemWords.ts';
import type { PanelLabels } from '../panelLabels.ts';
import type { PanelRow } from './panelRow.ts';

/** In the order in which they stand. */
export const columnIds = [
	'rank',
	'item',
	'kind',
	'score',
	'cost',
	'effort',
	'value',
	'owner',
	'service',
	'status',
	'chance',
] as const;

export type ColumnId = (typeof columnIds)[number];

/** A row is nothing without these. All others may be left out. */
export const fixedColumns: readonly ColumnId[] = ['rank', 'item'];

/** What is shown until somebody chooses otherwise. */
export const usualColumns: readonly ColumnId[] = columnIds.filter((id) => id !== 'value' && id !== 'service');

export interface Column {
	readonly label: (labels: PanelLabels) => string;
	/** What it is sorted by; undefined stands last, whichever way. */
	readonly sortedBy: (row: PanelRow) => number | string | undefined;
	/** The way that is asked for first: the greatest figures, the first names. */
	readonly descending: boolean;
	/** Pixels. */
	readonly width: number;
}

export const columns: Readonly<Record<ColumnId, Column>> = {
	rank: { label: (labels) => labels.rank, sortedBy: ({ rank }) => rank, descending: false, width: 48 },
	item: { label: (labels) => labels.item, sortedBy: ({ title }) => title, descending: false, width: 280 },
	kind: {
		label: (labels) => labels.kind,
		sortedBy: ({ kind }) => kindsShown.indexOf(kind),
		descending: false,
		width: 104,
	},
	score: { label: (labels) => labels.score, sortedBy: ({ score }) => score?.mean, descending: true, width: 150 },
	cost: { label: (labels) => labels.costOfDelay, sortedBy: ({ cost }) => cost.mean, descending: true, width: 104 },
	effort: {
		label: (labels) => labels.effort,
		sortedBy: ({ effortDays }) => effortDays?.mean,
		descending: false,
		width: 64,
	},
	value: { label: (labels) => labels.value, sortedBy: ({ valueWeekly }) => valueWeekly, descending: true, width: 96 },
	owner: {
		label: (labels) => labels.owner,
		sortedBy: ({ owner }) => owner || undefined,
		descending: false,
		width: 116,
	},
	service: {
		label: (labels) => labels.service,
		sortedBy: ({ service }) => service || undefined,
		descending: false,
		width: 104,
	},
	status: {
		label: (labels) => labels.status,
		sortedBy: ({ status }) => statuses.indexOf(status),
		descending: false,
		width: 104,
	},
	chance: { label: (labels) => labels.chance, sortedBy: ({ topChance }) => topChance, descending: true, width: 56 },
};

/** Where the list is narrow, columns go from the end of this. */
const lastToGo: readonly ColumnId[] = [
	'score',
	'effort',
	'status',
	'cost',
	'owner',
	'chance',
	'kind',
	'value',
	'service',
];

/** All in pixels, as the styles have them. */
const GAP = 10;
const EDGE = 12;
const NARROW = 440;
const NARROW_RANK = 32;
const NUMBER_ONLY = 64;
const LONGEST_BAR = 70;
/** With so much room, the title has the reason beside it. */
const ROOM_FOR_REASON = 360;

export interface ColumnLayout {
	/** Those in sight; chosen ones that find no room are there for screen readers only. */
	readonly visible: ReadonlySet<ColumnId>;
	/** For `grid-template-columns`. */
	readonly template: string;
	/** The score has its bar with the whisker. */
	readonly bar: boolean;
	readonly reason: boolean;
}

/** Which of the chosen columns fit into a list of that many pixels, and how wide they are. */
export function columnLayout(chosen: ReadonlySet<ColumnId>, width: number): ColumnLayout {
	const narrow = width < NARROW;
	const needs = (id: ColumnId) => (id === 'score' && narrow ? NUMBER_ONLY : columns[id].width) + GAP;
	const rank = narrow ? NARROW_RANK : columns.rank.width;
	const item = narrow ? width / 2 : columns.item.width;
	let room = width - EDGE - rank - GAP - item;
	const visible = new Set<ColumnId>(fixedColumns);
	for (const id of lastToGo) {
		if (!chosen.has(id)) continue;
		if (room < needs(id)) break;
		visible.add(id);
		room -= needs(id);
	}
	const longer = narrow ? 0 : Math.round(Math.min(LONGEST_BAR, Math.max(0, room / 4)));
	const track = (id: ColumnId) => {
		if (id === 'item') return 'minmax(0, 1fr)';
		if (id === 'rank') return `${rank}px`;
		return `${id === 'score' ? needs(id) - GAP + longer : columns[id].width}px`;
	};
	return {
		visible,
		template: columnIds
			.filter((id) => visible.has(id))
			.map(track)
			.join(' '),
		bar: !narrow,
		reason: item + room - longer >= ROOM_FOR_REASON,
	};
}
