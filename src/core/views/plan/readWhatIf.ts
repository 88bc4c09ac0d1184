import type { WhatIf } from '../../planning/model/buildPlan.ts';

/** More days than any plan has. */
const MOST_DAYS = 1e6;
const MOST_ENTRIES = 100_000;

/** Reads what somebody asks instead of what the files say, from a web page. Undefined for anything else. */
export function readWhatIf(data: unknown): WhatIf | undefined {
	if (!isRecord(data)) return undefined;
	const { capacity, floor, pins } = data;
	if (capacity !== undefined && !isDays(capacity) && !isMapOf(capacity, isDays)) return undefined;
	if (floor !== undefined && !(typeof floor === 'number' && floor >= 0 && floor <= 1)) return undefined;
	if (pins !== undefined && !isMapOf(pins, isPin)) return undefined;
	return {
		...(capacity === undefined ? {} : { capacity }),
		...(floor === undefined ? {} : { floor }),
		...(pins === undefined ? {} : { pins }),
	};
}

type Pin = NonNullable<WhatIf['pins']>[string];

function isPin(value: unknown): value is Pin {
	return value === 'include' || value === 'exclude' || value === 'free';
}

function isDays(value: unknown): value is number {
	return typeof value === 'number' && value >= 0 && value <= MOST_DAYS;
}

function isMapOf<T>(value: unknown, isOne: (each: unknown) => each is T): value is Readonly<Record<string, T>> {
	if (!isRecord(value)) return false;
	const entries = Object.values(value);
	return entries.length <= MOST_ENTRIES && entries.every(isOne);
}

function isRecord(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
