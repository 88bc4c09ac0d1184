import fs from 'node:fs';
import path from 'node:path';
import { drawChart } from '../../charts/drawChart.ts';
import { paper } from '../../charts/palette.ts';
import {
	chartFile,
	chartsOf,
	type DrawChart,
	english,
	executiveBrief,
	planQuestion,
	type Report,
	reportHtml,
	reportMade,
	reportMarkdown,
	reportText,
	type Snapshot,
	type SolvedPlan,
	say,
	weeklyReport,
} from '../../core/index.ts';
import { whyOf } from '../files.ts';
import { inert } from '../formats/text.ts';
import { addToLedger, readLedgerFile } from '../measuring/ledgerFile.ts';
import { frontier, newSolver, solved, spreadsOf } from '../planning/planCommand.ts';
import { writeAtomically } from '../writeAtomically.ts';
import { byTemplate } from './ownTemplate.ts';
import type { ReportFormat, ReportRequest } from './reportRequest.ts';

export interface ReportDone {
	/** 0 where it was made, 1 where it was and a file has errors, 2 where there is no such week or it cannot be written. */
	readonly status: number;
	readonly out: string;
	readonly complaint?: string;
}

/** The weekly report or the brief, printed, or written into a folder with its charts. */
export async function makeReport(
	root: string,
	snapshot: Snapshot,
	request: ReportRequest,
	program: string,
): Promise<ReportDone> {
	const options = { translate: english, linkTo: linksFrom(root, request.out) };
	let report: Report;
	let week: string | undefined;
	let own: string | undefined;
	if (request.kind === 'report') {
		const weekly = weeklyReport(snapshot, request.week, options);
		if (weekly.kind === 'noWeek') return { status: 2, out: '', complaint: say(weekly.why) };
		report = weekly.report;
		week = weekly.week.name;
		try {
			if (request.format === 'markdown')
				own = await byTemplate(root, snapshot, { report, week }, request.out !== undefined);
		} catch (error) {
			return { status: 2, out: '', complaint: (error as Error).message };
		}
	} else report = executiveBrief(snapshot, await solvedPlan(snapshot, program), options);
	const status = snapshot.problems.some(({ severity }) => severity === 'error') ? 1 : 0;
	const [first, ...besides] = filesOf(report, request.format, request.out !== undefined);
	const files = [{ ...first!, ...(own === undefined ? {} : { text: own }) }, ...besides];
	if (request.record && week !== undefined) recordReport(root, snapshot, week);
	if (request.out === undefined) return { status, out: files[0]!.text };
	try {
		fs.mkdirSync(request.out, { recursive: true });
		for (const { name, text } of files) writeAtomically(path.join(request.out, name), Buffer.from(text));
	} catch (error) {
		return { status: 2, out: '', complaint: `“${request.out}” cannot be written: ${whyOf(error)}.` };
	}
	return { status, out: files.map(({ name }) => `${path.join(request.out!, name)}\n`).join('') };
}

/** Keeps in the ledger that the report was made, the first time. */
function recordReport(root: string, snapshot: Snapshot, week: string): void {
	const ledger = readLedgerFile(root, snapshot);
	const added = reportMade(snapshot, ledger.text, week);
	if (added !== undefined) addToLedger(root, ledger, added);
}

/** For the proof; small backlogs take a moment of it. */
const PLAN_SECONDS = 60;

async function solvedPlan(snapshot: Snapshot, program: string): Promise<SolvedPlan> {
	const question = planQuestion(snapshot, {}, spreadsOf(snapshot));
	if (question.kind !== 'ready') return { question };
	const solver = newSolver(program);
	try {
		const outcome = await solved(solver, question, PLAN_SECONDS);
		if (!outcome) return { question };
		return { question, outcome, points: outcome.plan.status === 'infeasible' ? [] : await frontier(solver, question) };
	} finally {
		solver.dispose();
	}
}

/** The report first, and what lies beside it. */
function filesOf(report: Report, format: ReportFormat, beside: boolean): { name: string; text: string }[] {
	switch (format) {
		case 'html':
			return [{ name: `${report.name}.html`, text: reportHtml(report, draw) }];
		case 'text':
			return [{ name: `${report.name}.txt`, text: reportText(report).split('\n').map(inert).join('\n') }];
		case 'markdown':
			return [
				{ name: `${report.name}.md`, text: reportMarkdown(report, { charts: beside }) },
				...(beside
					? chartsOf(report).map((chart) => ({
							name: chartFile(report, chart),
							text: `${draw(chart, chart.id).trim()}\n`,
						}))
					: []),
			];
	}
}

const draw: DrawChart = ({ chart, width }, id) =>
	drawChart(chart.option, { width, height: chart.height, palette: paper, id });

/** Links lead from where the report lies; from the folder of the backlog, where it is printed. */
function linksFrom(root: string, out: string | undefined) {
	return (file: string, line: number) => {
		const relative = out === undefined ? file : path.relative(path.resolve(out), path.resolve(root, file));
		return `${relative.split(path.sep).map(encodeURIComponent).join('/')}#L${line}`;
	};
}
