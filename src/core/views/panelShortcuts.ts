import { type Message, message, say, type Translate } from '../text.ts';

/** The keys of the panel, for its sheet. */
export interface ShortcutSheet {
	readonly title: string;
	readonly close: string;
	readonly groups: readonly ShortcutGroup[];
}

export interface ShortcutGroup {
	readonly name: string;
	readonly shortcuts: readonly Shortcut[];
}

export interface Shortcut {
	/** Each of them does it; keys that are held together are joined by a plus. */
	readonly keys: readonly string[];
	readonly text: string;
}

const sheet: readonly { readonly name: Message; readonly shortcuts: readonly (readonly [string, Message])[] }[] = [
	{
		name: message('Everywhere in the panel'),
		shortcuts: [
			['?', message('Show these keys')],
			['Tab', message('Go to the next part')],
			['← →', message('Between the tabs, where one has the focus')],
			['Esc', message('Close what was opened last')],
		],
	},
	{
		name: message('In the list of items'),
		shortcuts: [
			['↑ ↓ PageUp PageDown Home End', message('Go from item to item')],
			['Enter', message('Open or close the explanation')],
			['O Ctrl+Enter', message('Show the line in the file')],
			['F2', message('Edit effort, value, owner and status')],
			['Space', message('Select the item together with others, or no longer')],
			['Shift+↑ Shift+↓', message('Select all items from here to there')],
			['Ctrl+A', message('Select all items that are shown')],
			['← →', message('Fold and open a group')],
			['/', message('Search')],
		],
	},
	{
		name: message('In a field that is edited'),
		shortcuts: [
			['Enter', message('Write it')],
			['Tab Shift+Tab', message('Write it and go to the next field, or the one before')],
			['Esc', message('Leave it as it was')],
		],
	},
	{
		name: message('In the chart'),
		shortcuts: [
			['← →', message('Go from item to item by effort')],
			['↑ ↓', message('Go from item to item by cost of delay')],
			['Enter', message('Open the explanation')],
		],
	},
];

export function shortcutSheet(translate: Translate): ShortcutSheet {
	return {
		title: say(message('Keyboard Shortcuts'), translate),
		close: say(message('Close'), translate),
		groups: sheet.map(({ name, shortcuts }) => ({
			name: say(name, translate),
			shortcuts: shortcuts.map(([keys, text]) => ({ keys: keys.split(' '), text: say(text, translate) })),
		})),
	};
}
