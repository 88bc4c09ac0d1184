import manifest from '../../package.json' with { type: 'json' };
import { assemble } from '../core/index.ts';
import { type Format, help, readArguments } from './arguments.ts';
import type { Report } from './formats/format.ts';
import { github } from './formats/github.ts';
import { json } from './formats/json.ts';
import { markdown } from './formats/markdown.ts';
import { text } from './formats/text.ts';
import { scoreReport } from './report.ts';
import { readWorkspace } from './workspace.ts';

const formats: Record<Format, (report: Report) => string> = { text, json, markdown, github };

/** Runs a command; the exit status is 0 where all is well, 1 where a file has errors, 2 for wrong usage. */
function run(argv: readonly string[]): number {
	const request = readArguments(argv, Date.now);
	switch (request.kind) {
		case 'help':
			process.stdout.write(help);
			return 0;
		case 'version':
			process.stdout.write(`${manifest.version}\n`);
			return 0;
		case 'wrong':
			process.stderr.write(`lights-on: ${request.why}\nSee lights-on --help.\n`);
			return 2;
		case 'score':
		case 'check': {
			const { inputs } = readWorkspace(request.path);
			if (inputs.length === 0) {
				process.stderr.write(`lights-on: There is no reliability.yaml in “${request.path}” or below it.\n`);
				return 2;
			}
			const snapshot = assemble(inputs, request.now);
			const score = scoreReport(snapshot);
			process.stdout.write(formats[request.format]({ kind: request.kind, score, snapshot }));
			return score.problems.some((problem) => problem.severity === 'error') ? 1 : 0;
		}
	}
}

// A reader that has seen enough, such as `head`, closes the pipe: that is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
	if (error.code !== 'EPIPE') throw error;
	process.exit();
});

try {
	process.exitCode = run(process.argv.slice(2));
} catch (error) {
	process.stderr.write(`lights-on: ${error instanceof Error ? error.message : String(error)}\n`);
	process.exitCode = 2;
}
