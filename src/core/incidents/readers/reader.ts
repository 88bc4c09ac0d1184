import type { SourceReading } from '../../assemble.ts';
import type { Calendar } from '../calendar.ts';

/** One format of incident history. A new format is one file with a reader, one test, and one line in `registry.ts`. */
export interface Reader {
	/** The name that users know, for messages and documentation. */
	readonly name: string;
	/** Whether a text is in this format, from its content; the file's name is a hint only. Must be cheap and not throw. */
	detects(text: string, file: string): boolean;
	/** Never throws: an unusable record is a problem on its place and counts as rejected. */
	read(text: string, file: string, calendar: Calendar): SourceReading;
}
