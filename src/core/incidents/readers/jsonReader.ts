import { type Message, message } from '../../text.ts';
import { parseJson } from '../text/jsonText.ts';
import { type Fields, firstRecords, isFields, recordRanges, type SourceText } from '../text/sourceText.ts';
import type { ReadContext, Reader } from './reader.ts';
import { type LeftOut, readRecords, type SourceRecord } from './records.ts';
import type { RecordRange } from './tally.ts';

export type Mapped =
	| Omit<SourceRecord, 'start' | 'end'>
	| { readonly leftOut: Message }
	| { readonly unusable: Message };

/** A vendor's JSON of which each record is one incident. */
export interface JsonFormat {
	readonly id: string;
	readonly name: string;
	/** Under which keys the vendor's envelope holds the records. */
	readonly keys: readonly string[];
	fits(record: Fields): boolean;
	/** Into this project's own field names. `zone` is that of times without one. */
	map(record: Fields, zone: string | undefined): Mapped;
}

export function jsonReader({ id, name, keys, fits, map }: JsonFormat): Reader {
	return {
		id,
		name,
		detects: (source) => firstRecords(source, keys).some(fits),
		read: (source, { calendar, zone }: ReadContext) =>
			readRecords(
				mapped(source, keys, (record) => withSource(map(record, zone), id)),
				source,
				calendar,
				name,
			),
	};
}

function withSource(record: Mapped, source: string): Mapped {
	return !('fields' in record) ? record : { ...record, fields: present({ ...record.fields, source }) };
}

function present(fields: Fields): Fields {
	const externalId = fields.externalId === fields.id ? undefined : fields.externalId;
	return Object.fromEntries(
		Object.entries({ ...fields, externalId }).filter(
			([, value]) => value !== undefined && !(Array.isArray(value) && value.length === 0),
		),
	);
}

function* mapped(
	source: SourceText,
	keys: readonly string[],
	map: (record: Fields) => Mapped,
): Generator<SourceRecord | LeftOut> {
	for (const found of jsonRecords(source, keys)) {
		const { start, end } = found.range;
		yield 'record' in found ? { start, end, ...map(found.record) } : { start, end, unusable: found.why };
	}
}

export type JsonRecord =
	| { readonly range: RecordRange; readonly record: Fields }
	/** It is no record, and why. */
	| { readonly range: RecordRange; readonly why: Message };

const cut = message('The file ends within this record. It is left out.');
const broken = message('This record is not sound JSON. It is left out.');
const noObject = message('This is not a record. It is left out.');

/** The records of a JSON text, one after the other: what is cut off or broken costs only itself. */
export function* jsonRecords(source: SourceText, keys: readonly string[]): Generator<JsonRecord> {
	for (const range of recordRanges(source, keys)) {
		const value = parseJson(source.text, range);
		if (isFields(value)) yield { range, record: value };
		else yield { range, why: value !== undefined ? noObject : range.whole ? broken : cut };
	}
}
