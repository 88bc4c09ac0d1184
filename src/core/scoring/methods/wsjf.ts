import type { WsjfPoints } from '../../backlog/model.ts';
import { DAYS_PER_WEEK } from '../../backlog/quantities.ts';
import type { Figure, TermKind } from '../../snapshot.ts';
import { type Message, message } from '../../text.ts';
import { formatFigure, formatNumber } from '../../views/figures.ts';
import { LEAST_WORTH } from '../bounds.ts';
import { type Contribution, guessed } from '../terms/contribution.ts';
import { type Draws, scale } from '../uncertainty/draws.ts';
import type { Appraisal, ScoringMethod, Subject } from './method.ts';
import { effortFigure, overEffort } from './overEffort.ts';
import { sumOfDraws } from './sumOfDraws.ts';

/** Points of the item that has the most of a component; the scale that teams guess on ends there (1, 2, 3, 5, 8, 13, 20). */
const MOST_POINTS = 20;

interface Component {
	readonly key: keyof WsjfPoints;
	readonly label: Message;
	readonly kinds: readonly TermKind[];
}

const components: readonly Component[] = [
	{ key: 'value', label: message('User and business value'), kinds: ['value', 'rice'] },
	{ key: 'criticality', label: message('Time criticality'), kinds: ['deadline'] },
	{ key: 'riskReduction', label: message('Risk reduction'), kinds: ['incidents', 'risk', 'toil'] },
];

/**
 * (Value + criticality + risk reduction) ÷ size: weighted shortest job first, as the Scaled Agile Framework writes it
 * after Reinertsen 2009. Each component is relative, as the framework wants it: the open item that has the most of it in
 * money a week has 20 points, the others their part of that, and nothing is 0 points. Product value and RICE are value, a
 * deadline is criticality, incidents, risks and toil are risk reduction; `wsjf` in the file overrides each. A point of
 * size is an engineer-week.
 */
export const wsjf: ScoringMethod = {
	id: 'wsjf',
	name: 'WSJF',
	formula: message(
		'Value, time criticality and risk reduction, each 20 points for the open item that has the most of it, divided by the effort in weeks.',
	),
	sees: ['incidents', 'risk', 'toil', 'value', 'rice', 'deadline'],
	begin: (open) => {
		const items = open();
		const most = components.map((component) =>
			items.reduce((greatest, appraisal) => Math.max(greatest, worthOf(appraisal, component)), 0),
		);
		return (subject) => {
			const drawn = components.map((component, index) => pointsOf(subject, component, most[index]!));
			if (drawn.every((points) => points.mean === 0 && !points.stated))
				return {
					unscored: message('WSJF needs a value, a deadline or a risk that has a price, or “wsjf” points.'),
				};
			const points = drawn.reduce((sum, { mean }) => sum + mean, 0);
			return {
				...overEffort(subject, points, sumOfDraws(drawn), DAYS_PER_WEEK),
				parts: [
					...drawn.map(({ figure }) => figure),
					effortFigure(subject, message('Job size in weeks'), subject.days / DAYS_PER_WEEK, 'weeks'),
				],
				counts: (style) =>
					message(
						'WSJF gives value {0} + criticality {1} + risk reduction {2}, each at most 20 whatever it is worth, for {3} of work',
						...drawn.map(({ mean }) => formatNumber(mean, style)),
						formatFigure(subject.days, 'days', style),
					),
			};
		};
	},
};

function of(contributions: readonly Contribution[], { kinds }: Component): readonly Contribution[] {
	return contributions.filter(({ term }) => kinds.includes(term.kind));
}

function worthOf({ contributions }: Appraisal, component: Component): number {
	return of(contributions, component).reduce((sum, { term }) => sum + term.value, 0);
}

interface Points {
	readonly mean: number;
	readonly draws?: Draws;
	readonly figure: Figure;
	/** The file says them. */
	readonly stated: boolean;
}

function pointsOf(subject: Subject, component: Component, most: number): Points {
	const { item } = subject;
	const stated = item.wsjf?.[component.key];
	if (stated !== undefined)
		return {
			mean: stated,
			figure: guessed(item, component.label, stated, 'points', ['wsjf', component.key]),
			stated: true,
		};
	const terms = of(subject.contributions, component);
	const perMoney = most > LEAST_WORTH ? MOST_POINTS / most : 0;
	const draws =
		perMoney > 0 ? sumOfDraws(terms.map(({ term, spread }) => ({ mean: term.value, draws: spread }))) : undefined;
	if (draws) scale(draws, perMoney);
	const mean = worthOf(subject, component) * perMoney;
	return {
		mean,
		...(draws ? { draws } : {}),
		figure: {
			label: component.label,
			value: mean,
			unit: 'points',
			evidence: [],
			...(terms.length > 0
				? { parts: [...terms.map(({ term }) => summaryOf(term)), mostFigure(most)] }
				: { note: message('The item says nothing of it.') }),
		},
		stated: false,
	};
}

/** A term in one line; what it is made of stands under the cost of delay. */
function summaryOf({ parts: _parts, note: _note, ...term }: Contribution['term']): Figure {
	return term;
}

function mostFigure(most: number): Figure {
	return { label: message('The most of any open item: 20 points'), value: most, unit: 'money/week', evidence: [] };
}
