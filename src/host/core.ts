/** The core as a value. It is loaded when the first backlog file is read, not at activation. */
export type Core = typeof import('../core/index.ts');

let loading: Promise<Core> | undefined;

export function loadCore(): Promise<Core> {
	loading ??= import('../core/index.ts');
	return loading;
}
