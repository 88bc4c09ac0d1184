import type { Backlog, Exemption } from '../backlog/model.ts';
import { placeAt } from '../backlog/sourceTree.ts';
import { localDate } from '../backlog/times.ts';
import type { Place } from '../place.ts';
import type { Problem } from '../problem.ts';
import type { Snapshot } from '../snapshot.ts';
import { message } from '../text.ts';
import type { Change } from './change.ts';
import { withdrawals } from './promises.ts';
import { touches, under } from './touched.ts';

/** An exemption that a file states, and how many warnings it keeps back. */
interface Held {
	readonly exemption: Exemption;
	readonly backlog: Backlog;
	readonly place: Place;
	kept: number;
}

/**
 * What a pull request should know before it is merged: that it touches code of a service whose error budget is used up,
 * or that carries a high risk which nobody has taken on; that it lowers the floor; that it takes back a promise. What
 * an exemption names is not warned of until its last day, and said instead. The places of warnings about code are the
 * first of the files. A file whose text has errors is not compared.
 */
export function gateProblems(snapshot: Snapshot, change: Change): Problem[] {
	const stated = snapshot.backlogs.flatMap(exemptionsOf);
	const inForce = stated.filter(({ exemption, backlog }) => !isOver(exemption, backlog, snapshot.now));
	const found = [...codeProblems(snapshot, change, inForce), ...promiseProblems(snapshot, change, inForce)];
	return [
		...found,
		...inForce.filter(({ kept }) => kept > 0).map(keptBack),
		...stated.filter((held) => !inForce.includes(held)).map(ended),
	];
}

function codeProblems(snapshot: Snapshot, { paths }: Change, inForce: readonly Held[]): Problem[] {
	return touches(snapshot, paths).flatMap((touch): Problem[] => {
		const byItem = inForce.find(({ exemption, backlog }) =>
			touch.items.some((item) => item.origin.file === backlog.file && exemption.items.includes(item.id)),
		);
		const left = byItem
			? []
			: touch.paths.filter(
					(path) => !inForce.some((held) => under(held.exemption.paths, held.backlog.file, [path]).length > 0),
				);
		if (left.length === 0) {
			const reason =
				byItem ?? inForce.find((held) => under(held.exemption.paths, held.backlog.file, touch.paths).length > 0);
			if (reason) reason.kept++;
			return [];
		}
		return [
			{
				code: `gate.${touch.kind}`,
				severity: 'warning',
				place: { file: left[0]!, start: 0, end: 0 },
				message: touch.message(left.length),
				related: [touch.related],
			},
		];
	});
}

function promiseProblems(snapshot: Snapshot, { before }: Change, inForce: readonly Held[]): Problem[] {
	const broken = new Set(
		snapshot.problems
			.filter(({ code, severity }) => severity === 'error' && /^(?:yaml|file)\./.test(code))
			.map(({ place }) => place.file),
	);
	return before.flatMap((backlog) => {
		if (broken.has(backlog.file)) return [];
		const after = snapshot.backlogs.find(({ file }) => file === backlog.file);
		return withdrawals(backlog, after).flatMap(({ kind, item, place, message: sentence }): Problem[] => {
			const exempt = inForce.find(
				({ exemption, backlog: { file } }) =>
					file === backlog.file && (item === undefined ? exemption.floor : exemption.items.includes(item)),
			);
			if (exempt) {
				exempt.kept++;
				return [];
			}
			return [{ code: `gate.${kind}`, severity: 'warning', place, message: sentence }];
		});
	});
}

function exemptionsOf(backlog: Backlog): Held[] {
	const { commitment } = backlog;
	if (!commitment) return [];
	return commitment.exemptions.map((exemption, index) => ({
		exemption,
		backlog,
		place: placeAt(commitment.origin, ['exemptions', index]),
		kept: 0,
	}));
}

function isOver({ until }: Exemption, { calendar }: Backlog, now: number): boolean {
	return localDate(now, calendar.zone) > until;
}

function keptBack({ exemption: { reason, until }, place, kept }: Held): Problem {
	return {
		code: 'gate.exempted',
		severity: 'information',
		place,
		message:
			kept === 1
				? message('This exempts the change from one warning until {0}: {1}', until, sentenceOf(reason))
				: message('This exempts the change from {0} warnings until {1}: {2}', kept, until, sentenceOf(reason)),
	};
}

function ended({ exemption: { until }, place }: Held): Problem {
	return {
		code: 'gate.exemption',
		severity: 'information',
		place,
		message: message('This exemption ended on {0}. Take it out, or say anew why it is needed.', until),
	};
}

function sentenceOf(reason: string): string {
	const text = reason.trim();
	return /[.!?]$/.test(text) ? text : `${text}.`;
}
