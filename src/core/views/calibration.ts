import type { Intent } from '../backlog/edits.ts';
import { type CalibratedRate, twoDigits } from '../scoring/calibration/calibration.ts';
import type { AddedRates, CalibrationResult } from '../scoring/calibration/interview.ts';
import type { Outcome } from '../scoring/calibration/outcomes.ts';
import type { Answer } from '../scoring/calibration/posterior.ts';
import type { CalibratedKey, Option, TradeOffs } from '../scoring/calibration/tradeOffs.ts';
import { message, say, type Translate, template } from '../text.ts';
import { counts } from './counts.ts';
import { type FigureStyle, formatMoney, formatNumber } from './figures.ts';
import type { ShownIn } from './itemFigures.ts';
import { escapeMarkdown, escapeMarkdownLine, marked, oneLine } from './markdown.ts';

/** An item to choose, by its consequences for the next quarter. */
export function optionWords({ outcome }: Option, currency: string, shownIn: ShownIn) {
	const { title, id } = outcome.item;
	return { title: oneLine(title) || oneLine(id), consequences: consequences(outcome, currency, shownIn) };
}

/** `about 1.3 fewer incidents, 62 fewer bad minutes`: what happens, and no price but those that are agreed. */
function consequences({ badMinutes, plain }: Outcome, currency: string, { translate, locale }: ShownIn): string {
	const style: FigureStyle = { translate, currency, ...(locale === undefined ? {} : { locale }) };
	const number = (value: number) => formatNumber(value, { ...style, form: value >= 1000 ? 'full' : 'compact' });
	const money = (value: number) => formatMoney(value, style);
	const { incidents, pricedMinutes, pricedMinutesWorth, hours, earned, loss, reach, impact } = plain;
	return [
		...(incidents > 0 ? [message('about {0} fewer incidents', number(incidents))] : []),
		...(badMinutes > 0 ? [message('{0} fewer bad minutes', number(badMinutes))] : []),
		...(pricedMinutes > 0 && pricedMinutesWorth > 0
			? [
					message(
						'{0} fewer bad minutes at {1} in all, their own price',
						number(pricedMinutes),
						money(pricedMinutesWorth),
					),
				]
			: []),
		...(hours > 0 ? [message('{0} engineer-hours saved', number(hours))] : []),
		...(earned > 0 ? [message('{0} earned', money(earned))] : []),
		...(earned < 0 ? [message('{0} spent', money(-earned))] : []),
		...(loss > 0 ? [message('{0} not lost at a deadline', money(loss))] : []),
		...(reach > 0 ? [message('{0} more people reached, impact {1} on each', number(reach), number(impact))] : []),
	]
		.map((part) => say(part, translate))
		.join(', ');
}

/** One line of the result. */
export interface CalibrationLine {
	readonly icon: string;
	readonly label: string;
	readonly detail?: string;
}

/** What the answers imply, the rates first. */
export function calibrationLines(
	{ calibration, changes, currency }: CalibrationResult,
	tradeOffs: TradeOffs,
	shownIn: ShownIn,
): readonly CalibrationLine[] {
	const { translate } = shownIn;
	const { answers, decided, agreed, circles, rates } = calibration;
	const titles = titlesOf(tradeOffs);
	const undecided = answers - decided;
	return [
		...rates.map((rate) => rateLine(rate, currency, shownIn)),
		{
			icon: agreed === decided && circles.length === 0 ? 'pass' : 'info',
			label: say(message('Agree with these rates: {0} of {1}', agreed, counts.choices(decided)), translate),
			...(undecided > 0 ? { detail: say(message('{0} more could not be told.', undecided), translate) } : {}),
		},
		...circles.map((circle) => ({
			icon: 'warning',
			label: say(message('These choices go round in a circle'), translate),
			detail: [...circle, circle[0]!]
				.map((key) => titles.get(key) ?? key)
				.reduce((before, next) => say(message('{0} over {1}', before, next), translate)),
		})),
		{
			icon: 'list-ordered',
			label: say(message('{0} of {1} ranked items would change their rank', changes.moved, changes.ranked), translate),
		},
	];
}

function titlesOf({ options }: TradeOffs): ReadonlyMap<string, string> {
	return new Map(options.map(({ key, outcome: { item } }) => [key, oneLine(item.title) || oneLine(item.id)]));
}

function rateLine(rate: CalibratedRate, currency: string, { translate, locale }: ShownIn): CalibrationLine {
	const style: FigureStyle = { form: 'full', ...(locale === undefined ? {} : { locale }) };
	const [after, low, high] = [rate.after, twoDigits(rate.p10), twoDigits(rate.p90)].map((value) =>
		formatNumber(value, style),
	) as [string, string, string];
	const before = rate.before === undefined ? undefined : formatNumber(rate.before, style);
	const detail = rate.isWide
		? message('These answers say little about it: the interval is wide.')
		: before === undefined
			? message('The file has no such rate yet.')
			: message('The file says {0} now.', before);
	return {
		icon: rate.isWide ? 'warning' : 'symbol-numeric',
		label: say(message(labels[rate.key], after, currency, low, high), translate),
		detail: say(
			rate.isWide && before !== undefined
				? message('{0} The file says {1} now.', say(detail, translate), before)
				: detail,
			translate,
		),
	};
}

const labels: Readonly<Record<CalibratedKey, string>> = {
	badMinute: template('A bad minute: {0} {1} (P10–P90 {2}–{3})'),
	reachPoint: template('A reach point: {0} {1} (P10–P90 {2}–{3})'),
};

/** The result with the choices that led to it, for a pull request or a chat. Text of the file is inert. */
export function calibrationMarkdown(
	result: CalibrationResult,
	tradeOffs: TradeOffs,
	answers: readonly Answer[],
	date: string,
	shownIn: ShownIn,
): string {
	const { translate } = shownIn;
	const titles = titlesOf(tradeOffs);
	const option = ({ key, outcome }: Option) =>
		`${marked('**', titles.get(key) ?? key)} (${escapeMarkdown(consequences(outcome, result.currency, shownIn))})`;
	const lines = calibrationLines(result, tradeOffs, shownIn).map(
		({ label, detail }) => `- ${escapeMarkdownLine(label)}${detail === undefined ? '' : `: ${escapeMarkdown(detail)}`}`,
	);
	return [
		`### ${escapeMarkdown(say(message('Trade-offs, calibrated {0}', date), translate))}`,
		'',
		...lines,
		'',
		...answers.map((answer, index) => `${index + 1}. ${choiceText(answer, option, translate)}`),
		'',
	].join('\n');
}

function choiceText(
	{ pair: [first, second], preference }: Answer,
	option: (of: Option) => string,
	translate: Translate,
): string {
	switch (preference) {
		case 'first':
			return say(message('{0} over {1}', option(first), option(second)), translate);
		case 'second':
			return say(message('{0} over {1}', option(second), option(first)), translate);
		case 'neither':
			return say(message('{0} or {1}: could not be told', option(first), option(second)), translate);
	}
}

/** Writes the rates, each with a remark that says when and from how much. `date` is local: `2026-11-25`. */
export function calibrationIntents(
	{ calibration }: CalibrationResult,
	added: AddedRates,
	date: string,
): readonly Intent[] {
	const set = (key: string, value: string | number, remark?: string): Intent => ({
		type: 'setInFile',
		path: ['rates', key],
		value,
		...(remark === undefined ? {} : { remark }),
	});
	return [
		...(added.currency === undefined ? [] : [set('currency', added.currency)]),
		...(added.engineerHour === undefined ? [] : [set('engineerHour', added.engineerHour)]),
		...calibration.rates.map(({ key, after, p10, p90 }) =>
			set(
				key,
				after,
				`calibrated ${date} from ${calibration.answers} answers, P10–P90 ${twoDigits(p10)}–${twoDigits(p90)}`,
			),
		),
	];
}
