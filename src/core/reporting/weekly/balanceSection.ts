import { keyPlaceAt } from '../../backlog/sourceTree.ts';
import type { Place } from '../../place.ts';
import { message } from '../../text.ts';
import { balanceModel } from '../../views/balance.ts';
import { formatShare } from '../../views/figures.ts';
import type { ReportGiven } from '../given.ts';
import type { ReportSection } from '../report.ts';

const statuses = { planned: 'planned', inProgress: 'in-progress' } as const;

/** What is planned and in progress against the floor, and what the floor is now. */
export function balanceSection(given: ReportGiven): ReportSection | undefined {
	const { current, options, say, style, measures } = given;
	const model = balanceModel(current.balance, options);
	if (!model) return undefined;
	const floor = model.floor ? [model.floor.place] : [];
	const holds = measures.policy?.holds;
	const raised = holds && holds.rule.floor > (current.balance.floor?.share ?? 0) ? holds : undefined;
	return {
		id: 'balance',
		title: say(message('Balance against the floor')),
		blocks: [
			{
				kind: 'list',
				lines: model.sides.map(({ id, label, text, parts }) => ({
					...given.line(
						parts.length > 0
							? message('{0}. {1}.', text, parts.map((part) => part.text).join(', '))
							: message('{0}.', text),
						[...floor, ...effortPlaces(given, statuses[id])],
					),
					lead: label,
				})),
			},
			...(raised
				? [
						{
							kind: 'lines' as const,
							lines: [
								given.line(
									message(
										'The policy holds the floor at {0} while {1} has less than {2} of its error budget left.',
										formatShare(raised.rule.floor, style),
										measures.policy!.worst.service.id,
										formatShare(raised.rule.budgetBelow, style),
									),
									[raised.place],
								),
							],
						},
					]
				: []),
		],
	};
}

/** The lines of the efforts that a side sums up. */
function effortPlaces({ current }: ReportGiven, status: 'planned' | 'in-progress'): Place[] {
	return current.items
		.filter(({ item }) => item.status === status && item.effort)
		.map(({ item }) => keyPlaceAt(item.origin, ['effort']));
}
