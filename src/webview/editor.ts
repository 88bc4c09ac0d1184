import type { FromPanel } from '../core/views/panelProtocol.ts';
import { isTabId, type TabId } from '../core/views/panelTabs.ts';

/** What the panel keeps over a reload of its page. */
export interface PanelState {
	/** The tab in front. */
	readonly tab: TabId;
	/** What each tab keeps, by its id. The tab itself reads it. */
	readonly kept: Readonly<Record<string, unknown>>;
}

/** The editor as the panel sees it. */
export interface Editor {
	send(message: FromPanel): void;
	readState(): PanelState;
	writeState(state: PanelState): void;
}

export function connectEditor(): Editor {
	const api = acquireVsCodeApi<PanelState>();
	return {
		send: (message) => api.postMessage(message),
		readState: () => readState(api.getState()),
		writeState: (state) => void api.setState(state),
	};
}

/** The state may have been written by an earlier version. */
function readState(raw: unknown): PanelState {
	const { tab, kept } = (typeof raw === 'object' && raw !== null ? raw : {}) as Partial<
		Record<keyof PanelState, unknown>
	>;
	return {
		tab: isTabId(tab) ? tab : 'priorities',
		kept: typeof kept === 'object' && kept !== null ? (kept as Record<string, unknown>) : {},
	};
}
