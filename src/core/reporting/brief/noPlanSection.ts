import { message } from '../../text.ts';
import { conflictSentence } from '../../views/plan/planWords.ts';
import type { ReportGiven } from '../given.ts';
import type { Line, ReportSection } from '../report.ts';
import { briefWords } from './askSection.ts';
import type { SolvedPlan } from './executiveBrief.ts';

/** Why nothing can be promised, and what to write down so that it can. */
export function noPlanSection(given: ReportGiven, solved: SolvedPlan): ReportSection {
	return {
		id: 'bought',
		title: given.say(message('What is asked, and what it buys')),
		blocks: [{ kind: 'lines', lines: whyOf(given, solved) }],
	};
}

function whyOf(given: ReportGiven, { question, outcome }: SolvedPlan): Line[] {
	if (question.kind === 'noItems')
		return [
			given.line(message('No plan can be solved: no open item has an effort. Give items an effort, such as 5d.')),
		];
	if (question.kind === 'noCapacity')
		return [
			given.line(
				message('No plan can be solved: no file says what capacity there is. Write plan.capacity into the backlog.'),
			),
		];
	if (!outcome) return [given.line(message('No plan was found in time.'))];
	const { plan } = outcome;
	if (plan.status !== 'infeasible') return [];
	const words = briefWords(given);
	return [
		given.line(message('No plan keeps all demands:')),
		...plan.conflicts.map((conflict) => {
			const about = conflict.type === 'chain' ? conflict.path : conflict.items;
			const keys = new Set(about.map((index) => question.model.items[index]!.key));
			return given.line(
				conflictSentence(conflict, question.model, words),
				given.current.items.flatMap(({ item }) => (keys.has(item.key) ? [item.origin] : [])),
			);
		}),
	];
}
