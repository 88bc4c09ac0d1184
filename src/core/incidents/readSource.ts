import type { SourceReading } from '../assemble.ts';
import { message } from '../text.ts';
import type { Calendar } from './calendar.ts';
import { readers } from './readers/registry.ts';

/** Longer sources are not read: their length is the problem. In UTF-16 units. */
const MOST_TEXT = 64 * 1024 * 1024;

/** Reads a file of incidents in whichever known format it is. Never throws. */
export function readSource(file: string, text: string, calendar: Calendar): SourceReading {
	const head = { file, start: 0, end: firstLineEnd(text) };
	if (text.length > MOST_TEXT)
		return {
			incidents: [],
			present: 0,
			problems: [
				{
					code: 'file.tooLarge',
					severity: 'error',
					place: head,
					message: message('This file is too large to read: over {0} MB.', MOST_TEXT / 1024 / 1024),
				},
			],
		};
	if (text.trim() === '') return { incidents: [], problems: [], present: 0 };
	const reader = readers.find((candidate) => candidate.detects(text, file));
	if (!reader)
		return {
			incidents: [],
			present: 0,
			problems: [
				{
					code: 'source.unreadable',
					severity: 'error',
					place: head,
					message: message(
						'The format of this file is not known. Known are: {0}.',
						readers.map((candidate) => candidate.name).join('; '),
					),
				},
			],
		};
	return reader.read(text, file, calendar);
}

function firstLineEnd(text: string): number {
	const end = text.search(/[\r\n]/);
	return Math.min(end < 0 ? text.length : end, 200);
}
