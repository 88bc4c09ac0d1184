import * as vscode from 'vscode';
import { nodePort } from '../../solver/nodePort.ts';
import type { SolverPort } from '../../solver/planSolver.ts';

/** The solver in a thread of Node, from the extension's own folder. */
export function solverPort(extensionUri: vscode.Uri): SolverPort {
	const path = (name: string) => vscode.Uri.joinPath(extensionUri, 'dist', name).fsPath;
	return nodePort(path('solver.js'), path('highs.wasm'));
}
