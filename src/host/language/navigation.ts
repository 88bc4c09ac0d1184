import * as vscode from 'vscode';
import type { FileSymbol, Place } from '../../core/index.ts';
import { loadCore } from '../core.ts';
import { currentRange } from '../places.ts';
import type { BacklogWorkspace } from '../workspace/backlogWorkspace.ts';
import { fileKey, type Moment } from '../workspace/state.ts';

/** Where what is named at a position is written down. */
export async function definitions(
	workspace: BacklogWorkspace,
	document: vscode.TextDocument,
	position: vscode.Position,
): Promise<vscode.Location[]> {
	const moment = await knownMoment(workspace);
	const named = moment?.core.nameAt(document.getText(), document.offsetAt(position), fileKey(document.uri));
	return moment && named ? locations(moment, moment.core.definitionsOf(named, moment.snapshot)) : [];
}

/** Where else the same is named: asked in a backlog file. */
export async function references(
	workspace: BacklogWorkspace,
	document: vscode.TextDocument,
	position: vscode.Position,
	{ includeDeclaration }: vscode.ReferenceContext,
): Promise<vscode.Location[]> {
	const moment = await knownMoment(workspace);
	const named = moment?.core.nameAt(document.getText(), document.offsetAt(position), fileKey(document.uri));
	return moment && named ? locations(moment, moment.core.referencesOf(named, moment.snapshot, includeDeclaration)) : [];
}

/** Which backlog files name an incident: asked at its record in an export. Files that take no part say nothing. */
export function referencesFromSource(
	{ moment }: BacklogWorkspace,
	document: vscode.TextDocument,
	position: vscode.Position,
	{ includeDeclaration }: vscode.ReferenceContext,
): vscode.Location[] {
	const file = fileKey(document.uri);
	if (moment?.texts.get(file) !== document.getText()) return [];
	const named = moment.core.nameInSource(moment.snapshot, file, document.offsetAt(position));
	return named ? locations(moment, moment.core.referencesOf(named, moment.snapshot, includeDeclaration)) : [];
}

/** The parts of the file, for the outline and breadcrumbs. */
export async function symbols(document: vscode.TextDocument): Promise<vscode.DocumentSymbol[]> {
	const core = await loadCore();
	return core.symbolsOf(document.getText()).map((symbol) => toSymbol(symbol, document));
}

async function knownMoment(workspace: BacklogWorkspace): Promise<Moment | undefined> {
	if (!workspace.moment) await workspace.latest();
	return workspace.moment;
}

function locations(moment: Moment, places: readonly Place[]): vscode.Location[] {
	return places.flatMap((place) => {
		const range = currentRange(moment, place);
		return range ? [new vscode.Location(vscode.Uri.parse(place.file, true), range)] : [];
	});
}

function toSymbol(symbol: FileSymbol, document: vscode.TextDocument): vscode.DocumentSymbol {
	const range = (start: number, end: number) => new vscode.Range(document.positionAt(start), document.positionAt(end));
	const made = new vscode.DocumentSymbol(
		symbol.name,
		symbol.detail,
		symbolKinds[symbol.kind],
		range(symbol.start, symbol.end),
		range(symbol.nameStart, symbol.nameEnd),
	);
	made.children = symbol.children.map((child) => toSymbol(child, document));
	return made;
}

const symbolKinds: Readonly<Record<FileSymbol['kind'], vscode.SymbolKind>> = {
	section: vscode.SymbolKind.Module,
	item: vscode.SymbolKind.Object,
	incident: vscode.SymbolKind.Event,
	service: vscode.SymbolKind.Interface,
	key: vscode.SymbolKind.Property,
};
