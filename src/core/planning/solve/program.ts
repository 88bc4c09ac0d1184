import { isHeldIn, moneyOf, type PlanModel, type SharedSaving } from '../model/planModel.ts';
import type { Closures } from './closures.ts';
import type { Program } from './solver.ts';
import { avoidedPart, DAYS_TOLERANCE } from './worth.ts';

/** A bound on the part of a shared saving that is avoided, 0–1: so much, and for each item so much more where it is chosen. */
export interface SavingCut {
	/** Index among the shared savings. */
	readonly saving: number;
	readonly constant: number;
	readonly parts: readonly { readonly item: number; readonly more: number }[];
}

/** The columns of a program of a plan: first an item each, then what is done in time, then the shared savings. */
export interface PlanProgram {
	readonly program: Program;
	/** The program counts money in units of this, so that its figures are near one another. */
	readonly unit: number;
	/** By item with a deadline: the column that says that it is met. */
	readonly met: ReadonlyMap<number, number>;
	readonly firstSaving: number;
	/** Rows: the capacity of each owner, in their order; then the floor. */
	readonly floorRow: number;
}

/** Savings of up to so many items are exact in the program itself; cuts bound others, and more are added as solutions need them. */
export const EXACT_MEMBERS = 3;

class Rows {
	readonly lower: number[] = [];
	readonly upper: number[] = [];
	readonly starts: number[] = [0];
	readonly columns: number[] = [];
	readonly entries: number[] = [];

	/** Entries of one column are summed. */
	add(entries: readonly (readonly [column: number, entry: number])[], lower: number, upper: number): void {
		const sums = new Map<number, number>();
		for (const [column, entry] of entries) sums.set(column, (sums.get(column) ?? 0) + entry);
		for (const [column, entry] of sums) {
			if (entry === 0) continue;
			this.columns.push(column);
			this.entries.push(entry);
		}
		this.starts.push(this.columns.length);
		this.lower.push(lower);
		this.upper.push(upper);
	}
}

/**
 * The program of a plan (design, section 6): maximise the money a week that it removes of cost of delay.
 *
 * @param floorDays Engineer-days that reliability work must have at least.
 * @param aim `worth`; or `fill`, where it is not known whether the floor can be filled: as many days of it as can be.
 */
export function planProgram(
	model: PlanModel,
	closures: Closures,
	floorDays: number,
	cuts: readonly SavingCut[],
	aim: 'worth' | 'fill' = 'worth',
): PlanProgram {
	const { items, owners, shared } = model;
	const rows = new Rows();
	const worth = items.map(({ gain }) => moneyOf(gain));
	const lower: number[] = items.map((item) => (isHeldIn(item) ? 1 : 0));
	const upper: number[] = items.map(({ hold }) => (hold === 'exclude' ? 0 : 1));
	const whole = items.map(() => true);

	owners.forEach(({ days }, owner) => {
		rows.add(
			items.flatMap((item, index) => (item.owner === owner ? [[index, item.days] as const] : [])),
			Number.NEGATIVE_INFINITY,
			days,
		);
	});
	const floorRow = owners.length;
	const reliability = items.flatMap(({ kind, days }, index) =>
		kind === 'reliability' ? [[index, days] as const] : [],
	);
	rows.add(reliability, aim === 'fill' ? 0 : floorDays - DAYS_TOLERANCE / 2, Number.POSITIVE_INFINITY);
	for (const [index, { needs }] of items.entries())
		for (const need of needs)
			rows.add(
				[
					[index, 1],
					[need, -1],
				],
				Number.NEGATIVE_INFINITY,
				0,
			);
	const column = (cost: number, most: number, isWhole: boolean) => {
		worth.push(cost);
		lower.push(0);
		upper.push(most);
		whole.push(isWhole);
		return worth.length - 1;
	};
	const met = deadlineRows(model, closures, rows, column);
	const firstSaving = worth.length;
	// Of each shared saving the part that is avoided, 0–1.
	for (const { whole: all } of shared) column(moneyOf(all), 1, false);
	for (const { saving, constant, parts } of cuts)
		rows.add(
			[[firstSaving + saving, 1], ...parts.map(({ item, more }) => [item, -more] as const)],
			Number.NEGATIVE_INFINITY,
			constant,
		);

	if (aim === 'fill') {
		worth.fill(0);
		const filled = column(1, floorDays, false);
		rows.add(
			[[filled, 1], ...reliability.map(([index, days]) => [index, -days] as const)],
			Number.NEGATIVE_INFINITY,
			0,
		);
	}
	const costs = worth;
	const most = Math.max(0, ...costs.map(Math.abs));
	const unit = most > 0 ? most / 1000 : 1;
	return {
		program: {
			costs: costs.map((cost) => cost / unit),
			lower,
			upper,
			whole,
			rowLower: rows.lower,
			rowUpper: rows.upper,
			starts: rows.starts,
			columns: rows.columns,
			entries: rows.entries,
		},
		unit,
		met,
		firstSaving,
		floorRow,
	};
}

/**
 * For each deadline of the period a column that says that it is met, and for each owner and date a row: what must be done
 * by then fits the days before it. What several of them wait for has a column of its own for each date.
 */
function deadlineRows(
	{ items, owners }: PlanModel,
	{ needed }: Closures,
	rows: Rows,
	column: (cost: number, most: number, isWhole: boolean) => number,
): ReadonlyMap<number, number> {
	const met = new Map<number, number>();
	const dates = new Set<number>();
	const users = new Map<number, number[]>();
	for (const [index, { deadline }] of items.entries()) {
		if (!deadline || !(deadline.perWeek > 0)) continue;
		met.set(index, column(deadline.perWeek, 1, true));
		dates.add(deadline.elapsed);
		for (const need of needed[index]!) users.set(need, [...(users.get(need) ?? []), index]);
		rows.add(
			[
				[met.get(index)!, 1],
				[index, -1],
			],
			Number.NEGATIVE_INFINITY,
			0,
		);
	}
	for (const date of [...dates].sort((one, other) => one - other)) {
		const loads: (readonly [number, number])[][] = owners.map(() => []);
		for (const [need, all] of users) {
			const by = all.filter((index) => items[index]!.deadline!.elapsed <= date);
			if (by.length === 0) continue;
			const { owner, days } = items[need]!;
			if (by.length === 1) {
				loads[owner]!.push([met.get(by[0]!)!, days]);
				continue;
			}
			const done = column(0, 1, false);
			for (const index of by)
				rows.add(
					[
						[met.get(index)!, 1],
						[done, -1],
					],
					Number.NEGATIVE_INFINITY,
					0,
				);
			loads[owner]!.push([done, days]);
		}
		loads.forEach((load, owner) => {
			if (load.length > 0) rows.add(load, Number.NEGATIVE_INFINITY, owners[owner]!.days * date);
		});
	}
	return met;
}

/**
 * The cuts to begin with. What items avoid together is a monotone submodular function of them, so the two bounds of
 * Nemhauser and Wolsey (1981) at a set hold for every choice and are exact at that set: at all sets of up to three items,
 * of more at the empty one, the whole one and those of one item.
 */
export function firstCuts(model: PlanModel): SavingCut[] {
	return model.shared.flatMap((shared, saving) => {
		const members = shared.parts.map((_, member) => member);
		if (members.length <= EXACT_MEMBERS)
			return Array.from({ length: 2 ** members.length }, (_, set) =>
				members.filter((member) => (set >> member) & 1),
			).flatMap((set) => cutsAt(shared, saving, set));
		return [[], members, ...members.map((member) => [member])].flatMap((set) => cutsAt(shared, saving, set));
	});
}

/** The two bounds at a set of members of a shared saving. */
export function cutsAt({ parts }: SharedSaving, saving: number, set: readonly number[]): SavingCut[] {
	const avoided = (members: readonly number[]) => avoidedPart(members.map((member) => parts[member]!.part));
	const inside = new Set(set);
	const all = parts.map((_, member) => member);
	const at = avoided(set);
	const withoutIt = (member: number, of: readonly number[]) =>
		avoided(of) - avoided(of.filter((other) => other !== member));
	const cut = (more: (member: number) => number, less: (member: number) => number): SavingCut => ({
		saving,
		constant: at - set.reduce((sum, member) => sum + less(member), 0),
		parts: all.map((member) => ({
			item: parts[member]!.item,
			more: inside.has(member) ? less(member) : more(member),
		})),
	});
	return [
		cut(
			(member) => avoided([...set, member]) - at,
			(member) => withoutIt(member, all),
		),
		cut(
			(member) => parts[member]!.part,
			(member) => withoutIt(member, set),
		),
	];
}
