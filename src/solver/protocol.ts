import type { PlanJob, PlanNews } from '../core/planning/job.ts';

/** What a solver's worker is told. The first message is `load`; a job takes the place of the one before. */
export type ToWorker =
	| { readonly type: 'load'; readonly wasm: WebAssembly.Module }
	| { readonly type: 'job'; readonly id: number; readonly job: PlanJob };

/** What it says. `begun` comes at once where it is not deep in another job. `memory`: bytes that the solver holds then. */
export type FromWorker =
	| { readonly type: 'begun'; readonly id: number }
	| { readonly type: 'news'; readonly id: number; readonly news: PlanNews }
	| { readonly type: 'done'; readonly id: number; readonly memory: number }
	| { readonly type: 'failed'; readonly id: number; readonly why: string };
