// Installs a real VS Code (its server and its browser workbench) from the npm registry alone, so that the extension can
// be tried and tested on a machine without a desktop. Run by itself: `npx tsx scripts/editor/installEditor.ts`
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { writeNativeStandIns } from './nativeStandIns.ts';

/** code-server republishes Microsoft's open source VS Code of the same number: 4.139.1 holds VS Code 1.139.1. */
const CODE_SERVER = '4.139.1';
/** That VS Code needs Node 24, whatever Node runs this script; its binary is an npm package of its own. */
const NODE = '24.21.0';
/** Raise it when what is installed changes although the versions do not. */
const RECIPE = 1;

const CACHE = path.resolve(import.meta.dirname, '../../.cache');

/** Built-in extensions that are heavy, or that need native modules which are left out below. */
const UNWANTED_EXTENSIONS = [
	'copilot',
	'git',
	'mermaid-markdown-features',
	'microsoft-authentication',
	'ms-vscode.js-debug',
	'ms-vscode.js-debug-companion',
	'ms-vscode.vscode-js-profile-table',
];

/** Dependencies of the desktop editor, of its AI features, and native ones that nothing here loads or that have stand-ins. */
const UNWANTED_MODULES = [
	'@devcontainers/cli',
	'@github/copilot-sdk',
	'@microsoft/mxc-sdk',
	'@vscode/copilot-api',
	'@vscode/fs-copyfile',
	'@vscode/native-watchdog',
	'@vscode/sandbox-runtime',
	'@vscode/spdlog',
	'@vscode/sqlite3',
	'@vscode/tree-sitter-wasm',
	'@vscode/windows-process-tree',
	'@vscode/windows-registry',
	'@xterm/addon-ligatures',
	'detect-libc',
	'katex',
	'kerberos',
	'node-addon-api',
	'ssh2',
	'tar',
	'zod',
];

export interface InstalledEditor {
	/** The Node binary that can run the server. */
	readonly node: string;
	/** The folder of VS Code itself: `out/server-main.js`, `extensions`. */
	readonly vscode: string;
}

/** Installs the editor unless this very version is there; needs the network only in the first case. */
export function installEditor(): InstalledEditor {
	const target = path.join(CACHE, 'editor');
	const editor = { node: path.join(target, 'node/bin/node'), vscode: path.join(target, 'vscode') };
	const stamp = [`code-server ${CODE_SERVER}`, `node ${NODE}`, process.arch, `recipe ${RECIPE}`].join(', ');
	const stampFile = path.join(target, 'installed.txt');
	if (fs.existsSync(stampFile) && fs.readFileSync(stampFile, 'utf8') === stamp) return editor;
	if (process.platform !== 'linux' || !['x64', 'arm64'].includes(process.arch)) {
		throw new Error(`The embedded editor runs on Linux (x64, arm64), not on ${process.platform} (${process.arch}).`);
	}

	console.log(`Installing VS Code ${CODE_SERVER.replace('4.', '1.')} from npm into .cache/editor …`);
	fs.mkdirSync(CACHE, { recursive: true });
	// A half-made installation must never look like a whole one: it is built aside and moved into place at the end.
	const build = fs.mkdtempSync(path.join(CACHE, 'editor-in-progress-'));
	try {
		unpack(`node-linux-${process.arch}@${NODE}`, path.join(build, 'node'), ['package/bin/node', 'package/LICENSE']);
		unpack(`code-server@${CODE_SERVER}`, path.join(build, 'code-server'), ['package/lib/vscode']);
		const vscode = path.join(build, 'vscode');
		fs.renameSync(path.join(build, 'code-server/lib/vscode'), vscode);
		remove(path.join(build, 'code-server'));
		for (const name of UNWANTED_EXTENSIONS) remove(path.join(vscode, 'extensions', name));
		installNodeModules(vscode, path.join(build, 'node/bin'));
		writeNativeStandIns(path.join(vscode, 'node_modules'));
		fs.writeFileSync(path.join(build, 'installed.txt'), stamp);
		remove(target);
		fs.renameSync(build, target);
	} finally {
		remove(build);
	}
	return editor;
}

/** `npm pack` fetches a package without running any script of it; `npm install code-server` would compile. */
function unpack(spec: string, into: string, members: readonly string[]): void {
	fs.mkdirSync(into, { recursive: true });
	const archive = run('npm', ['pack', spec, '--silent', '--pack-destination', into], into).trim().split('\n').at(-1)!;
	run('tar', ['-xzf', archive, '--strip-components=1', ...members], into);
	remove(path.join(into, archive));
}

/** `npm ci` would refuse, as the shrinkwrap no longer matches; `npm install` still takes every version from it. */
function installNodeModules(vscode: string, nodeBinaries: string): void {
	const manifestFile = path.join(vscode, 'package.json');
	const manifest = JSON.parse(fs.readFileSync(manifestFile, 'utf8'));
	for (const name of UNWANTED_MODULES) delete manifest.dependencies[name];
	delete manifest.overrides['kerberos@2.1.1'];
	delete manifest.overrides.koffi;
	fs.writeFileSync(manifestFile, JSON.stringify(manifest, null, 2));
	run(
		'npm',
		['install', '--omit=dev', '--ignore-scripts', '--no-save', '--no-audit', '--no-fund', '--loglevel=error'],
		vscode,
		{
			PATH: `${nodeBinaries}${path.delimiter}${process.env.PATH}`,
		},
	);
}

function run(program: string, args: readonly string[], cwd: string, env: Record<string, string> = {}): string {
	return execFileSync(program, args, {
		cwd,
		encoding: 'utf8',
		env: { ...process.env, ...env },
		stdio: ['ignore', 'pipe', 'inherit'],
	});
}

function remove(file: string): void {
	fs.rmSync(file, { recursive: true, force: true });
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
	try {
		console.log(`VS Code is in ${path.relative(process.cwd(), installEditor().vscode)}`);
	} catch (error) {
		console.error(`Failed to install the editor: ${error instanceof Error ? error.message : error}`);
		process.exitCode = 1;
	}
}
