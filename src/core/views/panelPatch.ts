import type { PanelModel } from './panel.ts';
import type { PanelRow } from './priorities/panelRow.ts';

/** What makes a model of the panel from the one before: of ten thousand rows an edit changes a few. */
export interface PanelPatch {
	/** All but the rows, where it has changed. */
	readonly fields: Partial<Omit<PanelModel, 'rows'>>;
	/** What is there no longer. */
	readonly gone: readonly string[];
	/** The rows in their order: those of the model before as the first one and how many, others as they are. */
	readonly rows: readonly (readonly [from: number, count: number] | PanelRow)[];
}

export function panelPatch(before: PanelModel, after: PanelModel): PanelPatch {
	const { rows, ...fields } = after;
	return {
		fields: Object.fromEntries(
			Object.entries(fields).filter(([name, value]) => !isAlike(value, before[name as keyof PanelModel])),
		),
		gone: Object.keys(before).filter((name) => !(name in after)),
		rows: rowsPatch(before.rows, rows),
	};
}

function rowsPatch(before: readonly PanelRow[], after: readonly PanelRow[]): PanelPatch['rows'] {
	const places = new Map(before.map(({ key }, index) => [key, index]));
	const patch: ([number, number] | PanelRow)[] = [];
	for (const row of after) {
		const place = places.get(row.key);
		if (place === undefined || !isAlike(row, before[place])) {
			patch.push(row);
			continue;
		}
		const last = patch.at(-1);
		if (Array.isArray(last) && last[0] + last[1] === place) last[1]++;
		else patch.push([place, 1]);
	}
	return patch;
}

/** The model that the patch was made for; rows that stay the same are the same objects. */
export function patchedPanel(before: PanelModel, { fields, gone, rows }: PanelPatch): PanelModel {
	const kept = Object.entries(before).filter(([name]) => !gone.includes(name));
	return {
		...(Object.fromEntries(kept) as unknown as PanelModel),
		...fields,
		rows: rows.flatMap((piece) => (isRun(piece) ? before.rows.slice(piece[0], piece[0] + piece[1]) : piece)),
	};
}

function isRun(piece: PanelPatch['rows'][number]): piece is readonly [number, number] {
	return Array.isArray(piece);
}

/** Of plain JSON: a field without a value is none. */
function isAlike(one: unknown, other: unknown): boolean {
	if (one === other) return true;
	if (typeof one !== 'object' || typeof other !== 'object' || !one || !other) return Object.is(one, other);
	if (Array.isArray(one) !== Array.isArray(other)) return false;
	const names = Object.keys(one);
	return (
		names.length === Object.keys(other).length &&
		names.every(
			(name) =>
				Object.hasOwn(other, name) &&
				isAlike((one as Record<string, unknown>)[name], (other as Record<string, unknown>)[name]),
		)
	);
}
