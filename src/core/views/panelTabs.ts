import { type Message, message, say, type Translate } from '../text.ts';

/**
 * The tabs of the review panel, in their order. A tab is one line here and one in the panel's own registry, which draws
 * it; what it shows is its part of the panel's model.
 */
const tabNames = {
	priorities: message('Priorities'),
	plan: message('Plan'),
	risks: message('Risks'),
	measures: message('Measures'),
	outcomes: message('Outcomes'),
} as const satisfies Readonly<Record<string, Message>>;

export type TabId = keyof typeof tabNames;

const tabIds = Object.keys(tabNames) as readonly TabId[];

export interface PanelTab {
	readonly id: TabId;
	readonly label: string;
	/** The one sentence to take away from it. */
	readonly headline: string;
}

export function panelTabs(headlines: Readonly<Record<TabId, string>>, translate: Translate): readonly PanelTab[] {
	return tabIds.map((id) => ({ id, label: say(tabNames[id], translate), headline: headlines[id] }));
}

export function isTabId(value: unknown): value is TabId {
	return tabIds.some((id) => id === value);
}
