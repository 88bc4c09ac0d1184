import { Liquid, type LiquidError } from 'liquidjs';

export type Filled =
	| { readonly kind: 'filled'; readonly text: string }
	/** `line` counts from 1. `why` is the engine's own words, on one line. */
	| { readonly kind: 'faulty'; readonly why: string; readonly line: number };

/** Characters of a template. */
const MOST_TEMPLATE = 200_000;
/** Characters and entries that a template makes; a report has some ten thousand. */
const MOST_MADE = 2_000_000;
/** Milliseconds. A report takes one or two. */
const MOST_TIME = 2000;

/** They would reach for other files. */
const reaching = ['include', 'render', 'layout', 'block'];
/** They would give another text each time: of the clock, or of chance. */
const changing = ['sample', 'date', 'date_to_xmlschema', 'date_to_rfc822', 'date_to_string', 'date_to_long_string'];

/**
 * Fills the placeholders of a Liquid template (https://liquidjs.com) with plain data. A template runs no code, opens no file,
 * and its work is bounded: what takes too long or grows too large is a fault, as is a placeholder that there is not.
 */
export function fillTemplate(template: string, data: Readonly<Record<string, unknown>>): Filled {
	if (template.length > MOST_TEMPLATE)
		return { kind: 'faulty', why: `the template is longer than ${MOST_TEMPLATE} characters`, line: 1 };
	try {
		const text = newEngine().parseAndRenderSync(template, data);
		return typeof text === 'string' && text.length <= MOST_MADE
			? { kind: 'filled', text }
			: { kind: 'faulty', why: 'what the template makes is too long', line: 1 };
	} catch (error) {
		const { message, originalError, token } = error as Partial<LiquidError> & Error;
		const [line = 1] = token?.getPosition?.() ?? [];
		const why = (originalError?.message ?? message).replace(/, line:\d+, col:\d+$/, '');
		return { kind: 'faulty', why: why.split('\n')[0]!.slice(0, 300), line };
	}
}

function newEngine(): Liquid {
	const engine = new Liquid({
		// In place of the file system: there is no other template.
		templates: {},
		ownPropertyOnly: true,
		strictFilters: true,
		strictVariables: true,
		lenientIf: true,
		parseLimit: MOST_TEMPLATE,
		renderLimit: MOST_TIME,
		memoryLimit: MOST_MADE,
	});
	for (const tag of reaching) delete engine.tags[tag];
	for (const filter of changing) delete engine.filters[filter];
	return engine;
}
