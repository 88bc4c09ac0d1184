// `npm test`: everything, from a fresh clone, ending with one line that adds all up. Node built-ins only, as it is what
// installs the dependencies.
//
//   --only NAME[,NAME]   only these: check, core, node, web, virtual, e2e, bench (and what they need)
//   --no-check           without types, lint and unused code
//   --grep PATTERN       only tests whose full title matches
//   --pictures           with pictures in .screenshots of what the journeys see, in four themes
import process from 'node:process';
import { parseArgs } from 'node:util';
import { endWithNpm } from './endWithNpm.mjs';
import { installDependencies } from './installDependencies.mjs';
import { closingLine, runStage } from './runStage.mjs';
import { CHOICES, stagesFor } from './stages.mjs';

async function main() {
	const stages = chooseStages();
	const total = { passed: 0, failed: 0, skipped: 0 };
	/** @type {Set<string>} */
	const broken = new Set();
	/** @type {string[]} */
	const failures = [];
	/** @type {string[]} how long each took, in seconds: one that runs beside others makes these longer too */
	const times = [];
	let interrupted = false;
	/** @param {import('./stages.mjs').Stage} stage @param {(line: string) => void} [say] */
	const outcomeOf = async (stage, say = console.log) => {
		const missing = stage.needs?.find((need) => broken.has(need));
		if (!missing) return runStage(stage, say);
		say(`${stage.name}: FAILED, as it needs what "${missing}" should have made\n`);
		const failures = [`${stage.name}: not run, as ${missing} failed`];
		return { tally: { passed: 0, failed: 1, skipped: 0 }, failures, seconds: 0 };
	};
	/** @param {import('./stages.mjs').Stage} stage @param {import('./runStage.mjs').Outcome} outcome */
	const count = (stage, { tally, failures: ofStage, seconds }) => {
		failures.push(...ofStage);
		times.push(`${stage.name}${stage.beside ? ' (beside others)' : ''} ${Math.round(seconds)}`);
		if (tally.failed > 0) broken.add(stage.name);
		total.passed += tally.passed;
		total.failed += tally.failed;
		total.skipped += tally.skipped;
	};
	for (const signal of ['SIGINT', 'SIGTERM']) {
		process.on(signal, () => {
			interrupted = true;
		});
	}

	try {
		const started = performance.now();
		await installDependencies();
		times.push(`install ${Math.round((performance.now() - started) / 1000)}`);
		/** @type {Promise<unknown>[]} */
		const beside = [];
		for (const stage of stages) {
			if (interrupted) break;
			if (stage.alone) await Promise.all(beside);
			if (!stage.beside) {
				count(stage, await outcomeOf(stage));
				continue;
			}
			// Told when it is over, so that nobody has to read two of them line by line.
			/** @type {string[]} */
			const told = [];
			console.log(`${stage.name}: begun, runs beside the others\n`);
			const running = outcomeOf(stage, (line) => told.push(line));
			const ended = running.then((outcome) => {
				console.log(told.join('\n'));
				count(stage, outcome);
			});
			// Awaited later: until then nobody else takes note of what is thrown.
			ended.catch(() => undefined);
			beside.push(ended);
		}
		await Promise.all(beside);
	} catch (error) {
		console.error(error instanceof Error ? error.message : error);
		total.failed++;
	}
	if (interrupted) {
		console.error('Interrupted.');
		total.failed++;
	}
	// At the end too: a log of a thousand lines is read from there.
	if (failures.length > 0) console.log('What failed (FAIL), or did so at the first of two tries (AGAIN):');
	for (const failure of failures) console.log(`  ${failure}`);
	if (failures.length > 0) console.log('');
	console.log(`What it took, in seconds: ${times.join(', ')}`);
	console.log(closingLine(total));
	process.exitCode = total.failed === 0 ? 0 : 1;
}

function chooseStages() {
	const { values } = parseArgs({
		options: {
			only: { type: 'string' },
			'no-check': { type: 'boolean', default: false },
			grep: { type: 'string' },
			pictures: { type: 'boolean', default: false },
		},
	});
	if (values.pictures) process.env.LIGHTS_ON_PICTURES = '1';
	const chosen = values.only?.split(',') ?? CHOICES;
	const unknown = chosen.find((name) => !CHOICES.includes(name));
	if (unknown !== undefined) throw new Error(`Unknown stage "${unknown}". The stages are ${CHOICES.join(', ')}.`);
	const names = chosen.filter((name) => !(values['no-check'] && name === 'check'));
	return stagesFor(names, values.grep);
}

endWithNpm();
main().catch((error) => {
	console.error(error instanceof Error ? error.message : error);
	process.exitCode = 1;
});
