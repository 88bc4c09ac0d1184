// Bundles the extension (Node and browser hosts), the panel and the command line; proves the core pure; writes the
// JSON Schema from the zod schema. `node esbuild.js [--production] [--watch]`
const esbuild = require('esbuild');
const fs = require('node:fs');
const path = require('node:path');

const production = process.argv.includes('--production');
const watch = process.argv.includes('--watch');

/** @type {import('esbuild').BuildOptions} */
const common = {
	bundle: true,
	minify: production,
	sourcemap: production ? false : 'linked',
	target: 'es2022',
	legalComments: 'none',
	logLevel: 'warning',
	define: { 'process.env.NODE_ENV': production ? '"production"' : '"development"' },
	metafile: true,
};

/** In Node hosts the core, what plans, and what draws the charts of reports and fills their templates lie in files of their own, so that activation does not load them. */
const coreApart = {
	name: 'core-apart',
	setup(build) {
		for (const [filter, file] of [
			[/core\/index\.ts$/, './core.js'],
			[/planning\/planning\.ts$/, './planning.js'],
			[/reporting\/machineCharts\.ts$/, './reportCharts.js'],
			[/template\/fillTemplate\.ts$/, './reportTemplate.js'],
		])
			build.onResolve({ filter }, (args) =>
				args.kind === 'dynamic-import' ? { path: file, external: true } : undefined,
			);
	},
};

/** So do the commands that ask or write much, and what answers in the backlog file and at the line of code. */
const onDemandApart = {
	name: 'on-demand-apart',
	setup(build) {
		for (const [filter, file] of [
			[/actions\/onDemand\.ts$/, './actions.js'],
			[/language\/onDemand\.ts$/, './language.js'],
			[/code\/onDemand\.ts$/, './code.js'],
		])
			build.onResolve({ filter }, (args) =>
				args.kind === 'dynamic-import' ? { path: file, external: true } : undefined,
			);
	},
};

/** The command line serves assistants and fills templates from files of their own: the libraries are large. */
const protocolApart = {
	name: 'protocol-apart',
	setup(build) {
		for (const [filter, file] of [
			[/mcp\/serve\.ts$/, './mcp.js'],
			[/template\/fillTemplate\.ts$/, './reportTemplate.js'],
		])
			build.onResolve({ filter }, (args) =>
				args.kind === 'dynamic-import' ? { path: file, external: true } : undefined,
			);
	},
};

/** What draws charts is large: the panel loads it when the first chart is there. */
const chartsApart = {
	name: 'charts-apart',
	setup(build) {
		build.onResolve({ filter: /charts\/drawChart\.ts$/ }, (args) =>
			args.kind === 'dynamic-import' ? { path: './charts.js', external: true } : undefined,
		);
	},
};

/** The browser has no processes, and so no git; and its threads are others. */
const inBrowser = {
	name: 'in-browser',
	setup(build) {
		for (const [there, here] of [
			['git/machineGit.ts', 'git/noGit.ts'],
			['workspace/disk.ts', 'workspace/noDisk.ts'],
			['planning/machineSolver.ts', 'planning/webSolver.ts'],
			['reporting/machineCharts.ts', 'reporting/noCharts.ts'],
		])
			build.onResolve({ filter: new RegExp(`(^|/)${path.basename(there)}$`) }, () => ({
				path: path.join(__dirname, 'src/host', here),
			}));
	},
};

/** Of the two builds of the solver the one that does not ask where its file lies. */
const solverAlias = { highs: require.resolve('highs') };

/** esbuild warns nowhere when a neutral bundle reaches for an editor or Node module: it fails, which is the proof. */
const purity = {
	...common,
	entryPoints: ['src/core/index.ts'],
	platform: 'neutral',
	mainFields: ['module', 'main'],
	conditions: ['import'],
	format: 'esm',
	write: false,
	outfile: 'dist/pure-core.mjs',
};

const bundles = [
	{
		...common,
		entryPoints: { extension: 'src/extension.ts' },
		outdir: 'dist',
		platform: 'node',
		target: 'node20',
		format: 'cjs',
		external: ['vscode'],
		plugins: [coreApart, onDemandApart],
	},
	{
		...common,
		entryPoints: {
			actions: 'src/host/actions/onDemand.ts',
			language: 'src/host/language/onDemand.ts',
			code: 'src/host/code/onDemand.ts',
		},
		outdir: 'dist',
		platform: 'node',
		target: 'node20',
		format: 'cjs',
		external: ['vscode'],
		plugins: [coreApart],
	},
	{
		...common,
		entryPoints: { core: 'src/core/index.ts' },
		outdir: 'dist',
		platform: 'node',
		target: 'node20',
		format: 'cjs',
	},
	{
		...common,
		entryPoints: { planning: 'src/host/planning/planning.ts' },
		outdir: 'dist',
		platform: 'node',
		target: 'node20',
		format: 'cjs',
		external: ['vscode'],
		plugins: [coreApart],
	},
	{
		...common,
		entryPoints: { reportCharts: 'src/host/reporting/machineCharts.ts' },
		outdir: 'dist',
		platform: 'node',
		target: 'node20',
		format: 'cjs',
	},
	{
		...common,
		entryPoints: { reportTemplate: 'src/template/fillTemplate.ts' },
		outdir: 'dist',
		platform: 'node',
		target: 'node20',
		format: 'cjs',
	},
	{
		...common,
		entryPoints: { 'web/extension': 'src/extension.ts' },
		outdir: 'dist',
		platform: 'browser',
		format: 'cjs',
		external: ['vscode'],
		plugins: [inBrowser],
	},
	{
		...common,
		entryPoints: { solver: 'src/solver/nodeWorker.ts' },
		alias: solverAlias,
		outdir: 'dist',
		platform: 'node',
		target: 'node20',
		format: 'cjs',
	},
	{
		...common,
		entryPoints: { 'web/solver': 'src/solver/webWorker.ts' },
		alias: solverAlias,
		outdir: 'dist',
		platform: 'browser',
		format: 'iife',
		// The solver asks for these only where it runs in Node.
		external: ['fs', 'path', 'crypto', 'node:*'],
	},
	{
		...common,
		entryPoints: { panel: 'src/webview/panel.ts' },
		outdir: 'dist',
		platform: 'browser',
		format: 'esm',
		plugins: [chartsApart],
		tsconfigRaw: { compilerOptions: { experimentalDecorators: true, useDefineForClassFields: false } },
	},
	{
		...common,
		entryPoints: { copyReport: 'src/webview/report/copyReport.ts' },
		outdir: 'dist',
		platform: 'browser',
		format: 'esm',
	},
	{
		...common,
		entryPoints: { charts: 'src/charts/drawChart.ts' },
		outdir: 'dist',
		platform: 'browser',
		format: 'esm',
	},
	{
		...common,
		entryPoints: { cli: 'src/cli/main.ts' },
		outdir: 'dist',
		platform: 'node',
		target: 'node20',
		format: 'cjs',
		banner: { js: '#!/usr/bin/env node' },
		plugins: [protocolApart],
	},
	{
		...common,
		entryPoints: { mcp: 'src/cli/mcp/serve.ts' },
		outdir: 'dist',
		platform: 'node',
		target: 'node20',
		format: 'cjs',
	},
];

async function writeJsonSchema() {
	const built = await esbuild.build({
		...common,
		stdin: { contents: `export { jsonSchema } from './src/core/backlog/jsonSchema.ts'`, resolveDir: __dirname },
		platform: 'node',
		format: 'cjs',
		sourcemap: false,
		write: false,
	});
	const module = { exports: {} };
	new Function('module', 'exports', built.outputFiles[0].text)(module, module.exports);
	fs.writeFileSync(
		path.join(__dirname, 'dist/reliability.schema.json'),
		`${JSON.stringify(module.exports.jsonSchema(), null, '\t')}\n`,
	);
}

/** The panel's icons: the font of the editor itself, which webviews cannot reach. */
function copyIcons() {
	const from = path.dirname(require.resolve('@vscode/codicons/dist/codicon.css'));
	for (const name of ['codicon.css', 'codicon.ttf'])
		fs.copyFileSync(path.join(from, name), path.join(__dirname, 'dist', name));
}

/** Nothing that waits for charts or plans may hold what draws or solves them. */
function checkApart(built) {
	for (const { metafile } of built)
		for (const [output, { inputs }] of Object.entries(metafile.outputs))
			if (['dist/extension.js', 'dist/panel.js'].includes(output))
				for (const input of Object.keys(inputs))
					if (/node_modules\/(echarts|zrender|highs)\//.test(input))
						throw new Error(`Failed to keep charts and solver out of ${output}: ${input}`);
}

/** What activation loads in Node hosts stays small: what is not needed to register is loaded when it is first needed. */
function checkActivation() {
	const { size } = fs.statSync(path.join(__dirname, 'dist/extension.js'));
	if (production && size > 120_000)
		throw new Error(`dist/extension.js has ${size} bytes; activation may load 120,000.`);
}

/** The licences of all that is shipped of others; one that is not allowed stops the build. */
async function writeNotices(built) {
	const { packagesOf, thirdPartyNotices } = await import('./scripts/thirdPartyNotices.mjs');
	const shipped = packagesOf(built.flatMap(({ metafile }) => Object.values(metafile.outputs).flatMap(usedInputs)));
	// Copied, not bundled.
	for (const name of ['@vscode/codicons', 'highs']) shipped.add(`node_modules/${name}`);
	fs.writeFileSync(path.join(__dirname, 'dist/ThirdPartyNotices.txt'), thirdPartyNotices(__dirname, shipped));
}

/** What of it reached the output. */
function usedInputs({ inputs }) {
	return Object.entries(inputs).flatMap(([input, { bytesInOutput }]) => (bytesInOutput > 0 ? [input] : []));
}

/** The example, for *Open Sample Workspace*, in one file: extensions in a browser cannot list folders. What is made from it stays out. */
function writeSample() {
	const root = path.join(__dirname, 'examples/checkout');
	const files = fs
		.readdirSync(root, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map(({ parentPath, name }) => path.relative(root, path.join(parentPath, name)).split(path.sep).join('/'))
		.filter((file) => !/^(reports|\.reliability|README\.md)/.test(file))
		.sort();
	const sample = Object.fromEntries(files.map((file) => [file, fs.readFileSync(path.join(root, file), 'utf8')]));
	fs.writeFileSync(path.join(__dirname, 'dist/sample.json'), JSON.stringify(sample));
}

/** The solver's code, which its workers are handed. */
function copySolver() {
	fs.copyFileSync(require.resolve('highs/runtime'), path.join(__dirname, 'dist/highs.wasm'));
}

async function main() {
	if (!watch) fs.rmSync(path.join(__dirname, 'dist'), { recursive: true, force: true });
	fs.mkdirSync(path.join(__dirname, 'dist'), { recursive: true });
	await esbuild.build(purity);
	copyIcons();
	copySolver();
	writeSample();
	if (watch) {
		const contexts = await Promise.all(bundles.map((options) => esbuild.context(options)));
		await Promise.all(contexts.map((context) => context.watch()));
		await writeJsonSchema();
		return;
	}
	const built = await Promise.all(bundles.map((options) => esbuild.build(options)));
	checkApart(built);
	checkActivation();
	fs.chmodSync(path.join(__dirname, 'dist/cli.js'), 0o755);
	await writeJsonSchema();
	await writeNotices(built);
}

main().catch((error) => {
	if (!error.errors) console.error(error);
	process.exitCode = 1;
});
