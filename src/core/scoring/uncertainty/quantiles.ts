/** Quantile functions, each as a table at the middles of equally likely strata: (i + ½) / count for i = 0 … count − 1. */

const NODES = 256;

/**
 * Standard normal quantile, relative error below 1.2e-9 (P. J. Acklam's rational approximation, 2003). 0 and 1 give
 * infinities.
 */
export function normalQuantile(p: number): number {
	if (p <= 0) return -Infinity;
	if (p >= 1) return Infinity;
	if (p < 0.02425) return tail(Math.sqrt(-2 * Math.log(p)));
	if (p > 0.97575) return -tail(Math.sqrt(-2 * Math.log(1 - p)));
	const q = p - 0.5;
	const r = q * q;
	return (
		((((((-3.969683028665376e1 * r + 2.209460984245205e2) * r - 2.759285104469687e2) * r + 1.38357751867269e2) * r -
			3.066479806614716e1) *
			r +
			2.506628277459239) *
			q) /
		(((((-5.447609879822406e1 * r + 1.615858368580409e2) * r - 1.556989798598866e2) * r + 6.680131188771972e1) * r -
			1.328068155288572e1) *
			r +
			1)
	);
}

function tail(q: number): number {
	return (
		(((((-7.784894002430293e-3 * q - 3.223964580411365e-1) * q - 2.400758277161838) * q - 2.549732539343734) * q +
			4.374664141464968) *
			q +
			2.938163982698783) /
		((((7.784695709041462e-3 * q + 3.224671290700398e-1) * q + 2.445134137142996) * q + 3.754408661907416) * q + 1)
	);
}

/** Standard normal quantiles, ascending. */
export const normalTable = kept((count: number) => {
	const table = new Float64Array(count);
	for (let index = 0; index < count; index++) table[index] = normalQuantile((index + 0.5) / count);
	return table;
});

/** Lognormal quantiles with mean 1, ascending; `sigma` is the standard deviation of the logarithm. */
export const lognormalTable = kept((count: number, sigma: number) => {
	const normals = normalTable(count);
	const table = new Float64Array(count);
	for (let index = 0; index < count; index++) table[index] = Math.exp(sigma * normals[index]! - (sigma * sigma) / 2);
	return table;
});

/**
 * Quantiles of a PERT distribution on 0–1 whose likely value is `mode`, ascending: a beta distribution with the
 * parameters 1 + 4 mode and 5 − 4 mode (Malcolm et al. 1959), whose mean is (1 + 4 mode) / 6.
 */
export const pertTable = kept((count: number, mode: number) => {
	const left = 4 * mode;
	const right = 4 - left;
	return inverted(count, unitGrid, (x) => (left === 0 ? 1 : x ** left) * (right === 0 ? 1 : (1 - x) ** right));
});

/**
 * Quantiles of a Gamma distribution with this shape (at least 0.05) and mean 1, ascending. The density is taken over the
 * logarithm, where it is smooth for every shape: proportional to exp(k (t − eᵗ)) with t = ln x.
 */
export const gammaTable = kept((count: number, shape: number) => {
	const k = Math.max(shape, 0.05);
	const low = edge(k, -1);
	const high = edge(k, 1);
	// A small shape has a long flat tail to the left and all of its mass that matters at the right.
	const bend = Math.max(low, Math.min(-4, high));
	const grid = new Float64Array(NODES + 1);
	const half = NODES / 2;
	for (let index = 0; index <= NODES; index++)
		grid[index] =
			low < bend
				? index <= half
					? low + ((bend - low) * index) / half
					: bend + ((high - bend) * (index - half)) / half
				: low + ((high - low) * index) / NODES;
	const table = inverted(count, grid, (t) => Math.exp(k * (t - Math.exp(t) + 1)));
	let sum = 0;
	for (let index = 0; index < count; index++) {
		table[index] = Math.exp(table[index]!);
		sum += table[index]!;
	}
	for (let index = 0; index < count; index++) table[index]! *= count / sum;
	return table;
});

/** Where the log-density has fallen by 14 from its peak at 0. */
function edge(k: number, side: -1 | 1): number {
	let far: number = side;
	while (k * (far - Math.exp(far) + 1) > -14) far *= 2;
	let near = 0;
	for (let step = 0; step < 30; step++) {
		const middle = (near + far) / 2;
		if (k * (middle - Math.exp(middle) + 1) > -14) near = middle;
		else far = middle;
	}
	return far;
}

const unitGrid = Float64Array.from({ length: NODES + 1 }, (_, index) => index / NODES);

/** Quantiles from a density known up to a factor: summed by trapezia over the grid and read backwards. */
function inverted(count: number, grid: Float64Array, density: (x: number) => number): Float64Array {
	const sums = new Float64Array(grid.length);
	let before = density(grid[0]!);
	for (let node = 1; node < grid.length; node++) {
		const here = density(grid[node]!);
		sums[node] = sums[node - 1]! + ((before + here) * (grid[node]! - grid[node - 1]!)) / 2;
		before = here;
	}
	const total = sums[grid.length - 1]!;
	const table = new Float64Array(count);
	let node = 1;
	for (let index = 0; index < count; index++) {
		const wanted = ((index + 0.5) / count) * total;
		while (node < grid.length - 1 && sums[node]! < wanted) node++;
		const from = sums[node - 1]!;
		const step = sums[node]! - from;
		const part = step > 0 ? (wanted - from) / step : 0;
		table[index] = grid[node - 1]! + part * (grid[node]! - grid[node - 1]!);
	}
	return table;
}

/** Keeps what was made for the same arguments; a full shelf is emptied, so that memory stays bounded. */
function kept(
	make: (count: number, parameter: number) => Float64Array,
): (count: number, parameter?: number) => Float64Array {
	const shelf = new Map<number, Map<number, Float64Array>>();
	let weight = 0;
	return (count, parameter = 0) => {
		let row = shelf.get(count);
		let table = row?.get(parameter);
		if (table) return table;
		table = make(count, parameter);
		weight += count;
		if (weight > 1_000_000) {
			shelf.clear();
			weight = count;
			row = undefined;
		}
		if (!row) {
			row = new Map();
			shelf.set(count, row);
		}
		row.set(parameter, table);
		return table;
	};
}
