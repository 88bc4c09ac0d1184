import fs from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { buildSync } from 'esbuild';
import { nodePort } from '../../../src/solver/nodePort.ts';
import type { SolverPort } from '../../../src/solver/planSolver.ts';

const require = createRequire(import.meta.url);
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'lights-on-solver-'));
process.on('exit', () => fs.rmSync(folder, { recursive: true, force: true }));

/** Solver threads as they ship: a bundle, with the solver’s code handed to it and not beside it. */
export function solverThreads(): SolverPort {
	const bundle = path.join(folder, 'solver.js');
	if (!fs.existsSync(bundle))
		buildSync({
			entryPoints: { solver: 'src/solver/nodeWorker.ts' },
			alias: { highs: require.resolve('highs') },
			outdir: folder,
			bundle: true,
			platform: 'node',
			target: 'node20',
			format: 'cjs',
			logLevel: 'error',
		});
	return nodePort(bundle, require.resolve('highs/runtime'));
}
