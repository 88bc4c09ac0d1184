import { isOpen } from '../../backlog/model.ts';
import type { Addressing } from './claims.ts';

/**
 * Whether a risk is paid out of the error budget, and why.
 * Accepted: `stated` (the file says so), `dropped` (only dropped items state it), `remainder` (what done items leave).
 * Not accepted: `addressed` (an open item works against it) and `noItem`.
 */
export type Standing = 'stated' | 'dropped' | 'remainder' | 'addressed' | 'noItem';

export function isAccepted(standing: Standing): boolean {
	return standing === 'stated' || standing === 'dropped' || standing === 'remainder';
}

/**
 * What the file says comes first: the service's `acceptedRisks`, or `risk.accepted` of an item that states the risk, of
 * which true wins over false. Where it says nothing, an open item is to end the risk; without one, that of dropped and
 * done items is lived with, and anything else waits for somebody to decide.
 */
export function standingOf(byService: boolean, addressing: readonly Addressing[]): Standing {
	const said = addressing.flatMap(({ item, states }) => (states ? (item.risk?.accepted ?? []) : []));
	if (byService || said.includes(true)) return 'stated';
	return said.includes(false) ? unstated(addressing, true) : unstated(addressing, false);
}

/** The same, were nothing said of it. */
export function standingUnsaid(addressing: readonly Addressing[]): Standing {
	return unstated(addressing, false);
}

function unstated(addressing: readonly Addressing[], refused: boolean): Standing {
	if (addressing.some(({ item }) => isOpen(item))) return 'addressed';
	const stating = refused ? [] : addressing.filter(({ states }) => states);
	if (stating.some(({ item }) => item.status === 'dropped')) return 'dropped';
	return stating.length > 0 ? 'remainder' : 'noItem';
}
