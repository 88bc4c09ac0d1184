import * as vscode from 'vscode';
import type {
	FrontierPoint,
	PlanOutcome,
	PlanQuestion,
	ReadyPlan,
	Snapshot,
	ToPanel,
	WhatIf,
} from '../../core/index.ts';
import { PlanSolver } from '../../solver/planSolver.ts';
import type { Core } from '../core.ts';
import type { CommitHistory } from '../git/commitHistory.ts';
import { type Log, reasonOf } from '../log.ts';
import { inSlices } from '../workspace/slices.ts';
import { solverPort } from './machineSolver.ts';

/** For the proof of a plan that somebody looks at. */
const PLAN_SECONDS = 20;
/** For each floor of the frontier. */
const FLOOR_SECONDS = 2;

/** Of commits, for the share that was worked on. */
const WEEKS = 13;

/** What is planned with: all that is known now. */
export interface PlanSource {
	readonly core: Core;
	readonly snapshot: Snapshot;
}

/** A plan that was asked for, as far as it is known. */
interface Asked {
	readonly request: number;
	readonly whatIf: WhatIf;
	readonly source: PlanSource;
	question: PlanQuestion;
	outcome: PlanOutcome | undefined;
	/** It has ended, or nobody wants more of it. */
	over: boolean;
}

/** Plans for the panel, one at a time: the latest question is the one that counts. The solver runs in a thread of its own. */
export class PlanDesk implements vscode.Disposable {
	readonly #solver: PlanSolver;
	readonly #tell: (message: ToPanel) => void;
	readonly #log: Log;
	readonly #history: CommitHistory;
	readonly #reading = new vscode.CancellationTokenSource();
	#asked: Asked | undefined;
	/** Of the newest snapshot; they take a moment, and do not depend on what is asked. */
	#spreads: { readonly snapshot: Snapshot; readonly all: Promise<ReadonlyMap<string, Float64Array>> } | undefined;
	/** The frontier that was worked out last, and for which question. */
	#frontier:
		| { readonly question: string; readonly snapshot: Snapshot; readonly points: readonly FrontierPoint[] }
		| undefined;

	/** Share of reliability work in what was worked on, of the newest snapshot. */
	#actual: { readonly snapshot: Snapshot; readonly share: Promise<number | undefined> } | undefined;

	constructor(extensionUri: vscode.Uri, history: CommitHistory, tell: (message: ToPanel) => void, log: Log) {
		this.#solver = new PlanSolver(solverPort(extensionUri));
		this.#history = history;
		this.#tell = tell;
		this.#log = log;
	}

	/** Tells plans, the better the later, and then what each floor costs and saves. Ends when all is told, or another question came. */
	async ask(source: PlanSource, request: number, whatIf: WhatIf): Promise<void> {
		const { core, snapshot } = source;
		const asked: Asked = {
			request,
			whatIf,
			source,
			question: core.planQuestion(snapshot, whatIf),
			outcome: undefined,
			over: false,
		};
		if (this.#asked) this.#asked.over = true;
		this.#asked = asked;
		if (asked.question.kind !== 'ready') {
			this.#solver.cancel();
			asked.over = true;
			this.#tellPlan(asked, 'done');
			return;
		}
		try {
			const spreads = await this.#spreadsOf(source);
			if (this.#asked !== asked) return;
			const question = core.planQuestion(snapshot, whatIf, spreads);
			if (question.kind !== 'ready') return;
			asked.question = question;
			await this.#solve(asked, question);
			if (this.#asked === asked && asked.outcome?.plan.status !== 'infeasible') await this.#price(asked, question);
		} catch (error) {
			if (this.#asked !== asked) return;
			this.#log.error(`Failed to plan: ${reasonOf(error)}`, error);
			asked.over = true;
			this.#tellPlan(asked, 'stopped');
			void vscode.window.showErrorMessage(reasonOf(error));
		}
	}

	/** Nobody wants a better plan: what was told stands. */
	stop(): void {
		if (this.#asked && !this.#asked.over) this.#solver.cancel();
	}

	/** Nobody looks any more. */
	rest(): void {
		this.#asked = undefined;
		this.#solver.cancel();
	}

	/** The last plan that was told, for a request or at all, with what it was made from; undefined where another was asked for. */
	told(
		request?: number,
	): { readonly ready: ReadyPlan; readonly outcome: PlanOutcome; readonly source: PlanSource } | undefined {
		const asked = this.#asked;
		if (!asked || (request ?? asked.request) !== asked.request || asked.question.kind !== 'ready' || !asked.outcome)
			return undefined;
		return { ready: asked.question, outcome: asked.outcome, source: asked.source };
	}

	dispose(): void {
		this.rest();
		this.#reading.cancel();
		this.#reading.dispose();
		this.#solver.dispose();
	}

	async #solve(asked: Asked, { model }: ReadyPlan): Promise<void> {
		const end = await this.#solver.solve({ kind: 'plan', model, seconds: PLAN_SECONDS }, (news) => {
			if (this.#asked !== asked) return;
			if (news.kind === 'plan') {
				const { plan, standing } = news;
				asked.outcome = { plan, ...(standing ? { standing } : {}) };
				// It is kept, and the next one is shown.
				if (!standing && plan.status !== 'infeasible') return;
			}
			if (news.kind === 'chances' && asked.outcome) asked.outcome = { ...asked.outcome, chances: news.chances };
			this.#tellPlan(asked, news.kind === 'plan' && !news.isLast ? 'running' : 'done');
		});
		if (this.#asked !== asked) return;
		asked.over = true;
		if (end === 'cancelled') this.#tellPlan(asked, 'stopped');
	}

	/** What each floor costs and saves. A floor that was priced already for the same question is not priced again. */
	async #price(asked: Asked, question: ReadyPlan): Promise<void> {
		const { snapshot } = asked.source;
		const { floor: _floor, ...rest } = asked.whatIf;
		const name = JSON.stringify(rest);
		const known = this.#frontier;
		if (
			known?.question === name &&
			known.snapshot === snapshot &&
			known.points.some(({ floor }) => floor === question.floor.share)
		) {
			this.#tellFrontier(asked, question, known.points, false);
			await this.#addActual(asked, question, known.points);
			return;
		}
		const points = new Map<number, FrontierPoint>();
		const end = await this.#solver.solve(
			{ kind: 'frontier', model: question.model, seconds: FLOOR_SECONDS },
			(news) => {
				if (news.kind !== 'point' || this.#asked !== asked) return;
				points.set(news.point.floor, news.point);
				this.#tellFrontier(asked, question, [...points.values()], true);
			},
		);
		if (this.#asked !== asked || end === 'cancelled') return;
		this.#frontier = { question: name, snapshot, points: [...points.values()] };
		this.#tellFrontier(asked, question, [...points.values()], false);
		await this.#addActual(asked, question, [...points.values()]);
	}

	/** Where git knows what was worked on: the same frontier with that marked. */
	async #addActual(asked: Asked, question: ReadyPlan, points: readonly FrontierPoint[]): Promise<void> {
		const share = await this.#actualOf(asked.source);
		if (share !== undefined && this.#asked === asked) this.#tellFrontier(asked, question, points, false, share);
	}

	#actualOf({ core, snapshot }: PlanSource): Promise<number | undefined> {
		if (this.#actual?.snapshot !== snapshot) {
			const share = this.#history
				.read(core, snapshot, this.#reading.token)
				.then((repositories) =>
					repositories?.length ? core.effortByWeek(snapshot, repositories, WEEKS).actual.share : undefined,
				);
			this.#actual = { snapshot, share };
		}
		return this.#actual.share;
	}

	#tellPlan({ request, question, outcome, whatIf, source }: Asked, kind: 'running' | 'done' | 'stopped'): void {
		const { core, snapshot } = source;
		const given = { snapshot, whatIf, style: styleOf(snapshot) };
		this.#tell({
			type: 'plan',
			request,
			plan: core.planTab(question, outcome, { kind, seconds: PLAN_SECONDS }, given),
		});
	}

	#tellFrontier(
		{ request, source }: Asked,
		ready: ReadyPlan,
		points: readonly FrontierPoint[],
		running: boolean,
		actual?: number,
	): void {
		const { core, snapshot } = source;
		const frontier = core.frontierShown(ready, points, running, snapshot, styleOf(snapshot), actual);
		this.#tell({ type: 'frontier', request, frontier });
	}

	#spreadsOf({ core, snapshot }: PlanSource): Promise<ReadonlyMap<string, Float64Array>> {
		if (this.#spreads?.snapshot !== snapshot)
			this.#spreads = { snapshot, all: inSlices(counted(core.planSpreads(snapshot))) };
		return this.#spreads.all;
	}
}

/** The reader's language, and the team's money. */
function styleOf({ currency }: Snapshot) {
	return {
		translate: vscode.l10n.t,
		locale: vscode.env.language,
		...(currency === undefined ? {} : { currency }),
	};
}

/** Steps of which nobody knows how many there are. */
function* counted<T>(steps: Generator<void, T>): Generator<number, T> {
	for (;;) {
		const step = steps.next();
		if (step.done) return step.value;
		yield 0;
	}
}
