import * as vscode from 'vscode';
import type { StatusItemModel } from '../core/index.ts';
import { placeLink } from './explanationTooltip.ts';
import type { ActualBalance } from './git/actualBalance.ts';
import { onDidChangeSetting, setting } from './settings.ts';
import type { BacklogWorkspace } from './workspace/backlogWorkspace.ts';
import type { Moment } from './workspace/state.ts';

/** After the last change: nobody waits for it, and typing must not. */
const pause = 300;

/** The one item in the status bar: there while an error budget or the floor is in danger, and else not. */
export class PromiseStatus implements vscode.Disposable {
	readonly #workspace: BacklogWorkspace;
	readonly #actual: ActualBalance;
	readonly #item = vscode.window.createStatusBarItem('lightsOn.promises', vscode.StatusBarAlignment.Left, 5);
	readonly #onDidChange = new vscode.EventEmitter<StatusItemModel | undefined>();
	/** Fires when other words are shown, or none. */
	readonly onDidChange = this.#onDidChange.event;
	readonly #listeners: vscode.Disposable[];
	#timer: ReturnType<typeof setTimeout> | undefined;
	#shown: StatusItemModel | undefined;

	constructor(workspace: BacklogWorkspace, actual: ActualBalance) {
		this.#workspace = workspace;
		this.#actual = actual;
		this.#item.name = vscode.l10n.t('Lights On: Promises in Danger');
		this.#item.backgroundColor = new vscode.ThemeColor('statusBarItem.warningBackground');
		const later = () => this.#later();
		this.#listeners = [
			workspace.onDidChange(later),
			actual.onDidChange(later),
			onDidChangeSetting('statusBar.enabled', later),
		];
	}

	/** What is shown now; undefined while it is hidden. */
	get shown(): StatusItemModel | undefined {
		return this.#shown;
	}

	dispose(): void {
		clearTimeout(this.#timer);
		for (const listener of this.#listeners) listener.dispose();
		this.#item.dispose();
		this.#onDidChange.dispose();
	}

	#later(): void {
		clearTimeout(this.#timer);
		this.#timer = setTimeout(() => this.#update(), pause);
	}

	#update(): void {
		const { moment } = this.#workspace;
		const model = moment && setting('statusBar.enabled') ? modelOf(moment, this.#actual) : undefined;
		if (JSON.stringify(model) === JSON.stringify(this.#shown)) return;
		this.#shown = model;
		if (model && moment) this.#show(model, moment);
		else this.#item.hide();
		this.#onDidChange.fire(model);
	}

	#show(model: StatusItemModel, { core }: Moment): void {
		// Text from files could name an icon.
		this.#item.text = `$(warning) ${model.text.replaceAll('$(', '$ (')}`;
		this.#item.accessibilityInformation = { label: vscode.l10n.t('Lights On: {0}', model.spoken), role: 'button' };
		const lines = model.lines.map(
			({ text, place }) => `- ${core.escapeMarkdown(text)} [${vscode.l10n.t('Show')}](${placeLink(place)})`,
		);
		const open = `[${vscode.l10n.t('Review Measures')}](command:lightsOn.reviewMeasures)`;
		const tooltip = new vscode.MarkdownString(`${lines.join('\n')}\n\n${open}`);
		tooltip.isTrusted = { enabledCommands: ['_lightsOn.revealPlace', 'lightsOn.reviewMeasures'] };
		tooltip.supportHtml = false;
		tooltip.supportThemeIcons = false;
		this.#item.tooltip = tooltip;
		const { file, start, end } = model.lines[0]!.place;
		this.#item.command = {
			command: '_lightsOn.revealPlace',
			title: vscode.l10n.t('Show'),
			arguments: [file, start, end],
		};
		this.#item.show();
	}
}

function modelOf(moment: Moment, known: ActualBalance): StatusItemModel | undefined {
	const { core, snapshot } = moment;
	const actual = known.of(moment, core.WEEKS_HELD);
	return core.statusItem(snapshot, {
		translate: vscode.l10n.t,
		locale: vscode.env.language,
		...(typeof actual === 'string' ? {} : { actual }),
	});
}
