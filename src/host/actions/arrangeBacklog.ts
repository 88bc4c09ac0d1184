import * as vscode from 'vscode';
import type { Grouping, KindShown, Sorting, Status, TreeFilter } from '../../core/index.ts';
import { loadCore } from '../core.ts';
import { enter, pickMany } from '../input/boxes.ts';
import type { StepFrame } from '../input/steps.ts';
import type { ActionContext } from './actionContext.ts';
import { backlogAtHand } from './backlogAtHand.ts';

/** How the tree is grouped. */
export async function groupBacklog({ choice }: ActionContext, given: unknown): Promise<void> {
	const { groupings } = await loadCore();
	const words: Readonly<Record<Grouping, string>> = {
		rank: vscode.l10n.t('Rank'),
		plan: vscode.l10n.t('Plan'),
		kind: vscode.l10n.t('Kind'),
		service: vscode.l10n.t('Service'),
		owner: vscode.l10n.t('Owner'),
		status: vscode.l10n.t('Status'),
	};
	const group =
		groupings.find((known) => known === given) ??
		(await pickOne(groupings, words, choice.value.group, vscode.l10n.t('Group the backlog by')));
	if (group) await choice.change({ group });
}

/** How the tree is sorted. */
export async function sortBacklog({ choice }: ActionContext, given: unknown): Promise<void> {
	const { sortings } = await loadCore();
	const words: Readonly<Record<Sorting, string>> = {
		score: vscode.l10n.t('Score'),
		costOfDelay: vscode.l10n.t('Cost of delay'),
		effort: vscode.l10n.t('Effort'),
		file: vscode.l10n.t('File order'),
	};
	const sort =
		sortings.find((known) => known === given) ??
		(await pickOne(sortings, words, choice.value.sort, vscode.l10n.t('Sort the backlog by')));
	if (sort) await choice.change({ sort });
}

type FilterPart = 'text' | 'kinds' | 'owners' | 'statuses';

/** Which items the tree shows. A whole filter may be given as the argument. */
export async function filterBacklog(context: ActionContext, given: unknown): Promise<void> {
	const { choice } = context;
	if (isFilter(given)) return choice.change({ filter: given });
	const moment = await backlogAtHand(context);
	if (!moment) return;
	const { filter } = choice.value;
	const part = await pickOne<FilterPart>(
		['text', 'kinds', 'owners', 'statuses'],
		{
			text: vscode.l10n.t('Text'),
			kinds: vscode.l10n.t('Kind'),
			owners: vscode.l10n.t('Owner'),
			statuses: vscode.l10n.t('Status'),
		},
		undefined,
		vscode.l10n.t('Filter the backlog by'),
	);
	if (!part) return;
	const { core, snapshot } = moment;
	const frame: StepFrame = { title: vscode.l10n.t('Filter Backlog'), step: 1, totalSteps: 1, back: false };
	const say = (word: Parameters<typeof core.say>[0]) => core.say(word, vscode.l10n.t);
	const choices = async <T extends string>(all: readonly T[], label: (value: T) => string, selected: readonly T[]) => {
		const reply = await pickMany(frame, {
			placeholder: vscode.l10n.t('Show only these; none chosen shows all'),
			choices: all.map((value) => ({ label: label(value), value })),
			selected,
		});
		return reply.kind === 'answer' ? reply.value : undefined;
	};
	const change = async (): Promise<Partial<TreeFilter> | undefined> => {
		switch (part) {
			case 'text': {
				const reply = await enter(frame, {
					prompt: vscode.l10n.t('Show items with these words in title, id, owner, service or labels; empty shows all'),
					value: filter.text,
					fault: () => undefined,
				});
				return reply.kind === 'answer' ? { text: reply.value } : undefined;
			}
			case 'kinds': {
				const kinds = await choices<KindShown>(core.kindsShown, (kind) => say(core.kindWord(kind)), filter.kinds ?? []);
				return kinds && { kinds };
			}
			case 'owners': {
				const owners = await choices(
					[...new Set(snapshot.items.map(({ item }) => item.owner ?? ''))].sort(),
					(owner) => owner || vscode.l10n.t('No owner'),
					filter.owners ?? [],
				);
				return owners && { owners };
			}
			case 'statuses': {
				const statuses = await choices<Status>(
					core.statuses,
					(status) => say(core.statusWord(status)),
					filter.statuses ?? [],
				);
				return statuses && { statuses };
			}
		}
	};
	const changed = await change();
	if (changed) await choice.change({ filter: { ...filter, ...changed } });
}

export async function clearFilter({ choice }: ActionContext): Promise<void> {
	await choice.change({ filter: {} });
}

/** Menus of the view pass their own arguments: only an object with a part of a filter is one. */
function isFilter(given: unknown): given is TreeFilter {
	return (
		typeof given === 'object' && given !== null && ['text', 'kinds', 'owners', 'statuses'].some((part) => part in given)
	);
}

async function pickOne<T extends string>(
	all: readonly T[],
	words: Readonly<Record<T, string>>,
	current: T | undefined,
	placeHolder: string,
): Promise<T | undefined> {
	const picked = await vscode.window.showQuickPick(
		all.map((value) => ({
			value,
			label: words[value],
			...(value === current ? { description: vscode.l10n.t('now') } : {}),
		})),
		{ placeHolder },
	);
	return picked?.value;
}
