import { type Status, statuses } from '../../backlog/model.ts';
import { type Estimate, readEffort, readRate } from '../../backlog/quantities.ts';

/** What somebody may write about items where they stand in the list. */
export const editedFields = ['effort', 'value', 'owner', 'status'] as const;

export type EditedField = (typeof editedFields)[number];

/** Those that are written as one figure or three. */
export type EstimateField = 'effort' | 'value';

export function isEditedField(value: unknown): value is EditedField {
	return editedFields.some((field) => field === value);
}

/** What somebody wants to stand in the fields of an item. Empty text takes a field away. */
export type FieldTexts = Readonly<Partial<Record<EditedField, string>>>;

/** Nothing is written where it is not sound. A status cannot be taken away. */
export function isSound(field: EditedField, text: string): boolean {
	switch (field) {
		case 'effort':
		case 'value':
			return text.trim() === '' || estimateFrom(field, text) !== undefined;
		case 'owner':
			return true;
		case 'status':
			return statusFrom(text) !== undefined;
	}
}

/** One figure, or three: least, most likely and greatest. */
export function estimateFrom(field: EstimateField, text: string): Estimate | undefined {
	const read = field === 'effort' ? readEffort : readRate;
	const parts = text.trim().split(/\s+/).map(read);
	if (parts.some((part) => part === undefined || (field === 'effort' && part <= 0))) return undefined;
	const [low, likely, high] = parts as number[];
	if (parts.length === 1) return { low: low!, likely: low!, high: low! };
	if (parts.length !== 3 || low! > likely! || likely! > high!) return undefined;
	return { low: low!, likely: likely!, high: high! };
}

export function statusFrom(text: string): Status | undefined {
	return statuses.find((status) => status === text);
}
