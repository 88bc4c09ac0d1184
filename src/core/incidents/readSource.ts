import type { Problem } from '../problem.ts';
import { between, finished, type Steps } from '../steps.ts';
import { type Message, message } from '../text.ts';
import type { Calendar } from './calendar.ts';
import { mappingNeed, readMappedCsv } from './readers/mappedCsv.ts';
import type { ReadContext } from './readers/reader.ts';
import { readers } from './readers/registry.ts';
import type { MappingNeed, SourceMapping, SourceReading } from './sourceReading.ts';
import { sourceTextInSteps } from './text/sourceText.ts';

/** Longer sources are not read whole: their length is the problem. In UTF-16 units. */
const MOST_TEXT = 64 * 1024 * 1024;
/** The share of the work that is done once the records of a JSON text are found. */
const FINDING = 0.2;

/** Reads a file of incidents in whichever known format it is, or by the columns that `mapping` names. Never throws. */
export function readSource(file: string, text: string, calendar: Calendar, mapping: SourceMapping = {}): SourceReading {
	return finished(readSourceInSteps(file, text, calendar, mapping));
}

/** The same in steps, for a host that must not block. */
export function* readSourceInSteps(
	file: string,
	text: string,
	calendar: Calendar,
	mapping: SourceMapping = {},
): Steps<SourceReading> {
	const head = { file, start: 0, end: firstLineEnd(text) };
	if (text.length > MOST_TEXT)
		return unread(
			head,
			'file.tooLarge',
			message('This file is too large to read: over {0} MB.', MOST_TEXT / 1024 / 1024),
		);
	if (text.trim() === '') return { incidents: [], problems: [], present: 0, read: 0, rejected: 0, rejections: [] };
	const source = yield* between(sourceTextInSteps(file, text), 0, FINDING);
	const context = zoned(calendar, mapping.zone);
	if (mapping.columns) return yield* readMappedCsv(source, mapping, context);
	const reader = readers.find((candidate) => candidate.detects(source));
	if (!reader) {
		const need = mappingNeed(source);
		const known = need && mapping.known?.find((one) => hasColumns(need, one));
		return known
			? yield* readMappedCsv(source, known, zoned(calendar, known.zone ?? mapping.zone))
			: unknownFormat(need, head);
	}
	return yield* between(reader.read(source, context), source.json().length > 0 ? FINDING : 0, 1);
}

function zoned(calendar: Calendar, zone: string | undefined): ReadContext {
	return { calendar, ...(zone === undefined ? {} : { zone }) };
}

function hasColumns({ headers }: MappingNeed, { columns }: SourceMapping): boolean {
	return columns !== undefined && Object.values(columns).every((header) => headers.includes(header));
}

function unknownFormat(need: MappingNeed | undefined, head: Problem['place']): SourceReading {
	const known = [...new Set(readers.map((candidate) => candidate.name))].join('; ');
	const reading = unread(
		head,
		'source.unreadable',
		need && need.guess.started !== undefined
			? message(
					'The columns of this file are not known. Name them in “sources”, or import the file. Columns: {0}.',
					need.headers.join(', '),
				)
			: message('The format of this file is not known. Known are: {0}.', known),
	);
	return need ? { ...reading, mapping: need } : reading;
}

function unread(place: Problem['place'], code: Problem['code'], why: Message): SourceReading {
	return {
		incidents: [],
		present: 0,
		read: 0,
		rejected: 0,
		rejections: [],
		problems: [{ code, severity: 'error', place, message: why }],
	};
}

function firstLineEnd(text: string): number {
	const end = text.search(/[\r\n]/);
	return Math.min(end < 0 ? text.length : end, 200);
}
