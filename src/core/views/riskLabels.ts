import { message, say, type Translate } from '../text.ts';

/** Words of the tab *Risks* that do not depend on a risk. */
export interface RiskLabels {
	readonly list: string;
	readonly accept: string;
	readonly risk: string;
	readonly size: string;
	readonly minutes: string;
	readonly share: string;
	readonly basis: string;
	readonly items: string;
	readonly standing: string;
	/** What opens the figures of a risk; `{0}` is its name. */
	readonly open: string;
	readonly reveal: string;
	readonly without: string;
	readonly budget: string;
}

export function riskLabels(translate: Translate): RiskLabels {
	const words = (template: string, ...args: string[]) => say(message(template, ...args), translate);
	return {
		list: words('Risks against the error budget'),
		accept: words('Accept'),
		risk: words('Risk'),
		size: words('Size'),
		minutes: words('Bad Min/Year'),
		share: words('Of Budget'),
		basis: words('Basis'),
		items: words('Items'),
		standing: words('Standing'),
		open: words('What {0} is made of', '{0}'),
		reveal: words('Show in File'),
		without: words('Without an error budget'),
		budget: words('Budget'),
	};
}
