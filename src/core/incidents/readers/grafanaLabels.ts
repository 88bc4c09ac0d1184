import { isFields } from '../text/sourceText.ts';
import { listAt, textAt, valueAt } from './values.ts';

/** The value of the first label of these names. Grafana writes labels as a map, as pairs, or as `name:value`. */
export function labelOf(record: unknown, names: readonly string[]): string | undefined {
	const map = valueAt(record, 'labels');
	for (const name of names) {
		const direct = isFields(map) ? textAt(map, name) : undefined;
		if (direct !== undefined) return direct;
		for (const label of listAt(record, 'labels')) {
			const key = textAt(label, 'key', 'name') ?? textAt(label, 'key');
			const value = textAt(label, 'value', 'name') ?? textAt(label, 'value') ?? textAt(label, 'label');
			if (key?.toLowerCase() === name) return value;
			const pair = /^([^:=]+)[:=](.+)$/.exec(textAt(label, 'label') ?? '');
			if (pair?.[1]?.trim().toLowerCase() === name) return pair[2]!.trim();
		}
	}
	return undefined;
}
