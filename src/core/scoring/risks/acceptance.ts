import type { FieldValue } from '../../backlog/edits/render.ts';
import type { Intent } from '../../backlog/edits.ts';
import { nodeAt, plain } from '../../backlog/sourceTree.ts';
import { type Message, message } from '../../text.ts';
import type { CataloguedRisk, RiskCatalogue, ServiceRisks } from './riskCatalogue.ts';
import { isAccepted, standingUnsaid } from './standing.ts';

/** What to write into one file. */
export interface FileIntents {
	readonly file: string;
	readonly intents: readonly Intent[];
}

export type AcceptanceEdits =
	| { readonly ok: true; readonly edits: readonly FileIntents[] }
	| { readonly ok: false; readonly reason: Message };

/**
 * What to write so that a risk is accepted, or no longer. A guess is accepted on the item that states it
 * (`risk.accepted`), what history measured on the service (`acceptedRisks`); what would hold anyway is not written.
 */
export function acceptanceEdits(catalogue: RiskCatalogue, key: string, accepted: boolean): AcceptanceEdits {
	for (const service of catalogue.services) {
		const risk = service.risks.find((each) => each.key === key);
		if (!risk) continue;
		if (risk.accepted === accepted) return { ok: true, edits: [] };
		if (accepted && !risk.acceptable)
			return { ok: false, reason: message('Give these incidents a cause first: a risk is accepted by its cause.') };
		return { ok: true, edits: byFile(accepted ? accepting(risk, service) : refusing(risk, service)) };
	}
	return { ok: false, reason: message('This risk is no longer in the catalogue.') };
}

interface Change {
	readonly file: string;
	readonly intent: Intent;
}

function accepting(risk: CataloguedRisk, service: ServiceRisks): Change[] {
	const unsaid = cleared(risk, false);
	if (isAccepted(standingUnsaid(risk.addressing))) return unsaid;
	const [counted] = risk.addressing;
	if (risk.terms.basis === 'guessed' && counted) return [said(counted.item, true)];
	return [listed(service, (causes) => [...causes, risk.cause!])];
}

function refusing(risk: CataloguedRisk, service: ServiceRisks): Change[] {
	const isListed = risk.cause !== undefined && (service.service.acceptedRisks ?? []).includes(risk.cause);
	const unlisted = isListed
		? [listed(service, (causes) => causes.filter((cause) => String(cause) !== risk.cause))]
		: [];
	if (!isAccepted(standingUnsaid(risk.addressing))) return [...unlisted, ...cleared(risk, true)];
	// Without a word of the file its items' status would accept it again.
	return [...unlisted, ...risk.addressing.filter(({ states }) => states).map(({ item }) => said(item, false))];
}

type Stating = CataloguedRisk['addressing'][number]['item'];

function said(item: Stating, value: boolean | undefined): Change {
	return {
		file: item.origin.file,
		intent: { type: 'setField', list: 'items', id: item.id, path: ['risk', 'accepted'], value },
	};
}

/** Takes back what the items say of it. */
function cleared({ addressing }: CataloguedRisk, value: boolean): Change[] {
	return addressing
		.filter(({ item, states }) => states && item.risk?.accepted === value)
		.map(({ item }) => said(item, undefined));
}

/** By what stands in the file, also where it is not understood; an empty list goes. */
function listed({ service }: ServiceRisks, change: (causes: readonly FieldValue[]) => readonly FieldValue[]): Change {
	const node = nodeAt(service.origin.node, ['acceptedRisks']);
	const causes = change(node?.type === 'sequence' ? (node.items.map(plain) as FieldValue[]) : []);
	return {
		file: service.origin.file,
		intent: {
			type: 'setField',
			list: 'services',
			id: service.id,
			path: ['acceptedRisks'],
			value: causes.length === 0 ? undefined : causes,
		},
	};
}

function byFile(changes: readonly Change[]): FileIntents[] {
	const files = new Map<string, Intent[]>();
	for (const { file, intent } of changes) files.set(file, [...(files.get(file) ?? []), intent]);
	return [...files].map(([file, intents]) => ({ file, intents }));
}
