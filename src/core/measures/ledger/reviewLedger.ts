import { readYaml } from '../../backlog/readYaml.ts';
import { placeAt } from '../../backlog/sourceTree.ts';
import { lineStarts, type Place } from '../../place.ts';
import type { Problem } from '../../problem.ts';
import { folderOf } from '../../scopes.ts';
import type { Snapshot } from '../../snapshot.ts';
import { type Message, message } from '../../text.ts';
import { type WeekMeasures, weeksMeasured, zoneOfMeasures } from '../measures.ts';
import { lastWeeks, type Week, weekNamed, weeksFrom } from '../week.ts';
import {
	type LedgerDifference,
	type LedgerValue,
	ledgerDifferences,
	ledgerRecord,
	ledgerText,
} from './ledgerRecord.ts';
import { type LedgerLine, type LedgerReading, readLedger } from './readLedger.ts';

/**
 * How a whole week stands in the ledger: closed; closed with figures that its records no longer give; missed; or the last
 * one, not closed yet.
 */
export type LedgerState = 'closed' | 'differs' | 'gap' | 'due';

export interface LedgerWeek {
	readonly week: Week;
	readonly state: LedgerState;
	/** The last of its lines: the one that counts. */
	readonly line?: LedgerLine;
	/** From the records of now. */
	readonly measures: WeekMeasures;
	/** Where `state` is `differs`. Empty where the figures are right, and the line is not written as they are written here. */
	readonly differences: readonly LedgerDifference[];
}

/** The ledger beside what its weeks give when they are computed again. */
export interface LedgerReview {
	readonly file: string;
	readonly zone: string;
	/** From the first week that has a line to the last whole one, in order; only that one where the ledger is empty. */
	readonly weeks: readonly LedgerWeek[];
	readonly problems: readonly Problem[];
}

/** The ledger of the workspace: in `.reliability` beside the backlog that is nearest to the root. */
export function ledgerFile(snapshot: Pick<Snapshot, 'backlogs'>): string | undefined {
	const depth = (folder: string) => folder.split('/').length;
	const [folder] = snapshot.backlogs
		.map(({ file }) => folderOf(file))
		.sort((one, other) => depth(one) - depth(other) || (one < other ? -1 : one > other ? 1 : 0));
	return folder === undefined ? undefined : `${folder}.reliability/ledger.jsonl`;
}

/** Where a template of the weekly report is looked for: beside the ledger. */
export function reportTemplateFile(snapshot: Pick<Snapshot, 'backlogs'>): string | undefined {
	return ledgerFile(snapshot)?.replace(/ledger\.jsonl$/, 'report.md');
}

/** Computes every week of a ledger again. Weeks that are not over at the snapshot's moment are faults of their lines. */
export function reviewLedger(snapshot: Snapshot, file: string, text: string): LedgerReview {
	const zone = zoneOfMeasures(snapshot);
	const last = lastWeeks(snapshot.now, 1, zone)[0]!;
	const reading = readLedger(text);
	const lines = new Map<string, LedgerLine>();
	const early: LedgerLine[] = [];
	for (const line of reading.lines) {
		if (weekNamed(line.week, zone)!.start > last.start) early.push(line);
		else lines.set(line.week, line);
	}
	const first = [...lines.keys()]
		.map((name) => weekNamed(name, zone)!)
		.sort((one, other) => one.start - other.start)[0];
	const measured = weeksMeasured(snapshot, weeksFrom(first ?? last, last, zone));
	const weeks = measured.map((measures): LedgerWeek => {
		const { week } = measures;
		const line = lines.get(week.name);
		if (!line) return { week, state: week.name === last.name ? 'due' : 'gap', measures, differences: [] };
		const record = ledgerRecord(measures, zone, line.revision);
		if (line.text === ledgerText(record)) return { week, state: 'closed', line, measures, differences: [] };
		return { week, state: 'differs', line, measures, differences: ledgerDifferences(line.record, record) };
	});
	return { file, zone, weeks, problems: [...faultsOf(file, reading, early), ...differing(file, weeks)] };
}

/** A snapshot with the ledger among its files, and its problems among the others. */
export function withLedger(snapshot: Snapshot, { file, problems }: LedgerReview, text: string): Snapshot {
	const lines = lineStarts(text);
	return {
		...snapshot,
		problems: [...snapshot.problems, ...problems],
		files: new Map([...snapshot.files, [file, { file, lines, currentLines: lines, stale: false }]]),
	};
}

function faultsOf(file: string, { faults }: LedgerReading, early: readonly LedgerLine[]): Problem[] {
	const fault = ({ start, end }: { readonly start: number; readonly end: number }, why: Message): Problem => ({
		code: 'ledger.line',
		severity: 'warning',
		place: { file, start, end },
		message: why,
	});
	return [
		...faults.map((each) => fault(each, each.why)),
		...early.map((line) => fault(line, message('{0} is not over yet. The line is left out.', line.week))),
	];
}

/** Of one line with more differences than this the first are shown. */
const MOST_SHOWN = 20;
const MOST_SAID = 3;

function differing(file: string, weeks: readonly LedgerWeek[]): Problem[] {
	return weeks.flatMap(({ week, line, state, differences }): Problem[] => {
		if (!line || state !== 'differs') return [];
		const places = placesOf(file, line, differences.slice(0, MOST_SHOWN));
		return [
			{
				code: 'ledger.difference',
				severity: 'information',
				place: places[0] ?? { file, start: line.start, end: line.end },
				message: differenceWords(week, differences),
				...(differences.length > 1
					? {
							related: places.slice(1).map((place, index) => ({
								place,
								message: changeWords(differences[index + 1]!),
							})),
						}
					: {}),
			},
		];
	});
}

/** One sentence: what the line of a week says, and what its records say now. */
export function differenceWords({ name }: Week, differences: readonly LedgerDifference[]): Message {
	const said = differences.slice(0, MOST_SAID).map(({ path, written, recomputed }) => {
		return `${path.join('.')} ${valueWords(written)} → ${valueWords(recomputed)}`;
	});
	const more = differences.length - said.length;
	if (said.length === 0)
		return message('The figures of {0} are right, but the line is not written as Close Week writes it.', name);
	return more > 0
		? message(
				'{0} was closed with other figures than its records give now: {1}, and {2} more.',
				name,
				said.join(', '),
				more,
			)
		: message('{0} was closed with other figures than its records give now: {1}.', name, said.join(', '));
}

function changeWords({ path, written, recomputed }: LedgerDifference): Message {
	return message('{0} was {1} and is {2} now.', path.join('.'), valueWords(written), valueWords(recomputed));
}

const LONGEST_WORDS = 60;

function valueWords(value: LedgerValue | undefined): string {
	const text = value === undefined ? '–' : ledgerText(value);
	return text.length > LONGEST_WORDS ? `${text.slice(0, LONGEST_WORDS - 1)}…` : text;
}

/** JSON is YAML: the reader that knows places reads a line. A value that the line does not have stands where it would be. */
function placesOf(file: string, line: LedgerLine, differences: readonly LedgerDifference[]): Place[] {
	const { root } = readYaml(line.text);
	return differences.map(({ path }) => {
		const origin = { file, start: 0, end: line.text.length, ...(root ? { node: root } : {}) };
		const { start, end } = placeAt(origin, path);
		return { file, start: line.start + start, end: line.start + end };
	});
}
