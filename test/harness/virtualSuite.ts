// The suites in a serverless editor, as on vscode.dev: no server, no disk; the folder lives in memory behind a scheme of
// its own, and every extension runs in the browser's worker.
import fs from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';
import { installEditor } from '../../scripts/editor/installEditor.ts';
import { QUIET_SETTINGS } from '../../scripts/editor/settings.ts';
import { FIXTURE_WORKSPACE } from './copyWorkspace.ts';
import { PLAIN_SETTINGS } from './plainLook.ts';
import { type FileServer, serveFiles } from './serveFiles.ts';
import type { SuiteEditor } from './suitePage.ts';

const root = path.resolve(import.meta.dirname, '../..');
const WORKBENCH = 'out/vs/code/browser/workbench/workbench.js';

export async function virtualSuite(): Promise<SuiteEditor> {
	const { vscode } = installEditor();
	const workbench = withoutServer(fs.readFileSync(path.join(vscode, WORKBENCH), 'utf8'));
	const folderExtension = await bundleFolderExtension();
	const files: FileServer = await serveFiles({
		'/index.html': () => ({ type: 'text/html', text: page(files.authority) }),
		'/vscode': vscode,
		[`/vscode/${WORKBENCH}`]: () => ({ type: 'text/javascript', text: workbench }),
		'/extension': root,
		'/virtualFiles': path.join(root, 'test/harness/virtualFiles'),
		'/virtualFiles/extension.js': () => ({ type: 'text/javascript', text: folderExtension }),
		'/virtualFiles/workspace.json': () => ({
			type: 'application/json',
			text: JSON.stringify(textsUnder(FIXTURE_WORKSPACE)),
		}),
	});
	return { url: `http://${files.authority}/index.html`, close: () => files.close() };
}

async function bundleFolderExtension(): Promise<string> {
	const { outputFiles } = await build({
		entryPoints: [path.join(root, 'test/harness/virtualFiles/extension.ts')],
		bundle: true,
		write: false,
		format: 'cjs',
		external: ['vscode'],
	});
	return outputFiles[0]!.text;
}

/** code-server changed VS Code so that it always has a server, and keeps the user's data there: both are undone. */
function withoutServer(workbench: string): string {
	const changes: readonly (readonly [RegExp, string])[] = [
		[/remoteAuthority:location\.host/, 'remoteAuthority:void 0'],
		[
			/(get userRoamingDataHome\(\)\{return \w+\(\w+\.file\(this\.userDataPath\)\.with\(\{scheme:\w+\.)vscodeRemote/,
			'$1vscodeUserData',
		],
	];
	return changes.reduce((text, [from, to]) => {
		if (!from.test(text)) throw new Error(`Failed to make the editor serverless: ${from} is not in its workbench`);
		return text.replace(from, to);
	}, workbench);
}

function page(authority: string): string {
	const served = (file: string) => ({ scheme: 'http', authority, path: file });
	const configuration = {
		folderUri: { scheme: 'memory', path: '/workspace' },
		additionalBuiltinExtensions: [served('/virtualFiles')],
		developmentOptions: {
			enableSmokeTestDriver: true,
			extensions: [served('/extension')],
			extensionTestsPath: served('/extension/out/test/web/index.js'),
		},
		configurationDefaults: { ...QUIET_SETTINGS, ...PLAIN_SETTINGS },
		enableWorkspaceTrust: false,
		productConfiguration: {
			enableTelemetry: false,
			webviewContentExternalBaseUrlTemplate: `http://{{uuid}}.localhost:${authority.split(':')[1]}/vscode/out/vs/workbench/contrib/webview/browser/pre/`,
		},
		// code-server's workbench does not start without these.
		userDataPath: '/',
		isEnabledFileDownloads: true,
		isEnabledFileUploads: true,
		isEnabledCoderGettingStarted: false,
	};
	const settings = JSON.stringify(configuration).replaceAll('&', '&amp;').replaceAll('"', '&quot;');
	return `<!doctype html>
<html>
<head>
	<meta charset="utf-8">
	<meta id="vscode-workbench-web-configuration" data-settings="${settings}">
	<link rel="stylesheet" href="/vscode/out/vs/code/browser/workbench/workbench.css">
</head>
<body aria-label=""></body>
<script>globalThis._VSCODE_FILE_ROOT = location.origin + '/vscode/out/';</script>
<script src="/vscode/out/nls.messages.js"></script>
<script type="module" src="/vscode/${WORKBENCH}"></script>
</html>`;
}

function textsUnder(folder: string): Record<string, string> {
	const files = fs.readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
	return Object.fromEntries(
		files.map((entry) => {
			const file = path.join(entry.parentPath, entry.name);
			return [path.relative(folder, file).split(path.sep).join('/'), fs.readFileSync(file, 'utf8')];
		}),
	);
}
