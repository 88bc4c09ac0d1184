import type { PlanJob, PlanNews } from '../core/planning/job.ts';
import type { FromWorker, ToWorker } from './protocol.ts';

/** A worker as its owner sees it. */
export interface SolverWorker {
	post(message: ToWorker): void;
	/** Called with each message, and with an error where the worker cannot run or ends by itself. */
	listen(onMessage: (message: FromWorker) => void, onError: (error: Error) => void): void;
	terminate(): void;
}

/** What makes workers, and the solver’s compiled code for them. Both may fail with an error. */
export interface SolverPort {
	start(): SolverWorker;
	/** Compiled once. */
	wasm(): Promise<WebAssembly.Module>;
}

/** How a job ended. `cancelled`: another came, or somebody wanted no more of it; what was told before stands. */
export type JobEnd = 'done' | 'cancelled';

/** How long a worker may take to begin before it is taken to be deep in another job, and ended. */
const PATIENCE = 60;
/** Milliseconds after the last job at which the worker ends and gives its memory back. */
const IDLE = 30_000;

interface Running {
	readonly id: number;
	readonly onNews: (news: PlanNews) => void;
	readonly end: (how: JobEnd) => void;
	readonly fail: (error: Error) => void;
}

/**
 * Solves plans in a worker, one job at a time: a new one cancels the one before. The worker is made for the first job, and
 * ended when it is deep in a job that nobody wants any more, or has had nothing to do for a while.
 */
export class PlanSolver {
	readonly #port: SolverPort;
	#worker: SolverWorker | undefined;
	#wasm: Promise<WebAssembly.Module> | undefined;
	#running: Running | undefined;
	/** The job that the worker was given last, until it is through with it. */
	#given: number | undefined;
	#ids = 0;
	#memory = 0;
	#patience: ReturnType<typeof setTimeout> | undefined;
	#idle: ReturnType<typeof setTimeout> | undefined;
	#disposed = false;

	constructor(port: SolverPort) {
		this.#port = port;
	}

	/** Bytes that the solver held after the last job that it did to the end; 0 once its worker is gone, and they are given back. */
	get memoryBytes(): number {
		return this.#memory;
	}

	/** Ends when the job is done or cancelled; fails with an error where the solver does. */
	async solve(job: PlanJob, onNews: (news: PlanNews) => void): Promise<JobEnd> {
		this.#endRunning();
		const id = ++this.#ids;
		clearTimeout(this.#idle);
		this.#wasm ??= this.#port.wasm();
		let wasm: WebAssembly.Module;
		try {
			wasm = await this.#wasm;
		} catch (error) {
			this.#wasm = undefined;
			throw new Error(`Failed to load the solver: ${error instanceof Error ? error.message : String(error)}`, {
				cause: error,
			});
		}
		if (this.#ids !== id || this.#disposed) return 'cancelled';
		return await new Promise<JobEnd>((resolve, reject) => {
			this.#running = { id, onNews, end: resolve, fail: reject };
			const wasBusy = this.#given !== undefined;
			this.#post(wasm, id, job);
			if (!wasBusy) return;
			this.#patience = setTimeout(() => {
				this.#endWorker();
				this.#post(wasm, id, job);
			}, PATIENCE);
		});
	}

	/** What was told so far stands. */
	cancel(): void {
		if (!this.#running) return;
		this.#ids++;
		this.#endRunning();
		this.#endWorker();
	}

	dispose(): void {
		this.#disposed = true;
		this.cancel();
		clearTimeout(this.#idle);
		this.#endWorker();
	}

	#post(wasm: WebAssembly.Module, id: number, job: PlanJob): void {
		if (!this.#worker) {
			const worker = this.#port.start();
			this.#worker = worker;
			worker.listen(
				(message) => {
					if (this.#worker === worker) this.#receive(message);
				},
				(error) => {
					if (this.#worker === worker) this.#fail(error);
				},
			);
			worker.post({ type: 'load', wasm });
		}
		this.#given = id;
		this.#worker.post({ type: 'job', id, job });
	}

	#receive(message: FromWorker): void {
		const running = this.#running;
		if (message.id === this.#given && (message.type === 'done' || message.type === 'failed')) this.#given = undefined;
		if (message.id !== running?.id) return;
		switch (message.type) {
			case 'begun':
				clearTimeout(this.#patience);
				return;
			case 'news':
				running.onNews(message.news);
				return;
			case 'failed':
				this.#fail(new Error(`Failed to solve the plan: ${message.why}`));
				return;
			case 'done':
				this.#running = undefined;
				this.#memory = message.memory;
				this.#idle = setTimeout(() => this.#endWorker(), IDLE);
				// A process that only waits for this may end.
				if (typeof this.#idle === 'object') this.#idle.unref();
				running.end('done');
				return;
		}
	}

	#fail(error: Error): void {
		const running = this.#running;
		this.#running = undefined;
		this.#endWorker();
		running?.fail(error);
	}

	#endRunning(): void {
		clearTimeout(this.#patience);
		const running = this.#running;
		this.#running = undefined;
		running?.end('cancelled');
	}

	#endWorker(): void {
		clearTimeout(this.#patience);
		this.#worker?.terminate();
		this.#worker = undefined;
		this.#given = undefined;
		this.#memory = 0;
	}
}
