import type { Problem, Severity } from '../../problem.ts';
import { type Message, message } from '../../text.ts';
import type { Rejection, SourceReading } from '../sourceReading.ts';

/** Where a record stands in its file, in UTF-16 offsets. */
export interface RecordRange {
	readonly start: number;
	readonly end: number;
}

/** At this many problems a file the rest is counted, not listed. */
const MOST_PROBLEMS = 50;

/** Keeps count of the records of a file and of what is wrong with them, so that each of them is accounted for. */
export class Tally {
	readonly #file: string;
	readonly #format: string;
	readonly #problems: Problem[] = [];
	readonly #rejections = new Map<string, { reason: Message; count: number; place: Problem['place'] }>();
	#beyond = 0;
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

	/** A record that cannot be used. */
	reject(range: RecordRange, reason: Message): void {
		this.#count(range, reason);
		this.#problem(range, 'warning', reason);
	}

	/** A record that is not wanted, and rightly so: a drill, a repeated row. */
	leaveOut(range: RecordRange, reason: Message): void {
		this.#count(range, reason);
		this.#problem(range, 'information', reason);
	}

	/** Many records for one reason, of which only the first has a place: one problem for all. */
	leaveOutMany(range: RecordRange, reason: Message, count: number): void {
		for (let index = 0; index < count; index++) this.#count(range, reason);
		this.#problem(range, 'information', reason);
	}

	repeat(range: RecordRange, reason: Message, first: RecordRange): void {
		this.#count(range, reason);
		this.#problem(range, 'information', reason, {
			related: [{ place: this.#place(first), message: message('The record that is used.') }],
		});
	}

	/** A value of a record that cannot be used; the record can. */
	fault(range: RecordRange, why: Message): void {
		this.#problem(range, 'warning', why);
	}

	remark(range: RecordRange, why: Message): void {
		this.#problem(range, 'information', why);
	}

	reading(found: Partial<SourceReading>): SourceReading {
		return {
			incidents: [],
			...found,
			problems: this.#listed(),
			present: this.#read + this.#rejected,
			read: this.#read,
			rejected: this.#rejected,
			rejections: [...this.#rejections.values()] satisfies Rejection[],
			format: this.#format,
		};
	}

	#place({ start, end }: RecordRange) {
		return { file: this.#file, start, end };
	}

	#count(range: RecordRange, reason: Message): void {
		this.#rejected++;
		const group = this.#rejections.get(reason.template);
		if (group) group.count++;
		else this.#rejections.set(reason.template, { reason, count: 1, place: this.#place(range) });
	}

	#problem(range: RecordRange, severity: Severity, text: Message, more: Pick<Problem, 'related'> = {}): void {
		if (this.#problems.length < MOST_PROBLEMS)
			this.#problems.push({ code: 'source.record', severity, place: this.#place(range), message: text, ...more });
		else this.#beyond++;
	}

	#listed(): readonly Problem[] {
		if (this.#beyond === 0) return this.#problems;
		const { related: _, ...last } = this.#problems[MOST_PROBLEMS - 1]!;
		const rest = message('{0} more records of this file have faults.', this.#beyond + 1);
		return [...this.#problems.slice(0, MOST_PROBLEMS - 1), { ...last, message: rest }];
	}
}
