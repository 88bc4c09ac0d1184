import * as vscode from 'vscode';
import type { Place, Problem } from '../core/index.ts';
import { rangeOf } from './places.ts';
import type { BacklogState, Moment } from './workspace/state.ts';

const diagnosticSource = 'Lights On';

/** Shows problems where they are. A file whose problems stay the same is left alone. */
export class Diagnostics implements vscode.Disposable {
	readonly #collection = vscode.languages.createDiagnosticCollection('lights-on');
	readonly #shown = new Map<string, string>();

	update(state: BacklogState): void {
		const byFile = state.kind === 'ready' ? diagnosticsByFile(state.moment) : new Map<string, vscode.Diagnostic[]>();
		for (const file of this.#shown.keys()) {
			if (byFile.has(file)) continue;
			this.#collection.delete(vscode.Uri.parse(file, true));
			this.#shown.delete(file);
		}
		for (const [file, diagnostics] of byFile) {
			const fingerprint = JSON.stringify(diagnostics);
			if (this.#shown.get(file) === fingerprint) continue;
			this.#shown.set(file, fingerprint);
			this.#collection.set(vscode.Uri.parse(file, true), diagnostics);
		}
	}

	dispose(): void {
		this.#collection.dispose();
	}
}

function diagnosticsByFile(moment: Moment): Map<string, vscode.Diagnostic[]> {
	const byFile = new Map<string, vscode.Diagnostic[]>();
	for (const problem of moment.snapshot.problems) {
		const { file } = problem.place;
		const diagnostics = byFile.get(file) ?? [];
		diagnostics.push(toDiagnostic(moment, problem));
		byFile.set(file, diagnostics);
	}
	return byFile;
}

export function toDiagnostic(moment: Moment, problem: Problem): vscode.Diagnostic {
	const { core } = moment;
	const diagnostic = new vscode.Diagnostic(
		problemRange(moment, problem.place),
		core.say(problem.message, vscode.l10n.t),
		severities[problem.severity],
	);
	diagnostic.source = diagnosticSource;
	diagnostic.code = problem.code;
	if (problem.related?.length)
		diagnostic.relatedInformation = problem.related.map(
			({ place, message }) =>
				new vscode.DiagnosticRelatedInformation(
					new vscode.Location(vscode.Uri.parse(place.file, true), problemRange(moment, place)),
					core.say(message, vscode.l10n.t),
				),
		);
	return diagnostic;
}

const severities = {
	error: vscode.DiagnosticSeverity.Error,
	warning: vscode.DiagnosticSeverity.Warning,
	information: vscode.DiagnosticSeverity.Information,
} as const;

/** Problems refer to the current text. */
export function problemRange(moment: Moment, place: Place): vscode.Range {
	const view = moment.snapshot.files.get(place.file);
	return view ? rangeOf(moment, view.currentLines, place) : new vscode.Range(0, 0, 0, 0);
}
