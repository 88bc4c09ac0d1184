/** A plan is no problem of a line, so there are no annotations of it. `table` is what a person reads. */
export const planFormats = ['table', 'json', 'markdown'] as const;
export type PlanFormat = (typeof planFormats)[number];

export interface PlanRequest {
	readonly kind: 'plan';
	readonly path: string;
	readonly format: PlanFormat;
	/** Milliseconds since 1970. */
	readonly now: number;
	/** Engineer-days of all together, or by owner; absent: as the files say. */
	readonly capacity?: number | Readonly<Record<string, number>>;
	/** 0–1; absent: as the files say. */
	readonly floor?: number;
	readonly frontier: boolean;
	/** For the proof. */
	readonly seconds: number;
}

export const planOptions = {
	capacity: { type: 'string' },
	floor: { type: 'string' },
	frontier: { type: 'boolean' },
	seconds: { type: 'string' },
} as const;

export const planHelp = `  --capacity DAYS   plan with so many engineer-days, such as 60d, or by owner: team-a=60d,team-b=30d
  --floor SHARE     plan with this floor, such as 30%
  --frontier        what floors from 0 to 100% cost and save, too
  --seconds N       stop the search for a better plan after so long; 60 if absent
`;

interface PlanValues {
	readonly capacity?: string | undefined;
	readonly floor?: string | undefined;
	readonly frontier?: boolean | undefined;
	readonly seconds?: string | undefined;
}

const USUAL_SECONDS = 60;
const MOST_SECONDS = 3600;

/** What the options of a plan say; one sentence where one of them cannot be read. */
export function readPlanOptions(
	values: PlanValues,
): Pick<PlanRequest, 'capacity' | 'floor' | 'frontier' | 'seconds'> | string {
	const capacity = values.capacity === undefined ? undefined : readCapacity(values.capacity);
	if (values.capacity !== undefined && capacity === undefined)
		return `“${values.capacity}” is no capacity. Write it as 60d, or as team-a=60d,team-b=30d.`;
	const floor = values.floor === undefined ? undefined : readShareOption(values.floor);
	if (values.floor !== undefined && floor === undefined)
		return `“${values.floor}” is no share. Write it as 30% or 0.3.`;
	const seconds = values.seconds === undefined ? USUAL_SECONDS : Number(values.seconds);
	if (!(seconds >= 1 && seconds <= MOST_SECONDS)) return `“${values.seconds}” is no number of seconds from 1 to 3600.`;
	return {
		frontier: values.frontier ?? false,
		seconds,
		...(capacity === undefined ? {} : { capacity }),
		...(floor === undefined ? {} : { floor }),
	};
}

function readCapacity(text: string): number | Record<string, number> | undefined {
	const whole = readDays(text);
	if (whole !== undefined) return whole;
	const owners: [string, number][] = [];
	for (const part of text.split(',')) {
		const at = part.lastIndexOf('=');
		const days = at < 1 ? undefined : readDays(part.slice(at + 1));
		if (days === undefined) return undefined;
		owners.push([part.slice(0, at).trim(), days]);
	}
	return Object.fromEntries(owners);
}

function readDays(text: string): number | undefined {
	const match = /^(\d+(?:\.\d+)?)\s?(d|w)?$/.exec(text.trim());
	const days = match ? Number(match[1]) * (match[2] === 'w' ? 5 : 1) : undefined;
	return days !== undefined && days > 0 && days <= 1e6 ? days : undefined;
}

function readShareOption(text: string): number | undefined {
	const match = /^(\d+(?:\.\d+)?)(%?)$/.exec(text.trim());
	if (!match) return undefined;
	const share = match[2] ? Number(match[1]) / 100 : Number(match[1]);
	return share <= 1 ? share : undefined;
}
