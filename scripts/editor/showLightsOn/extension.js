// VS Code has no setting for the view that it shows first. This companion, never part of the package, brings the
// extension's own view to the front in the editor that `npm start` serves, beside the file that the view is made from.
const vscode = require('vscode');

exports.activate = async () => {
	const folder = vscode.workspace.workspaceFolders?.[0];
	if (!folder) return;
	await vscode.commands.executeCommand('workbench.view.extension.lightsOn');
	const [file] = await vscode.workspace.findFiles(new vscode.RelativePattern(folder, 'reliability.yaml'), undefined, 1);
	if (file && vscode.window.visibleTextEditors.length === 0) await vscode.window.showTextDocument(file);
};
