import manifest from '../../package.json' with { type: 'json' };
import { assemble, gateProblems, type Snapshot } from '../core/index.ts';
import { type Format, help, readArguments } from './arguments.ts';
import { compareReport } from './compareReport.ts';
import type { Report } from './formats/format.ts';
import { github } from './formats/github.ts';
import { json } from './formats/json.ts';
import { markdown } from './formats/markdown.ts';
import { inert, text } from './formats/text.ts';
import { changeSince } from './gating/changeSince.ts';
import { importFile } from './importing/importCommand.ts';
import { closeWeek } from './measuring/closeWeek.ts';
import { readEffort, withActual } from './measuring/effort.ts';
import { readLedgerFile, withLedgerFile } from './measuring/ledgerFile.ts';
import { measureBudgets } from './measuring/measureBudgets.ts';
import { measureOutput } from './measuring/measureOutput.ts';
import { merge } from './merging/mergeCommand.ts';
import { outcomesReport } from './outcomes/outcomesReport.ts';
import { plan } from './planning/planCommand.ts';
import { scoreReport } from './report.ts';
import { risksReport } from './risks/risksReport.ts';
import { readWorkspace } from './workspace.ts';

const formats: Record<Format, (report: Report) => string> = { text, json, markdown, github };

/** What a command has around it: where it says what it found, and beside that what was wrong with the way to it. */
export interface Surroundings {
	write(text: string): void;
	/** One sentence, inert. */
	complain(sentence: string): void;
	/** Whether a person looks at it who can see colours. */
	readonly colours: boolean;
	/** The folder of the program, where what solves plans lies too. */
	readonly program: string;
}

/** Runs a command; the exit status is 0 where all is well, 1 where a file has errors, 2 for wrong usage and where it fails. */
export async function run(argv: readonly string[], around: Surroundings): Promise<number> {
	try {
		return await answer(argv, around);
	} catch (error) {
		around.complain(inert(error instanceof Error ? error.message : String(error)));
		return 2;
	}
}

async function answer(argv: readonly string[], around: Surroundings): Promise<number> {
	const complain = (sentence: string) => around.complain(inert(sentence));
	const request = readArguments(argv, Date.now);
	switch (request.kind) {
		case 'help':
			around.write(help);
			return 0;
		case 'version':
			around.write(`${manifest.version}\n`);
			return 0;
		case 'wrong':
			complain(`${request.why} See lights-on --help.`);
			return 2;
		case 'mcp': {
			const { path, now } = request;
			// The protocol's library is large.
			const { serve } = await import('./mcp/serve.ts');
			await serve({ path, now: () => now ?? Date.now(), version: manifest.version });
			return 0;
		}
		case 'import': {
			const { status, out, complaints } = importFile(request);
			for (const complaint of complaints) complain(complaint);
			around.write(out);
			return status;
		}
		case 'merge': {
			const { status, complaint } = merge(request);
			if (complaint !== undefined) complain(complaint);
			return status;
		}
		case 'score':
		case 'check':
		case 'compare':
		case 'measure':
		case 'outcomes':
		case 'plan':
		case 'report':
		case 'brief':
		case 'risks': {
			const { root, inputs, remarks } = readWorkspace(request.path);
			for (const remark of remarks) complain(remark);
			if (inputs.length === 0) {
				complain(`There is no reliability.yaml in “${request.path}” or below it.`);
				return 2;
			}
			const snapshot = assemble(inputs, request.now);
			if (request.kind === 'risks') {
				around.write(risksReport(snapshot, request.format));
				return snapshot.problems.some(({ severity }) => severity === 'error') ? 1 : 0;
			}
			if (request.kind === 'plan') {
				const { status, out, complaint } = await plan(snapshot, request, around.program);
				if (complaint !== undefined) complain(complaint);
				around.write(out);
				return status;
			}
			if (request.kind === 'report' || request.kind === 'brief') {
				// What draws charts is large.
				const { makeReport } = await import('./reporting/reportCommand.ts');
				const { status, out, complaint } = await makeReport(root, snapshot, request, around.program);
				if (complaint !== undefined) complain(complaint);
				around.write(out);
				return status;
			}
			if (request.kind === 'measure' && request.append) {
				const { status, out, complaints } = closeWeek(root, snapshot, request);
				for (const complaint of complaints) complain(complaint);
				around.write(out);
				return status;
			}
			if (request.kind === 'measure') {
				const { measurements, complaints, failed } = await measureBudgets(snapshot, request);
				for (const complaint of complaints) complain(complaint);
				const measured = measurements.length > 0 ? assemble(inputs, request.now, measurements) : snapshot;
				const effort = await readEffort(root, measured, request.weeks);
				for (const complaint of effort.complaints) complain(complaint);
				around.write(measureOutput(measured, readLedgerFile(root, measured), effort.history, request));
				return failed || measured.problems.some(({ severity }) => severity === 'error') ? 1 : 0;
			}
			if (request.kind === 'outcomes') {
				around.write(outcomesReport(snapshot, request.format));
				return snapshot.problems.some(({ severity }) => severity === 'error') ? 1 : 0;
			}
			if (request.kind === 'compare') {
				around.write(compareReport(snapshot, request.format));
				return snapshot.problems.some((problem) => problem.severity === 'error') ? 1 : 0;
			}
			const checked =
				request.kind === 'check' ? await checkedAgainst(root, snapshot, request.base, complain) : snapshot;
			const score = scoreReport(checked);
			const report: Report = { kind: request.kind, score, snapshot: checked, root, colours: around.colours };
			around.write(formats[request.format](report));
			return score.problems.some((problem) => problem.severity === 'error') ? 1 : 0;
		}
	}
}

/** What a snapshot alone does not tell: what became of its ledger, what was really worked on, and what a change does. */
async function checkedAgainst(
	root: string,
	snapshot: Snapshot,
	base: string | undefined,
	complain: (sentence: string) => void,
): Promise<Snapshot> {
	const { snapshot: held, complaints } = await withActual(root, snapshot);
	for (const complaint of complaints) complain(complaint);
	const whole = withLedgerFile(root, held);
	if (base === undefined) return whole;
	const change = changeSince(
		root,
		base,
		snapshot.backlogs.map(({ file }) => file),
	);
	return { ...whole, problems: [...whole.problems, ...gateProblems(snapshot, change)] };
}
