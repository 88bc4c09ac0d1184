import { instant, millisecondsOf } from './values.ts';

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const slashed = /^(\d{1,2})[/.](\d{1,2})[/.](\d{4}|\d{2})(?:,?\s+(.*))?$/;
const dotted = /^\d{1,2}\.\d{1,2}\.\d{2,4}/;
const named =
	/^(?:[a-z]{3,9},?\s+)?(?:(\d{1,2})[\s/-]+([a-z]{3,9})\.?|([a-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?),?[\s/-]+(\d{4}|\d{2})(?:,?\s+(.*))?$/i;

/**
 * How the times of a table are written, from all of its cells: whether `03/04` is in March or in April is told by those
 * that can only be one of both. Gives an instant with its zone, or undefined: where no cell tells, none is guessed.
 */
export class LooseInstants {
	readonly #zone: string;
	#dayFirst = false;
	#monthFirst = false;

	constructor(zone: string) {
		this.#zone = zone;
	}

	/** One of the cells. All are seen before the first is read. */
	see(cell: string): void {
		const match = slashed.exec(cell);
		if (!match) return;
		// Dots are written where days come first.
		if (Number(match[1]) > 12 || dotted.test(cell)) this.#dayFirst = true;
		if (Number(match[2]) > 12) this.#monthFirst = true;
	}

	read(cell: string): string | undefined {
		const zone = this.#zone;
		const known = instant(cell.replace(/^(\d{4})\/(\d{2})\/(\d{2})/, '$1-$2-$3'), zone);
		if (millisecondsOf(known) !== undefined) return known;
		const slash = slashed.exec(cell);
		if (slash) {
			if (this.#dayFirst === this.#monthFirst) return undefined;
			const [day, month] = this.#dayFirst ? [slash[1], slash[2]] : [slash[2], slash[1]];
			return made(slash[3]!, Number(month), day!, slash[4], zone);
		}
		const name = named.exec(cell);
		if (!name) return undefined;
		const month = months.indexOf((name[2] ?? name[3])!.slice(0, 3).toLowerCase()) + 1;
		return month === 0 ? undefined : made(name[5]!, month, (name[1] ?? name[4])!, name[6], zone);
	}
}

function made(year: string, month: number, day: string, time: string | undefined, zone: string): string | undefined {
	const clock = /^(\d{1,2}):(\d{2})(?::(\d{2}))?\s*([ap])?\.?m?\.?\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2})?$/i.exec(
		time?.trim() || '0:00',
	);
	if (!clock) return undefined;
	const half = clock[4]?.toLowerCase();
	const hour = half ? (Number(clock[1]) % 12) + (half === 'p' ? 12 : 0) : Number(clock[1]);
	const two = (value: number | string) => String(value).padStart(2, '0');
	const date = `${year.length === 2 ? `20${year}` : year}-${two(month)}-${two(day)}`;
	const written = instant(
		`${date}T${two(hour)}:${clock[2]}:${clock[3] ?? '00'}${clock[5]?.replace(/UTC|GMT/i, 'Z') ?? ''}`,
		zone,
	);
	return millisecondsOf(written) === undefined ? undefined : written;
}
