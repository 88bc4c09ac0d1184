import type { Item } from '../../backlog/model.ts';
import { type Estimate, pertMean } from '../../backlog/quantities.ts';
import { placeAt } from '../../backlog/sourceTree.ts';
import type { Figure } from '../../snapshot.ts';
import { type Message, message } from '../../text.ts';
import { evidenceOf } from '../evidence/history.ts';
import { badMinutesPerWeek, type ModePortion, type PricedMode, spreadOfPortions } from '../evidence/modeCost.ts';
import { type Draws, multiplyPert } from '../uncertainty/draws.ts';
import { type Contribution, contribution, guessed, type TermContext } from './contribution.ts';
import { modeFigures } from './modeFigures.ts';
import { type AvoidedModes, sumOfPortions } from './portions.ts';

/** What history says the item would save: Σ over failure modes of share × rate × E[cost | mode]. */
export function incidentsTerm(item: Item, avoided: AvoidedModes, context: TermContext): Contribution | undefined {
	const { avoids } = item;
	if (!avoids || avoids.causes.length + avoids.incidents.length === 0) return undefined;
	const { portions } = avoided;
	const share = avoids.share ? pertMean(avoids.share) : 1;
	const sums = sumOfPortions(portions);
	const found = evidenceOf(
		portions.map(({ mode }) => mode),
		context.now,
	);
	const note = noteOf(avoided, sums.unpriced, context);
	const shareFigure: Figure = avoids.share
		? guessed(item, message('Part of them that the item prevents'), share, 'share', ['avoids', 'share'])
		: {
				label: message('Part of them that the item prevents'),
				value: 1,
				unit: 'share',
				basis: 'guessed',
				evidence: [placeAt(item.origin, ['avoids'])],
				note: message('No share is given: all of them.'),
			};
	const spread = portionDraws(portions, `share|${item.id}`, avoids.share, context.draws);
	return contribution(
		item,
		{
			kind: 'incidents',
			label: message('Incidents avoided'),
			basis: 'measured',
			incidents: found.incidents,
			evidence: portions.length > 0 ? found.evidence : [placeAt(item.origin, ['avoids'])],
			badMinutesPerWeek: share * sums.badMinutes,
			parts: [shareFigure, ...modeFigures(portions, context.rates, context.now)],
			...(note ? { note } : {}),
		},
		share * sums.cost,
		spread,
		{
			incidentsPerWeek: share * sums.incidents,
			last90Days: found.last90Days,
			badMinutes: () => portionDraws(portions, `share|${item.id}`, avoids.share, context.draws, badMinutesPerWeek),
		},
	);
}

/** Draws of share × Σ portion × cost (or another figure of the mode); either factor may be certain. No share: all of it. */
export function portionDraws(
	portions: readonly ModePortion[],
	name: string,
	share: Estimate | undefined,
	count: number,
	figure?: (mode: PricedMode) => number,
): Draws | undefined {
	if (portions.length === 0) return undefined;
	const uncertain = share !== undefined && share.high > share.low;
	const costs = spreadOfPortions(portions, count, uncertain, figure);
	if (costs && share) multiplyPert(costs, name, share);
	return costs;
}

function noteOf({ portions, narrowed, elsewhere }: AvoidedModes, unpriced: boolean, context: TermContext) {
	if (portions.length === 0) return message('History holds no such incident, so nothing is counted.');
	if (unpriced) return unpricedNote(context);
	if (elsewhere) return message('History has this cause only on other services: all of them count.');
	if (narrowed) return message('Only the item’s own service counts.');
	return undefined;
}

/** Why bad minutes have no price. */
export function unpricedNote({ rates }: TermContext): Message {
	return rates
		? message('Bad minutes have no price: rates.badMinute is not set.')
		: message('Bad minutes have no price: the file has no rates.');
}
