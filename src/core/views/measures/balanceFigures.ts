import type { Item } from '../../backlog/model.ts';
import { pertMean } from '../../backlog/quantities.ts';
import { placeAt } from '../../backlog/sourceTree.ts';
import { type EffortPart, partsOfWeeks, type WeekOfEffort } from '../../measures/effort/effortByWeek.ts';
import type { BalanceSide, Figure } from '../../snapshot.ts';
import { message } from '../../text.ts';
import { effortBasis, effortKinds, howEffortIsCounted, MOST_COMMITS, partLabel, statedSides } from '../effort.ts';
import { oneLine } from '../markdown.ts';
import { type MeasureFigures, type MeasuresGiven, MOST_RECORDS } from './section.ts';
import { isSpan } from './spans.ts';

const kinds = ['reliability', 'product', 'uncategorised'] as const;
type SideKind = (typeof kinds)[number];

/** What a share is made of, by its key: items with their lines, or items with the commits that are theirs. */
export function balanceFigures(key: string, given: MeasuresGiven): MeasureFigures | undefined {
	const [name, rest = ''] = key.split('/');
	if (name === 'planned' || name === 'inProgress') return statedFigures(name, given);
	const { actual, words } = given;
	if (typeof actual !== 'object') return undefined;
	if (name === 'actual' && isSpan(rest)) {
		const weeks = actual.weeks.slice(-Number(rest));
		return workFigures(words.say(message('Actual, last {0} weeks', weeks.length)), weeks, given);
	}
	const week = name === 'week' ? actual.weeks.find((known) => known.week.name === rest) : undefined;
	return week && workFigures(words.days(week.week), [week], given);
}

function statedFigures(name: keyof typeof statedSides, given: MeasuresGiven): MeasureFigures | undefined {
	const { snapshot, words } = given;
	const side: BalanceSide = snapshot.balance[name];
	if (side.share === undefined) return undefined;
	const { label, status, note } = statedSides[name];
	const items = snapshot.backlogs.flatMap((backlog) => backlog.items).filter((item) => item.status === status);
	return {
		title: message('{0}: {1} reliability', words.say(label), words.full(side.share, 'share')),
		reason: note,
		figures: kinds
			.filter((kind) => side[kind] > 0)
			.map((kind) => ({
				label: effortKinds[kind],
				value: side[kind],
				unit: 'days' as const,
				evidence: [],
				parts: itemFigures(items.filter((item) => (item.kind ?? 'uncategorised') === kind)),
			})),
	};
}

/** Those with an effort, the most first. */
function itemFigures(items: readonly Item[]): Figure[] {
	return items
		.flatMap((item) => (item.effort ? [{ item, days: pertMean(item.effort) }] : []))
		.sort((one, other) => other.days - one.days || (one.item.key < other.item.key ? -1 : 1))
		.slice(0, MOST_RECORDS)
		.map(({ item, days }) => ({
			label: message('{0}: {1}', oneLine(item.id), oneLine(item.title)),
			value: days,
			unit: 'days',
			evidence: [placeAt(item.origin, ['effort'])],
		}));
}

function workFigures(title: string, weeks: readonly WeekOfEffort[], given: MeasuresGiven): MeasureFigures | undefined {
	const parts = partsOfWeeks(weeks);
	const days = (of: readonly EffortPart[]) => of.reduce((sum, part) => sum + part.days, 0);
	const all = days(parts);
	if (all <= 0) return undefined;
	const ofKind = (kind: SideKind) => parts.filter((part) => (part.kind ?? 'uncategorised') === kind);
	return {
		title: message('{0}: {1} reliability', title, given.words.full(days(ofKind('reliability')) / all, 'share')),
		reason: howEffortIsCounted,
		figures: kinds.flatMap((kind) => {
			const own = ofKind(kind);
			if (own.length === 0) return [];
			return [
				{
					label: effortKinds[kind],
					value: days(own),
					unit: 'authorDays' as const,
					evidence: [],
					parts: own.slice(0, MOST_RECORDS).map(partFigure),
				},
			];
		}),
	};
}

function partFigure(part: EffortPart): Figure {
	const { item, by, days, commits } = part;
	return {
		label: partLabel(part),
		value: days,
		unit: 'authorDays',
		basis: 'measured',
		evidence: item ? [{ file: item.origin.file, start: item.origin.start, end: item.origin.end }] : [],
		note:
			commits.length > MOST_COMMITS
				? message('The newest {0} of {1} commits are listed.', MOST_COMMITS, commits.length)
				: effortBasis[by],
		parts: commits.slice(0, MOST_COMMITS).map((commit) => ({
			label: message('{0}', oneLine(commit.subject)),
			value: 1,
			unit: 'count',
			evidence: [],
			commit: commit.hash,
		})),
	};
}
