import { message, say, type Translate } from '../../text.ts';

/** Words of the picture of cost of delay against effort. */
export interface ScatterLabels {
	readonly title: string;
	readonly show: string;
	/** `{0}` items. */
	readonly text: string;
	/** `{0}` title, `{1}` cost of delay, `{2}` effort. */
	readonly best: string;
	/** `{0}` items. */
	readonly first: string;
	/** `{0}` items. */
	readonly undrawn: string;
	/** One item of the picture: `{0}` title, `{1}` cost of delay, `{2}` effort. */
	readonly point: string;
	readonly effortAxis: string;
	readonly costAxis: string;
	readonly legend: string;
	readonly keys: string;
	/** `{0}` is the title of the picture. */
	readonly table: string;
	readonly nothing: string;
}

export function scatterLabels(unit: string, translate: Translate): ScatterLabels {
	const words = (template: string, ...args: (string | number)[]) => say(message(template, ...args), translate);
	return {
		title: words('Cost of delay against effort'),
		show: words('Chart'),
		text: words('{0} items by their effort and their cost of delay, both on logarithmic axes.', '{0}'),
		best: words('The best score has “{0}”: {1} for {2}.', '{0}', '{1}', '{2}'),
		first: words('Only the first {0} of the list are drawn.', '{0}'),
		undrawn: words('Not drawn, as they have no effort or no cost of delay: {0}.', '{0}'),
		point: words('{0}: {1} for {2}', '{0}', '{1}', '{2}'),
		effortAxis: words('Effort (engineer-days)'),
		costAxis: words('Cost of delay ({0})', unit),
		legend: words('Up and to the left comes first. Lines are P10 to P90.'),
		keys: words('Arrow keys go from item to item, Enter explains.'),
		table: words('Figures of “{0}”', '{0}'),
		nothing: words('No shown item has both an effort and a cost of delay.'),
	};
}
