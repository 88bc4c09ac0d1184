import type { Intent } from './backlog/edits.ts';
import type { Place } from './place.ts';
import type { Message } from './text.ts';

export type Severity = 'error' | 'warning' | 'information';

/** A fault of the input, as data. `code` is stable: quick fixes, documentation and tests name it. */
export interface Problem {
	readonly code: ProblemCode;
	readonly severity: Severity;
	readonly place: Place;
	/** One plain sentence: what is wrong, and what to do where that is not obvious. */
	readonly message: Message;
	readonly related?: readonly RelatedPlace[];
	/** The name that it is about, where a command can do something for it. */
	readonly subject?: string;
	/** The one obvious mend, where there is one. */
	readonly fix?: Fix;
	/** The same, where it is more than one stretch of text. */
	readonly mend?: Mend;
}

export interface RelatedPlace {
	readonly place: Place;
	readonly message: Message;
}

export interface Fix {
	readonly title: Message;
	/** What stands at `place` is replaced by `text`. */
	readonly place: Place;
	readonly text: string;
}

/** A mend that takes the whole text of the file where the problem is, to find what must change in it. */
export interface Mend {
	readonly title: Message;
	readonly intent: Intent;
}

export const problemCodes = [
	'file.conflict',
	'file.empty',
	'file.notABacklog',
	'file.tooLarge',
	'yaml.syntax',
	'yaml.alias',
	'yaml.duplicateKey',
	'key.unknown',
	'key.missing',
	'value.type',
	'value.choice',
	'value.duration',
	'value.share',
	'value.rate',
	'value.number',
	'value.date',
	'value.instant',
	'value.timezone',
	'value.order',
	'value.link',
	'id.duplicate',
	'reference.item',
	'reference.incident',
	'reference.cause',
	'reference.service',
	'time.order',
	'time.future',
	'dependency.cycle',
	'effort.missing',
	'effort.zero',
	'rates.missing',
	'rates.currency',
	'scoring.other',
	'source.outside',
	'source.missing',
	'source.unreadable',
	'source.record',
	'source.service',
	'slo.outside',
	'slo.missing',
	'slo.unreadable',
	'slo.none',
	'slo.ambiguous',
	'slo.unknown',
	'slo.target',
	'slo.window',
	'guess.contradicted',
	'guess.stale',
	'deadline.overdue',
	'commitment.missed',
	'commitment.actual',
	'commitment.expires',
	'commitment.over',
	'gate.budget',
	'gate.risk',
	'gate.floor',
	'gate.promise',
	'gate.exempted',
	'gate.exemption',
	'ledger.line',
	'ledger.difference',
] as const;

export type ProblemCode = (typeof problemCodes)[number];
