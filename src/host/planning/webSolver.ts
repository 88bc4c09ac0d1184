import * as vscode from 'vscode';
import type { SolverPort } from '../../solver/planSolver.ts';
import { webPort } from '../../solver/webPort.ts';

/** The solver in a worker of the browser, from the extension's own URI. */
export function solverPort(extensionUri: vscode.Uri): SolverPort {
	const read = (...path: string[]) => vscode.workspace.fs.readFile(vscode.Uri.joinPath(extensionUri, 'dist', ...path));
	return webPort({ script: () => read('web', 'solver.js'), wasm: () => read('highs.wasm') });
}
