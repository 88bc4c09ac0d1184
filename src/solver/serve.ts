import { jobSteps, type PlanJob } from '../core/planning/job.ts';
import { type HighsSolver, highsSolver } from './highsSolver.ts';
import type { FromWorker, ToWorker } from './protocol.ts';

/** Milliseconds of quiet after the first plan before the long work on the proof: somebody may still be dragging a slider. */
const QUIET = 150;

/** The inside of a solver's worker, in Node and in the browser: does the newest job, step by step. */
export class SolverServer {
	readonly #say: (message: FromWorker) => void;
	#solver: Promise<HighsSolver> | undefined;
	#newest = -1;

	constructor(say: (message: FromWorker) => void) {
		this.#say = say;
	}

	receive(message: ToWorker): void {
		if (message.type === 'load') {
			this.#solver = highsSolver(message.wasm);
			// Whoever asks for a job is told.
			this.#solver.catch(() => undefined);
			return;
		}
		this.#newest = message.id;
		void this.#run(message.id, message.job);
	}

	async #run(id: number, job: PlanJob): Promise<void> {
		try {
			this.#say({ type: 'begun', id });
			const solver = await this.#solver;
			if (!solver) throw new Error('there is no solver');
			let waited = false;
			for (const isLongAhead of jobSteps(
				job,
				solver,
				() => performance.now(),
				(news) => this.#say({ type: 'news', id, news }),
			)) {
				await quiet(isLongAhead && !waited ? QUIET : 0);
				waited ||= isLongAhead;
				if (this.#newest !== id) return;
			}
			this.#say({ type: 'done', id, memory: solver.memoryBytes() });
		} catch (error) {
			this.#say({ type: 'failed', id, why: error instanceof Error ? error.message : String(error) });
		}
	}
}

/** Lets messages that have come in be read. */
function quiet(milliseconds: number): Promise<void> {
	return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
