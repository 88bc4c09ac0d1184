import { instant, millisecondsOf } from './values.ts';

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const slashed = /^(\d{1,2})[/.](\d{1,2})[/.](\d{4}|\d{2})(?:,?\s+(.*))?$/;
const named =
	/^(?:[a-z]{3,9},?\s+)?(?:(\d{1,2})[\s/-]+([a-z]{3,9})\.?|([a-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?),?[\s/-]+(\d{4}|\d{2})(?:,?\s+(.*))?$/i;

/**
 * How the times of a table are written, from all of its cells: whether `03/04` is in March or in April is told by those
 * that can only be one of both. Gives an instant with its zone, or undefined: where no cell tells, none is guessed.
 */
export function looseInstants(cells: readonly string[], zone: string): (cell: string) => string | undefined {
	const pairs = cells.flatMap((cell) => {
		const match = slashed.exec(cell);
		return match ? [[Number(match[1]), Number(match[2])] as const] : [];
	});
	// Dots are written where days come first.
	const dayFirst = pairs.some(([first]) => first > 12) || cells.some((cell) => /^\d{1,2}\.\d{1,2}\.\d{2,4}/.test(cell));
	const monthFirst = pairs.some(([, second]) => second > 12);
	return (cell) => {
		const known = instant(cell.replace(/^(\d{4})\/(\d{2})\/(\d{2})/, '$1-$2-$3'), zone);
		if (millisecondsOf(known) !== undefined) return known;
		const slash = slashed.exec(cell);
		if (slash) {
			if (dayFirst === monthFirst) return undefined;
			const [day, month] = dayFirst ? [slash[1], slash[2]] : [slash[2], slash[1]];
			return made(slash[3]!, Number(month), day!, slash[4], zone);
		}
		const name = named.exec(cell);
		if (!name) return undefined;
		const month = months.indexOf((name[2] ?? name[3])!.slice(0, 3).toLowerCase()) + 1;
		return month === 0 ? undefined : made(name[5]!, month, (name[1] ?? name[4])!, name[6], zone);
	};
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
