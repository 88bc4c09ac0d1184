import type { Problem, Severity } from '../../problem.ts';
import { type Message, message } from '../../text.ts';
import { RecordProblems, Rejections } from '../recordProblems.ts';
import type { SourceReading } from '../sourceReading.ts';

/** Where a record stands in its file, in UTF-16 offsets. */
export interface RecordRange {
	readonly start: number;
	readonly end: number;
}

/** Keeps count of the records of a file and of what is wrong with them, so that each of them is accounted for. */
export class Tally {
	readonly #file: string;
	readonly #format: string;
	readonly #problems = new RecordProblems();
	readonly #rejections = new Rejections();
	#read = 0;
	#rejected = 0;

	constructor(file: string, format: string) {
		this.#file = file;
		this.#format = format;
	}

	/** A record that was used. */
	use(records = 1): void {
		this.#read += records;
	}

	/** Records that cannot be used. `detail` tells reasons apart that have one template. */
	reject(range: RecordRange, reason: Message, detail = '', records = 1): void {
		this.#count(range, reason, detail, records);
		this.#problem(range, 'warning', reason, { detail, records });
	}

	/** A record that is not wanted, and rightly so: a drill, a repeated row. */
	leaveOut(range: RecordRange, reason: Message): void {
		this.#count(range, reason);
		this.#problem(range, 'information', reason);
	}

	/** Many records for one reason that counts them: one problem for all. */
	leaveOutMany(range: RecordRange, reason: Message, count: number): void {
		this.#count(range, reason, '', count);
		this.#problem(range, 'information', reason);
	}

	repeat(range: RecordRange, reason: Message, first: RecordRange): void {
		this.#count(range, reason);
		const related = [{ place: this.#place(first), message: message('The record that is used.') }];
		this.#problem(range, 'information', reason, { related });
	}

	/** A value of a record that cannot be used; the record can. */
	fault(range: RecordRange, why: Message, detail = ''): void {
		this.#problem(range, 'warning', why, { detail });
	}

	remark(range: RecordRange, why: Message): void {
		this.#problem(range, 'information', why);
	}

	reading(found: Partial<SourceReading>): SourceReading {
		return {
			incidents: [],
			...found,
			problems: this.#problems.listed(),
			present: this.#read + this.#rejected,
			read: this.#read,
			rejected: this.#rejected,
			rejections: this.#rejections.listed(),
			format: this.#format,
		};
	}

	#place({ start, end }: RecordRange) {
		return { file: this.#file, start, end };
	}

	#count(range: RecordRange, reason: Message, detail = '', count = 1): void {
		this.#rejected += count;
		this.#rejections.add(reason, this.#place(range), `${reason.template} ${detail}`, count);
	}

	#problem(
		range: RecordRange,
		severity: Severity,
		text: Message,
		{
			detail = '',
			records = 1,
			...more
		}: { readonly detail?: string; readonly records?: number } & Pick<Problem, 'related'> = {},
	): void {
		this.#problems.add(
			{ code: 'source.record', severity, place: this.#place(range), message: text, ...more },
			`${text.template} ${detail}`,
			records,
		);
	}
}
