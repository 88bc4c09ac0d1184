import loadHighs, { type Highs } from 'highs';
import type { Program, Relaxed, Solved, SolveOptions, Solver } from '../core/planning/solve/solver.ts';

/** The solver HiGHS, with the memory that it holds. */
export interface HighsSolver extends Solver {
	/** Bytes; they grow with the largest program and are given back when the solver's worker ends. */
	memoryBytes(): number;
}

/** Loads HiGHS from its compiled WebAssembly. Fails with an error where the machine cannot run it. */
export async function highsSolver(wasm: Uint8Array | WebAssembly.Module): Promise<HighsSolver> {
	const module = wasm instanceof WebAssembly.Module ? wasm : await WebAssembly.compile(Uint8Array.from(wasm));
	const highs = await load({
		instantiateWasm: (imports, give) => {
			const instance = new WebAssembly.Instance(module, imports);
			give(instance);
			return instance.exports;
		},
	});
	return {
		solve: (program, options) => solve(highs, program, options),
		relax: (program) => relax(highs, program),
		memoryBytes: () => highs.memoryBytes,
	};
}

/**
 * What the compiled library asks for its WebAssembly. Its own `wasmModule` and `wasmBinary` are typed and not read (1.15.3):
 * it would look for a file beside the script, and a worker made from a blob has nothing beside it.
 */
const load = loadHighs as unknown as (given: {
	instantiateWasm(imports: WebAssembly.Imports, give: (instance: WebAssembly.Instance) => void): WebAssembly.Exports;
}) => Promise<Highs>;

const quiet = { output_flag: false, random_seed: 0 } as const;

function solve(highs: Highs, program: Program, { start, gap, seconds, nodes, onProgress }: SolveOptions): Solved {
	return highs.withModel(dataOf(highs, program, true), (model): Solved => {
		model.options.set({ ...quiet, mip_rel_gap: gap, mip_abs_gap: 0, time_limit: seconds });
		if (nodes !== undefined) model.options.set('mip_max_nodes', nodes);
		if (start) model.setSolution({ colValue: Float64Array.from(start) });
		const { callbackType, modelStatus } = highs.constants;
		model.run({
			[callbackType.mipImprovingSolution]: ({ data }) => {
				if (data.mip_solution) onProgress?.(data.mip_solution, boundOf(data.mip_dual_bound));
				return undefined;
			},
			[callbackType.mipLogging]: ({ data }) => {
				onProgress?.(undefined, boundOf(data.mip_dual_bound));
				return undefined;
			},
		});
		const status = model.getModelStatus();
		if (status === modelStatus.infeasible || status === modelStatus.unboundedOrInfeasible)
			return { kind: 'infeasible' };
		const bound = Number(model.info.get('mip_dual_bound'));
		const proven = status === modelStatus.optimal;
		if (!proven && status !== modelStatus.timeLimit && status !== modelStatus.solutionLimit)
			throw new Error(`Failed to solve the plan: the solver ended with status ${status}`);
		const objective = model.getObjectiveValue();
		if (!proven && !hasSolution(model.info.get('primal_solution_status'))) return { kind: 'unknown', bound };
		return { kind: 'solved', values: model.getSolution().colValue, bound: Math.max(bound, objective), proven };
	});
}

function boundOf(bound: number | undefined): number {
	return bound !== undefined && Math.abs(bound) < 1e100 ? bound : Number.POSITIVE_INFINITY;
}

/** HiGHS: 0 none, 1 infeasible point, 2 feasible point. */
function hasSolution(status: unknown): boolean {
	return Number(status) === 2;
}

function relax(highs: Highs, program: Program): Relaxed {
	return highs.withModel(dataOf(highs, program, false), (model): Relaxed => {
		model.options.set(quiet);
		model.run();
		const { modelStatus } = highs.constants;
		const status = model.getModelStatus();
		if (status === modelStatus.infeasible || status === modelStatus.unboundedOrInfeasible)
			return { kind: 'infeasible' };
		if (status !== modelStatus.optimal && status !== modelStatus.empty)
			throw new Error(`Failed to bound the plan: the solver ended with status ${status}`);
		const { colValue, rowDual } = model.getSolution();
		return { kind: 'solved', values: colValue, bound: model.getObjectiveValue(), prices: rowDual };
	});
}

function dataOf(highs: Highs, program: Program, whole: boolean) {
	const { costs, lower, upper, rowLower, rowUpper, starts, columns, entries } = program;
	const bound = (value: number) =>
		value === Number.POSITIVE_INFINITY ? highs.infinity : value === Number.NEGATIVE_INFINITY ? -highs.infinity : value;
	const { integer, continuous } = highs.constants.variableType;
	return {
		numCols: costs.length,
		numRows: rowLower.length,
		sense: highs.constants.objectiveSense.maximize,
		colCost: costs,
		colLower: lower,
		colUpper: upper,
		rowLower: rowLower.map(bound),
		rowUpper: rowUpper.map(bound),
		matrix: {
			format: 'csr' as const,
			numRows: rowLower.length,
			numCols: costs.length,
			starts,
			indices: columns,
			values: entries,
		},
		...(whole ? { integrality: program.whole.map((isWhole) => (isWhole ? integer : continuous)) } : {}),
	};
}
