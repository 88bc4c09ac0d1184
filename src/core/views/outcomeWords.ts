import type { ForecastCalibration, Outcome, Outcomes } from '../measures/outcomes/outcomes.ts';
import { type Message, message } from '../text.ts';
import { counts } from './counts.ts';

/** How figures of outcomes are written. */
export interface OutcomeFigures {
	share(value: number): string;
	number(value: number): string;
	/** A local date, `2026-11-25`. */
	date(instant: number): string;
}

/** What the verdict is called, and its codicon: each has its own shape, as colour alone says nothing. */
export function verdictWords({ verdict, fell, check }: Outcome): { readonly text: Message; readonly icon: string } {
	switch (verdict) {
		case 'tooEarly':
			return { text: message('Too early'), icon: 'watch' };
		case 'nothingBefore':
			return { text: message('Nothing to compare with'), icon: 'circle-slash' };
		case 'noForecast':
			return { text: message('No forecast'), icon: 'question' };
		case 'noIncidents':
			return { text: message('Not about incidents'), icon: 'dash' };
		case 'judged':
			if ((fell ?? 0) >= LIKELY) return { text: message('Fell, likely real'), icon: 'arrow-down' };
			if ((fell ?? 1) <= 1 - LIKELY) return { text: message('Rose, likely real'), icon: 'arrow-up' };
			return check && !check.within
				? { text: message('No clear fall, not as promised'), icon: 'arrow-both' }
				: { text: message('No clear change'), icon: 'arrow-both' };
	}
}

/** From this probability on a fall is called likely. */
const LIKELY = 0.9;

/** In one sentence, what became of the item. */
export function outcomeSentence(outcome: Outcome, words: OutcomeFigures): Message {
	const { verdict, forecast, before, since, expected = 0, judgeable, fell = 0, realised } = outcome;
	const came = since?.incidents.length ?? 0;
	const weeks = words.number(since?.weeks ?? 0);
	switch (verdict) {
		case 'noForecast':
			return message(
				'Nobody wrote down when it was done. Set the status with “Set Status”, or add “forecast: { date: … }” with the date.',
			);
		case 'noIncidents':
			return message('Done on {0}. It promised to avoid no incidents, so there are none to count.', forecast!.date);
		case 'nothingBefore':
			return message(
				'Done on {0}. History holds no such incident of the year before, so nothing can be compared.',
				forecast!.date,
			);
		case 'tooEarly':
			return message(
				'{0} came in {1} weeks, and {2} would have come at the rate before. There is something to say from about {3} on.',
				came,
				weeks,
				words.number(expected),
				words.date(judgeable!),
			);
		case 'judged': {
			const counts = [came, weeks, before!.incidents.length, words.number(before!.weeks)];
			const { share, low, high } = realised!;
			return share < 0
				? message(
						'{0} in {1} weeks since, {2} in the {3} weeks before. The rate is {4} higher; that it fell has a probability of {5}.',
						...[...counts, words.share(-share), chanceWords(fell, words)],
					)
				: message(
						'{0} in {1} weeks since, {2} in the {3} weeks before. The rate is {4} lower ({5} to {6}); that it fell has a probability of {7}.',
						...[...counts, words.share(share), words.share(low), words.share(high), chanceWords(fell, words)],
					);
		}
	}
}

/** A probability that is nearly certain is not said to be certain. */
function chanceWords(probability: number, words: OutcomeFigures): string {
	if (probability > NEARLY) return `> ${words.share(NEARLY)}`;
	if (probability < 1 - NEARLY) return `< ${words.share(1 - NEARLY)}`;
	return words.share(probability);
}

export const NEARLY = 0.99;

/** Of all items: how many can be judged, and how well forecasts hold. */
export function outcomesHeadline({ outcomes, calibration }: Outcomes): Message {
	if (outcomes.length === 0) return message('No item is done that avoids incidents or promised anything.');
	const judged = outcomes.filter(({ verdict }) => verdict === 'judged');
	const early = outcomes.filter(({ verdict }) => verdict === 'tooEarly').length;
	if (judged.length === 0)
		return early > 0
			? early === 1
				? message('Too early to say of the one done item whether what it promised came.')
				: message('Too early to say of {0} done items whether what they promised came.', early)
			: message('Of no done item can be said whether what it promised came.');
	const fell = judged.filter(({ fell: probability }) => (probability ?? 0) >= LIKELY).length;
	if (calibration.judged === 0)
		return message(
			'Of {0} that can be judged, {1} brought the rate down, likely real.',
			counts.items(judged.length),
			fell,
		);
	return message(
		'Of {0} that can be judged, {1} brought the rate down, likely real; {2} of {3} held.',
		counts.items(judged.length),
		fell,
		calibration.within,
		counts.forecasts(calibration.judged),
	);
}

/** Fewer forecasts than this say little of a team’s forecasting. */
const FEW_FORECASTS = 5;

/** How well the team forecasts, in sentences. */
export function calibrationSentences(calibration: ForecastCalibration, words: OutcomeFigures): Message[] {
	const { judged, within, kept, promised, avoided } = calibration;
	if (judged === 0) return [];
	const sentences = [
		message(
			'The truth lay between P10 and P90 in {0} of {1} forecasts; of many, four in five would be right.',
			within,
			judged,
		),
	];
	if (kept !== undefined && kept <= 0)
		sentences.push(
			message(
				'Of {0} incidents that were promised to be avoided none was: forecasts were too good.',
				words.number(promised),
			),
		);
	else if (kept !== undefined)
		sentences.push(
			kept < 1
				? message(
						'{0} of {1} incidents that were promised to be avoided were avoided, {2}: forecasts were too good.',
						words.number(avoided),
						words.number(promised),
						words.share(kept),
					)
				: message(
						'{0} incidents were avoided where {1} were promised, {2}: forecasts were not too good.',
						words.number(avoided),
						words.number(promised),
						words.share(kept),
					),
		);
	if (judged < FEW_FORECASTS) sentences.push(message('That is few: n = {0}.', judged));
	return sentences;
}
