import * as vscode from 'vscode';
import type { ReportOptions } from '../../core/index.ts';

/** In the reader's language, with links that lead from the folder of the report to the lines of the files. */
export function reportOptions(folder: vscode.Uri | undefined): ReportOptions {
	return {
		translate: vscode.l10n.t,
		locale: vscode.env.language,
		linkTo: (file, line) => {
			const link = folder && relativeLink(folder, vscode.Uri.parse(file, true));
			return link === undefined ? undefined : `${link}#L${line}`;
		},
	};
}

/** From a folder to a file; undefined where they lie in different systems. */
function relativeLink(folder: vscode.Uri, file: vscode.Uri): string | undefined {
	if (folder.scheme !== file.scheme || folder.authority !== file.authority) return undefined;
	const [from, to] = [folder, file].map(({ path }) => path.split('/').filter((part) => part !== ''));
	let same = 0;
	while (same < from!.length && same < to!.length - 1 && from![same] === to![same]) same++;
	return [...from!.slice(same).map(() => '..'), ...to!.slice(same).map(encodeURIComponent)].join('/');
}
