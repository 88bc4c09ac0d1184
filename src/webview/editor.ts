import type { FromPanel } from '../core/views/panelProtocol.ts';

/** What the panel keeps over a reload of its page. */
export interface PanelState {
	readonly selected?: string;
	/** The explanation of the selected item is open. */
	readonly explaining: boolean;
	readonly filter: string;
	/** Pixels. */
	readonly scroll: number;
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
	const kept = (typeof raw === 'object' && raw !== null ? raw : {}) as Partial<Record<keyof PanelState, unknown>>;
	return {
		explaining: kept.explaining === true,
		filter: typeof kept.filter === 'string' ? kept.filter : '',
		scroll: typeof kept.scroll === 'number' && kept.scroll > 0 ? kept.scroll : 0,
		...(typeof kept.selected === 'string' ? { selected: kept.selected } : {}),
	};
}
