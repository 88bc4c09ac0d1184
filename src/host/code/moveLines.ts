import * as vscode from 'vscode';
import { applyToFiles, tellRefusal } from '../edits.ts';
import type { CodeDesk } from './codeDesk.ts';

/** Writes where lines stand now into every item and service that names them: one undo step. */
export async function moveLines(desk: CodeDesk, file: unknown, before: unknown, after: unknown): Promise<void> {
	if (typeof file !== 'string' || typeof before !== 'string' || typeof after !== 'string') return;
	const found = desk.factsOf(vscode.Uri.parse(file, true));
	if (!found) return;
	const intents = found.moment.core.moveLinesIntents(found.facts, before, after);
	const changes = [...intents].map(([backlog, ofFile]) => ({ file: vscode.Uri.parse(backlog, true), intents: ofFile }));
	const outcome = changes.length > 0 ? await applyToFiles(changes) : undefined;
	if (outcome?.kind === 'refused') tellRefusal(changes[0]!.file, outcome.reason);
}
