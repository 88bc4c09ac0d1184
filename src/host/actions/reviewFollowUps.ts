import * as vscode from 'vscode';
import type { FollowUpChoice, FollowUpRow, Item } from '../../core/index.ts';
import type { ContextKeys } from '../contextKeys.ts';
import { applyIntents, tellRefusal } from '../edits.ts';
import { itemIcon } from '../icons.ts';
import type { Moment } from '../workspace/state.ts';
import type { ActionContext } from './actionContext.ts';
import { backlogAtHand } from './backlogAtHand.ts';

interface FollowUpItem extends vscode.QuickPickItem {
	readonly row: FollowUpRow;
}

const add = { iconPath: new vscode.ThemeIcon('add'), tooltip: vscode.l10n.t('Add as Item (Enter or Alt+A)') };
const link = { iconPath: new vscode.ThemeIcon('link'), tooltip: vscode.l10n.t('Link to Item (Alt+L)') };
const dismiss = { iconPath: new vscode.ThemeIcon('close'), tooltip: vscode.l10n.t('Dismiss (Alt+D)') };

/**
 * The list of *Review Follow-ups*: one key for each choice, and after it the list goes on with the next. It stays open
 * until nothing is left or somebody leaves it.
 */
export class FollowUpReview implements vscode.Disposable {
	readonly #context: ActionContext;
	readonly #keys: ContextKeys;
	#list: vscode.QuickPick<FollowUpItem> | undefined;
	#listeners: readonly vscode.Disposable[] = [];
	/** A choice is being written, or made in another list. */
	#busy = false;
	/** Choices are carried out one after the other: a key that is hit while one is being written is not lost. */
	#choices: Promise<void> = Promise.resolve();

	constructor(context: ActionContext, keys: ContextKeys) {
		this.#context = context;
		this.#keys = keys;
		keys.set('lightsOn.isReviewingFollowUps', false);
	}

	/** The follow-ups that are listed now, for tests. */
	get titles(): readonly string[] | undefined {
		return this.#list?.items.map(({ label }) => label);
	}

	async start(): Promise<void> {
		const moment = await backlogAtHand(this.#context);
		if (!moment) return;
		if (itemsOf(moment).length === 0) {
			tellNothingLeft(moment);
			return;
		}
		this.#close();
		this.#open(moment);
	}

	/** What the keys do: a choice for the follow-up that is active in the list. */
	async choose(type: FollowUpChoice['type']): Promise<void> {
		const chosen = this.#list?.activeItems[0] ?? this.#list?.items[0];
		if (chosen) await this.#choose(type, chosen.row);
	}

	dispose(): void {
		this.#close();
	}

	#open(moment: Moment): void {
		const list = vscode.window.createQuickPick<FollowUpItem>();
		this.#list = list;
		list.title = vscode.l10n.t('Review Follow-ups');
		list.placeholder = vscode.l10n.t(
			'Enter or Alt+A adds it as an item, Alt+L links it to an item, Alt+D dismisses it',
		);
		list.matchOnDescription = true;
		list.matchOnDetail = true;
		list.items = itemsOf(moment);
		this.#listeners = [
			this.#context.workspace.onDidChange(() => this.#refresh()),
			list.onDidAccept(() => void this.choose('add')),
			list.onDidTriggerItemButton(({ item, button }) => {
				void this.#choose(button === add ? 'add' : button === link ? 'link' : 'dismiss', item.row);
			}),
			list.onDidHide(() => {
				this.#keys.set('lightsOn.isReviewingFollowUps', false);
				// It comes back after a choice that needs another list.
				if (!this.#busy) this.#close();
			}),
		];
		this.#show();
	}

	#show(): void {
		this.#keys.set('lightsOn.isReviewingFollowUps', true);
		this.#list?.show();
	}

	#close(): void {
		const list = this.#list;
		this.#list = undefined;
		for (const listener of this.#listeners) listener.dispose();
		this.#listeners = [];
		list?.dispose();
		this.#keys.set('lightsOn.isReviewingFollowUps', false);
	}

	/** The list moves along with the file; what was active stays so, or its neighbour becomes it. */
	#refresh(): void {
		const { moment } = this.#context.workspace;
		const list = this.#list;
		if (!moment || !list) return;
		const active = list.activeItems[0]?.row.key;
		const index = Math.max(
			0,
			list.items.findIndex(({ row }) => row.key === active),
		);
		list.items = itemsOf(moment);
		const next = list.items.find(({ row }) => row.key === active) ?? list.items[Math.min(index, list.items.length - 1)];
		list.activeItems = next ? [next] : [];
		if (list.items.length > 0) return;
		this.#close();
		tellNothingLeft(moment);
	}

	#choose(type: FollowUpChoice['type'], row: FollowUpRow): Promise<void> {
		const carriedOut = this.#choices.then(() => this.#carryOut(type, row.key));
		// One that fails is its caller's to tell of, and keeps none of the others.
		this.#choices = carriedOut.catch(() => undefined);
		return carriedOut;
	}

	async #carryOut(type: FollowUpChoice['type'], key: string): Promise<void> {
		const list = this.#list;
		const { moment } = this.#context.workspace;
		// The choice before may have been for the same follow-up: a key that was hit twice.
		const row = list?.items.find((item) => item.row.key === key)?.row;
		if (!list || !moment || !row) return;
		this.#busy = true;
		try {
			const choice = type === 'link' ? await this.#linked(moment, row) : { type };
			if (choice && (await this.#write(moment, choice, row)))
				list.title = vscode.l10n.t('Review Follow-ups: {0} left', this.#list?.items.length ?? 0);
		} finally {
			this.#busy = false;
		}
		// Another list, or the editor, may have taken its place meanwhile.
		if (this.#list === list) this.#show();
	}

	async #write(moment: Moment, choice: FollowUpChoice, row: FollowUpRow): Promise<boolean> {
		const { core, snapshot } = moment;
		const backlog = core.followUpBacklog(row, snapshot.backlogs);
		if (!backlog) return false;
		const file = vscode.Uri.parse(choice.type === 'link' ? choice.item.origin.file : backlog.file, true);
		const outcome = await applyIntents(file, [core.followUpIntent(choice, row, backlog)]);
		if (outcome.kind === 'refused') {
			tellRefusal(file, outcome.reason);
			return false;
		}
		await this.#context.workspace.settled();
		return true;
	}

	/** The items that speak for the same incident come first. */
	async #linked({ core, snapshot }: Moment, row: FollowUpRow): Promise<FollowUpChoice | undefined> {
		const rest = snapshot.items
			.map(({ item }) => item)
			.filter((item) => core.isOpen(item) && !row.candidates.includes(item));
		const choices = (items: readonly Item[], description: string) =>
			items.map((item) => ({
				item,
				label: item.title,
				description: [item.id, description].filter(Boolean).join(' · '),
				iconPath: itemIcon(item.kind ?? 'uncategorised', item.status),
			}));
		const picked = await vscode.window.showQuickPick(
			[...choices(row.candidates, vscode.l10n.t('avoids its incident')), ...choices(rest, '')],
			{
				title: row.followUp.title,
				placeHolder: vscode.l10n.t('Which item takes it up?'),
				matchOnDescription: true,
			},
		);
		return picked && { type: 'link', item: picked.item };
	}
}

function itemsOf({ core, snapshot }: Moment): FollowUpItem[] {
	const shownIn = { translate: vscode.l10n.t, locale: vscode.env.language };
	return core.followUpRows(snapshot).map((row) => {
		const { label, description, detail } = core.followUpWords(row, snapshot, shownIn);
		return { row, label, description, detail, buttons: [add, link, dismiss] };
	});
}

function tellNothingLeft({ snapshot }: Moment): void {
	void vscode.window.showInformationMessage(
		(snapshot.followUps ?? []).length > 0
			? vscode.l10n.t('All follow-ups are in the backlog.')
			: vscode.l10n.t(
					'There are no follow-ups yet. Put postmortems in Markdown, or the follow-ups of incident.io, into the repository and name them under “sources” in reliability.yaml.',
				),
	);
}
