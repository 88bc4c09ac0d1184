/**
 * The regularised incomplete beta function I_x(a, b), 0–1, by its continued fraction (Lentz's method; Numerical Recipes,
 * section 6.4): relative error below 1e-12 for a and b up to some ten thousands.
 */
export function betaProbability(x: number, a: number, b: number): number {
	if (x <= 0) return 0;
	if (x >= 1) return 1;
	const front = Math.exp(a * Math.log(x) + b * Math.log1p(-x) + logGamma(a + b) - logGamma(a) - logGamma(b));
	return x < (a + 1) / (a + b + 2) ? (front * fraction(x, a, b)) / a : 1 - (front * fraction(1 - x, b, a)) / b;
}

const TINY = 1e-300;

function fraction(x: number, a: number, b: number): number {
	let c = 1;
	let d = 1 / away(1 - ((a + b) * x) / (a + 1));
	let value = d;
	for (let step = 1; step <= 1000; step++) {
		const even = (step * (b - step) * x) / ((a + 2 * step - 1) * (a + 2 * step));
		d = 1 / away(1 + even * d);
		c = away(1 + even / c);
		value *= d * c;
		const odd = (-(a + step) * (a + b + step) * x) / ((a + 2 * step) * (a + 2 * step + 1));
		d = 1 / away(1 + odd * d);
		c = away(1 + odd / c);
		const factor = d * c;
		value *= factor;
		if (Math.abs(factor - 1) < 1e-15) break;
	}
	return value;
}

function away(value: number): number {
	return Math.abs(value) < TINY ? TINY : value;
}

/** The x at which I_x(a, b) is `p`. The ends of the range are exact. */
export function betaQuantile(p: number, a: number, b: number): number {
	let low = 0;
	let high = 1;
	for (let step = 0; step < 200 && high - low > 1e-15 * high; step++) {
		const middle = (low + high) / 2;
		if (betaProbability(middle, a, b) < p) low = middle;
		else high = middle;
	}
	return (low + high) / 2;
}

/** ln Γ(x) for x > 0 (Lanczos, g = 7, nine terms). */
export function logGamma(x: number): number {
	if (x < 0.5) return Math.log(Math.PI / Math.sin(Math.PI * x)) - logGamma(1 - x);
	const at = x - 1;
	let sum = LANCZOS[0]!;
	for (let term = 1; term < LANCZOS.length; term++) sum += LANCZOS[term]! / (at + term);
	const t = at + 7.5;
	return 0.5 * Math.log(2 * Math.PI) + (at + 0.5) * Math.log(t) - t + Math.log(sum);
}

const LANCZOS = [
	0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059,
	12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
] as const;
