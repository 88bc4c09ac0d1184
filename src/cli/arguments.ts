import { parseArgs } from 'node:util';
import { type CompareFormat, compareFormats } from './compareReport.ts';
import { type ImportRequest, importHelp, importOptions, importUsage, readImport } from './importing/importArguments.ts';
import {
	type MeasureRequest,
	measureFormats,
	measureOptions,
	readAppend,
	readWeeks,
} from './measuring/measureRequest.ts';
import { type MergeRequest, mergeUsage, readMerge } from './merging/mergeRequest.ts';
import { type OutcomesRequest, outcomeFormats } from './outcomes/outcomesRequest.ts';
import { type PlanRequest, planFormats, planHelp, planOptions, readPlanOptions } from './planning/planRequest.ts';
import { type ReportRequest, reportFormats, reportHelp, reportOptions } from './reporting/reportRequest.ts';
import { type RisksRequest, riskFormats } from './risks/risksRequest.ts';

export const formats = ['text', 'json', 'markdown', 'github'] as const;
export type Format = (typeof formats)[number];

export type Request =
	| {
			readonly kind: 'score' | 'check';
			readonly path: string;
			readonly format: Format;
			readonly now: number;
			/** Of check: what the change is held against. */
			readonly base?: string;
	  }
	| { readonly kind: 'compare'; readonly path: string; readonly format: CompareFormat; readonly now: number }
	| ImportRequest
	| MergeRequest
	| RisksRequest
	| PlanRequest
	| ReportRequest
	| MeasureRequest
	| OutcomesRequest
	| { readonly kind: 'mcp'; readonly path: string; readonly now: number | undefined }
	| { readonly kind: 'help' }
	| { readonly kind: 'version' }
	| { readonly kind: 'wrong'; readonly why: string };

export const help = `lights-on: rank reliability work and product work by what a week without it costs

Usage
  lights-on score [PATH]    ranked items with score, interval and terms
  lights-on check [PATH]    problems of the backlog files
  lights-on risks [PATH]    the risks of each service against its yearly error budget
  lights-on measure [PATH]  what being on call was like, week by week
  lights-on outcomes [PATH] what became of done items, beside what they promised
  lights-on plan [PATH]     the work that removes most cost of delay within capacity and floor
  lights-on report [PATH]   the week to forward: what changed, budgets, balance, first items, asks
  lights-on brief [PATH]    one page for who decides: the number, the ask, what it buys, what declining costs
  lights-on compare [PATH]  where the scoring methods part about the open items, and why
  lights-on mcp [PATH]      serve the backlog to assistants: Model Context Protocol on standard input and output
${importUsage}${mergeUsage}PATH is a file or a folder; the current folder if absent.

Options
  --format FORMAT   text (default; table of plan), json, markdown, or github (annotations for GitHub Actions; only of score
                    and check); of report and brief: markdown (default), html or text
  --now INSTANT     price as of this moment, such as 2026-11-23T09:00Z, for repeatable results
  --base REF        check also what the branch changes since it left REF: code of services whose error budget is used up
                    or with a high risk that nobody has taken on, a lower floor, promises taken back
  --weeks N         so many whole weeks of measure; 4 if absent
  --prometheus URL  measure error budgets at this query API first, with the token in LIGHTS_ON_PROMETHEUS_TOKEN, if any
  --append          add the last whole week to .reliability/ledger.jsonl instead; never changes a line that is there
  --week WEEK       the week to append, such as 2026-W47, for one that was missed; the week of report, the last if absent
  --correct         where that week stands there with other figures, append a line that corrects it
${reportHelp}${planHelp}${importHelp}  --help            show this
  --version         show the version

Exit status
  0  fine
  1  a file has errors, no plan keeps all demands, or an error budget could not be measured
  2  wrong usage
`;

const commands = [
	'score',
	'check',
	'risks',
	'measure',
	'plan',
	'outcomes',
	'report',
	'brief',
	'compare',
	'mcp',
] as const;

function isCommand(word: string): word is (typeof commands)[number] {
	return commands.some((known) => known === word);
}

/** What the arguments ask for. `clock` is the present, for when they do not fix it. */
export function readArguments(argv: readonly string[], clock: () => number): Request {
	let parsed: ReturnType<typeof parse>;
	try {
		parsed = parse(argv);
	} catch (error) {
		return { kind: 'wrong', why: whyWrong(error) };
	}
	const { values, positionals } = parsed;
	if (values.help || positionals[0] === 'help') return { kind: 'help' };
	if (values.version) return { kind: 'version' };
	const [command, path = '.', ...rest] = positionals;
	if (command === undefined)
		return {
			kind: 'wrong',
			why: 'Say what to do: score, check, risks, measure, plan, outcomes, report, brief, compare, mcp, import or merge.',
		};
	if (command === 'import') return readImport(positionals.slice(1), values);
	const misplaced = Object.keys(importOptions).find(
		(option) => values[option as keyof typeof importOptions] !== undefined,
	);
	const measuring = (Object.keys(measureOptions) as (keyof typeof measureOptions)[]).find(
		(option) => values[option] !== undefined && !(option === 'week' && command === 'report'),
	);
	if (measuring !== undefined && command !== 'measure')
		return { kind: 'wrong', why: `“--${measuring}” goes with measure${measuring === 'week' ? ' and report' : ''}.` };
	const planning = (Object.keys(planOptions) as (keyof typeof planOptions)[]).find(
		(option) => values[option] !== undefined,
	);
	if (planning !== undefined && command !== 'plan') return { kind: 'wrong', why: `“--${planning}” goes with plan.` };
	if (values.out !== undefined && command !== 'report' && command !== 'brief')
		return { kind: 'wrong', why: '“--out” goes with report and brief.' };
	if (values.record && command !== 'report') return { kind: 'wrong', why: '“--record” goes with report.' };
	if (values.base !== undefined && command !== 'check') return { kind: 'wrong', why: '“--base” goes with check.' };
	if (values.base === '') return { kind: 'wrong', why: 'Say with --base which branch or commit to compare with.' };
	if (misplaced !== undefined) return { kind: 'wrong', why: `“--${misplaced}” goes with import.` };
	if (command === 'merge') return readMerge(positionals.slice(1));
	if (!isCommand(command)) return { kind: 'wrong', why: `There is no command “${command}”.` };
	if (rest.length > 0) return { kind: 'wrong', why: `One path at a time: “${rest[0]}” is one too many.` };
	const now = values.now === undefined ? clock() : instant(values.now);
	if (Number.isNaN(now)) return { kind: 'wrong', why: `“${values.now}” is no moment. Write it as 2026-11-23T09:00Z.` };
	if (command === 'mcp') {
		if (values.format !== undefined) return { kind: 'wrong', why: '“--format” does not go with mcp.' };
		return { kind: 'mcp', path, now: values.now === undefined ? undefined : now };
	}
	const isReport = command === 'report' || command === 'brief';
	const wanted = values.format ?? (command === 'plan' ? 'table' : isReport ? 'markdown' : 'text');
	const unknown = (known: readonly string[]): Request => ({
		kind: 'wrong',
		why: `There is no format “${wanted}” of ${command}. Known are ${known.join(', ')}.`,
	});
	if (isReport) {
		const { week, out } = values;
		const format = reportFormats.find((known) => known === wanted);
		return format
			? {
					kind: command,
					path,
					format,
					now,
					...(week === undefined ? {} : { week }),
					...(out === undefined ? {} : { out }),
					...(values.record ? { record: true } : {}),
				}
			: unknown(reportFormats);
	}
	if (command === 'compare') {
		const format = compareFormats.find((known) => known === wanted);
		return format ? { kind: command, path, format, now } : unknown(compareFormats);
	}
	if (command === 'risks') {
		const format = riskFormats.find((known) => known === wanted);
		return format ? { kind: command, path, format, now } : unknown(riskFormats);
	}
	if (command === 'outcomes') {
		const format = outcomeFormats.find((known) => known === wanted);
		return format ? { kind: command, path, format, now } : unknown(outcomeFormats);
	}
	if (command === 'plan') {
		const asked = readPlanOptions(values);
		if (typeof asked === 'string') return { kind: 'wrong', why: asked };
		const format = planFormats.find((known) => known === wanted);
		return format ? { kind: command, path, format, now, ...asked } : unknown(planFormats);
	}
	if (command === 'measure') {
		const weeks = readWeeks(values.weeks);
		if (weeks === undefined) return { kind: 'wrong', why: `“${values.weeks}” is no number of weeks. Write 1 to 104.` };
		const append = readAppend(values);
		if (typeof append === 'string') return { kind: 'wrong', why: append };
		const format = measureFormats.find((known) => known === wanted);
		return format
			? {
					kind: command,
					path,
					format,
					now,
					weeks,
					...(values.prometheus === undefined ? {} : { prometheus: values.prometheus }),
					...(append ? { append } : {}),
				}
			: unknown(measureFormats);
	}
	const format = formats.find((known) => known === wanted);
	const { base } = values;
	return format ? { kind: command, path, format, now, ...(base === undefined ? {} : { base }) } : unknown(formats);
}

function parse(argv: readonly string[]) {
	return parseArgs({
		args: [...argv],
		allowPositionals: true,
		options: {
			format: { type: 'string' },
			now: { type: 'string' },
			base: { type: 'string' },
			...importOptions,
			...measureOptions,
			...planOptions,
			...reportOptions,
			help: { type: 'boolean', short: 'h' },
			version: { type: 'boolean', short: 'v' },
		},
	});
}

/** Node's own sentences speak of its interface; these speak of what was typed. */
function whyWrong(error: unknown): string {
	const { code, message } = error as NodeJS.ErrnoException;
	const option = /'(-[^ ']*)/.exec(message)?.[1] ?? 'This option';
	switch (code) {
		case 'ERR_PARSE_ARGS_UNKNOWN_OPTION':
			return `There is no option “${option}”.`;
		case 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE':
			return /does not take an argument/.test(message) ? `“${option}” takes no value.` : `“${option}” needs a value.`;
		default:
			return message.split('\n')[0]!;
	}
}

/** A moment without a zone is in UTC, so that the same command gives the same result everywhere. */
function instant(text: string): number {
	if (!/^\d{4}-\d{2}-\d{2}([T ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?)?$/.test(text)) return Number.NaN;
	const zoned = text.length === 10 || /(Z|[+-]\d{2}:?\d{2})$/.test(text) ? text : `${text}Z`;
	return Date.parse(zoned);
}
