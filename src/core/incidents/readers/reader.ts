import type { Steps } from '../../steps.ts';
import type { Calendar } from '../calendar.ts';
import type { SourceReading } from '../sourceReading.ts';
import type { SourceText } from '../text/sourceText.ts';

/** One format of incident history. A new format is one file with a reader, one test, and one line in `registry.ts`. */
export interface Reader {
	/** Short and stable: the `source` of what it reads. Formats of one vendor that hold the same incidents share it. */
	readonly id: string;
	/** The name that users know, for messages and documentation. */
	readonly name: string;
	/** Whether a text is in this format, from its content; the file's name is a hint only. Must be cheap and not throw. */
	detects(source: SourceText): boolean;
	/**
	 * In steps, each of a record or a few, because an editor goes on while a large file is read. Never throws: an unusable
	 * record is a problem on its place and counts as rejected.
	 */
	read(source: SourceText, context: ReadContext): Steps<SourceReading>;
}

export interface ReadContext {
	readonly calendar: Calendar;
	/** The zone of times without one, where somebody has said it; else the format's own. */
	readonly zone?: string;
}
