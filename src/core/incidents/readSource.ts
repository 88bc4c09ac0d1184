import type { Problem } from '../problem.ts';
import { type Message, message } from '../text.ts';
import type { Calendar } from './calendar.ts';
import { mappingNeed, readMappedCsv } from './readers/mappedCsv.ts';
import { allSteps, pageTextSteps } from './readers/pageCsv.ts';
import type { ReadContext } from './readers/reader.ts';
import { readers } from './readers/registry.ts';
import type { SourceMapping, SourceReading } from './sourceReading.ts';
import { pageLayoutOf } from './text/pageLayout.ts';
import { type SourceText, sourceText } from './text/sourceText.ts';

/** Longer sources are not read whole: their length is the problem. In UTF-16 units. */
const MOST_TEXT = 64 * 1024 * 1024;

/** Reads a file of incidents in whichever known format it is, or by the columns that `mapping` names. Never throws. */
export function readSource(file: string, text: string, calendar: Calendar, mapping: SourceMapping = {}): SourceReading {
	return allSteps(readSourceSteps(file, text, calendar, mapping));
}

/** The same in steps, for a host that must not block: each yields the part that is read, 0–1. Only pages come in many. */
export function* readSourceSteps(
	file: string,
	text: string,
	calendar: Calendar,
	mapping: SourceMapping = {},
): Generator<number, SourceReading> {
	const head = { file, start: 0, end: firstLineEnd(text) };
	if (text.length > MOST_TEXT)
		return unread(
			head,
			'file.tooLarge',
			message('This file is too large to read: over {0} MB.', MOST_TEXT / 1024 / 1024),
		);
	if (text.trim() === '') return { incidents: [], problems: [], present: 0, read: 0, rejected: 0, rejections: [] };
	const source = sourceText(file, text);
	const context: ReadContext = { calendar, ...(mapping.zone === undefined ? {} : { zone: mapping.zone }) };
	if (mapping.columns) {
		const layout = mapping.columns.at === undefined ? undefined : pageLayoutOf(text.slice(0, 20_000), mapping);
		return layout
			? yield* pageTextSteps(source, layout, context.zone ?? calendar.zone)
			: readMappedCsv(source, mapping, context);
	}
	const reader = readers.find((candidate) => candidate.detects(source));
	if (!reader) return unknownFormat(source, head);
	return reader.steps ? yield* reader.steps(source, context) : reader.read(source, context);
}

function unknownFormat(source: SourceText, head: Problem['place']): SourceReading {
	const need = mappingNeed(source);
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
