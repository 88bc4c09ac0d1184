import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { transformSync } from 'esbuild';

export interface Bundle {
	readonly file: string;
	/** Bytes, minified. */
	readonly minified: number;
}

/** The bundles that users get; built where they are not there, and minified where they were built to debug. */
export function bundles(dist: string): Bundle[] {
	if (!fs.existsSync(dist)) execFileSync(process.execPath, ['esbuild.js', '--production'], { stdio: 'inherit' });
	return fs
		.readdirSync(dist, { recursive: true, encoding: 'utf8' })
		.filter((file) => /\.(?:c|m)?js$/.test(file))
		.sort()
		.map((file) => ({ file: file.replaceAll(path.sep, '/'), minified: minifiedSize(path.join(dist, file)) }));
}

function minifiedSize(file: string): number {
	const code = fs.readFileSync(file, 'utf8');
	if (!/\/\/# sourceMappingURL=\S+\s*$/.test(code)) return Buffer.byteLength(code);
	return Buffer.byteLength(transformSync(code, { minify: true, legalComments: 'none', target: 'es2022' }).code);
}
