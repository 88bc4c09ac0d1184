import type { Problem } from '../problem.ts';
import { english, type Message, message, say } from '../text.ts';
import type { Rejection } from './sourceReading.ts';

/** Of one reason so many records have a problem each; of more, one problem tells how many there are. */
const MOST_ALONE = 5;
/** As many other records of a reason are named. */
const MOST_RELATED = 20;
/** At this many problems a file the rest is counted, not listed. */
const MOST_PROBLEMS = 50;

interface Group {
	readonly problems: Problem[];
	count: number;
}

/**
 * What is wrong with the records of a file: by reason, so that one habit of an export is one line and not a thousand, and
 * bounded, whatever the file holds.
 */
export class RecordProblems {
	readonly #groups = new Map<string, Group>();

	/**
	 * @param reason Tells reasons apart where the sentence names the record itself.
	 * @param count Records that it is about.
	 */
	add(problem: Problem, reason: string = problem.message.template, count = 1): void {
		const key = `${problem.code} ${problem.severity} ${reason}`;
		const group = this.#groups.get(key);
		if (!group) {
			this.#groups.set(key, { problems: [problem], count });
			return;
		}
		group.count += count;
		if (group.problems.length <= MOST_RELATED) group.problems.push(problem);
	}

	/** Reasons in the order in which they came up. */
	listed(): readonly Problem[] {
		const all = [...this.#groups.values()].flatMap((group) =>
			group.count <= MOST_ALONE ? group.problems : [together(group)],
		);
		if (all.length <= MOST_PROBLEMS) return all;
		const { related: _related, fix: _fix, mend: _mend, ...last } = all[MOST_PROBLEMS - 1]!;
		const rest = message('{0} more records of this file have faults.', all.length - MOST_PROBLEMS + 1);
		return [...all.slice(0, MOST_PROBLEMS - 1), { ...last, message: rest }];
	}
}

function together({ problems: [first, ...others], count }: Group): Problem {
	return {
		...first!,
		message: message('{0} ({1} records of this file)', first!.message, count),
		...(others.length > 0 ? { related: others.map(({ place, message: text }) => ({ place, message: text })) } : {}),
	};
}

/** Records that are not used, by reason. */
export class Rejections {
	readonly #groups = new Map<string, { -readonly [Key in keyof Rejection]: Rejection[Key] }>();

	add(reason: Message, place: Rejection['place'], key: string = reason.template, count = 1): void {
		const group = this.#groups.get(key);
		if (group) group.count += count;
		else this.#groups.set(key, { reason, count, place });
	}

	listed(): readonly Rejection[] {
		return [...this.#groups.values()];
	}
}

/** A sentence that names no record of its own tells its reason whole; one that does, by its template. */
export function reasonKey({ code, severity, message: text }: Problem): string {
	return code === 'time.order' && severity === 'error' ? text.template : say(text, english);
}
