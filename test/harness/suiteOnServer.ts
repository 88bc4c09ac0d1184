// The suites in an editor whose folder lies on a server: in its Node extension host, or in the browser's worker.
import path from 'node:path';
import type { Page } from 'playwright-core';
import { installEditor } from '../../scripts/editor/installEditor.ts';
import type { Settings } from '../../scripts/editor/settings.ts';
import { type Server, startServer } from '../../scripts/editor/startServer.ts';
import { copyWorkspace, FIXTURE_WORKSPACE } from './copyWorkspace.ts';
import { BUILT_IN, NODE_HOST_ONLY, PLAIN_SETTINGS } from './plainLook.ts';
import { type FileServer, serveFiles } from './serveFiles.ts';
import type { SuiteEditor } from './suitePage.ts';

const root = path.resolve(import.meta.dirname, '../..');

function startSuiteServer(settings: Settings = PLAIN_SETTINGS): Promise<Server> {
	return startServer({ editor: installEditor(), automation: true, settings, builtIn: BUILT_IN });
}

export interface NodeSuite {
	/** The extension under development. */
	readonly extension: string;
	/** The bundled suites. */
	readonly tests: string;
	/** The folder to open. */
	readonly folder: string;
}

/** The suites in the Node extension host, as on a desktop. */
export async function nodeSuite({ extension, tests, folder }: NodeSuite): Promise<SuiteEditor> {
	const server = await startSuiteServer({ ...PLAIN_SETTINGS, ...NODE_HOST_ONLY });
	const payload = [
		['extensionDevelopmentPath', server.remote(extension)],
		['extensionTestsPath', server.remote(tests)],
	];
	return { url: editorUrl(server.origin, folder, payload), close: () => server.stop() };
}

/** The suites in the web worker extension host: the extension's `browser` entry, on a folder that a server holds. */
export async function webSuite(): Promise<SuiteEditor> {
	const workspace = copyWorkspace(FIXTURE_WORKSPACE);
	const files = await serveFiles({ '/extension': root });
	const server = await startSuiteServer();
	return {
		url: editorUrl(server.origin, workspace.folder),
		prepare: (page) => developInWorker(page, server.origin, files),
		async close() {
			await server.stop();
			await files.close();
			workspace.remove();
		},
	};
}

/** The address of an editor page; `payload` is how VS Code takes options in a browser. */
export function editorUrl(origin: string, folder: string, payload: readonly (readonly string[])[] = []): string {
	const query = new URLSearchParams({ folder, payload: JSON.stringify([['skipWelcome', 'true'], ...payload]) });
	return `${origin}/?${query}`;
}

/**
 * The server would scan an extension named in the payload itself, and run it in Node. For the worker the extension has to
 * stand in the configuration that the server writes into the page, so that is changed on its way to the browser.
 */
async function developInWorker(page: Page, origin: string, files: FileServer): Promise<void> {
	const served = (file: string) => ({ scheme: 'http', authority: files.authority, path: file });
	await page.route(`${origin}/?*`, async (route) => {
		const response = await route.fetch();
		const body = withConfiguration(await response.text(), (configuration) => {
			configuration.developmentOptions.extensions = [served('/extension')];
			configuration.developmentOptions.extensionTestsPath = served('/extension/out/test/web/index.js');
		});
		const policy = response.headers()['content-security-policy'] ?? '';
		await route.fulfill({
			response,
			body,
			headers: {
				...response.headers(),
				'content-security-policy': policy.replace('connect-src', `connect-src http://${files.authority}`),
			},
		});
	});
}

interface PageConfiguration {
	developmentOptions: Record<string, unknown>;
}

/** The configuration is JSON in an attribute of a meta element, with its quotes as entities. */
function withConfiguration(html: string, change: (configuration: PageConfiguration) => void): string {
	const attribute = /(?<=id="vscode-workbench-web-configuration" data-settings=")[^"]*/;
	const found = attribute.exec(html)?.[0];
	if (found === undefined) throw new Error('Failed to configure the editor: its page holds no configuration');
	const configuration: PageConfiguration = JSON.parse(found.replaceAll('&quot;', '"'));
	change(configuration);
	return html.replace(attribute, () => JSON.stringify(configuration).replaceAll('"', '&quot;'));
}
