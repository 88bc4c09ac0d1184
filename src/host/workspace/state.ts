import type * as vscode from 'vscode';
import type { Snapshot } from '../../core/index.ts';
import type { Core } from '../core.ts';

/** What is known of the workspace. */
export type BacklogState =
	| { readonly kind: 'searching' }
	| { readonly kind: 'noFolder' }
	| { readonly kind: 'noFile' }
	| { readonly kind: 'ready'; readonly moment: Moment };

/** One snapshot, with the texts that it was made from and the core that made it. */
export interface Moment {
	readonly snapshot: Snapshot;
	readonly core: Core;
	/** The backlog files, in the order of their folders. */
	readonly files: readonly vscode.Uri[];
	/** The current text of each file that takes part, by its key. */
	readonly texts: ReadonlyMap<string, string>;
	/** Texts that the figures come from where the current one is broken, by the file's key. */
	readonly lastGoodTexts: ReadonlyMap<string, string>;
}

/** A file's key in the core: its URI. */
export function fileKey(uri: vscode.Uri): string {
	return uri.toString();
}
