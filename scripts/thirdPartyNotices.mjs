// What of others is shipped: the packages that took part in a bundle, or were copied beside it, each with its licence and
// the licence's text. Node built-ins only.
import fs from 'node:fs';
import path from 'node:path';

/** Licences that allow to ship a package as it is done here, with its notice. Another one is first to be read by a person. */
export const ALLOWED = new Set([
	'MIT',
	'ISC',
	'BSD-2-Clause',
	'BSD-3-Clause',
	'0BSD',
	'Apache-2.0',
	'CC-BY-4.0',
	'CC0-1.0',
]);

/**
 * The folders of the packages that a build's inputs lie in.
 * @param {Iterable<string>} inputs paths as esbuild's metafile has them
 * @returns {Set<string>}
 */
export function packagesOf(inputs) {
	/** @type {Set<string>} */
	const folders = new Set();
	for (const input of inputs) {
		const [, folder] = /^((?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(input) ?? [];
		if (folder !== undefined) folders.add(folder);
	}
	return folders;
}

/**
 * The text of the notices.
 * @param {string} root the repository's folder
 * @param {Iterable<string>} folders of packages, relative to it
 * @throws where a package has no licence that is allowed, or no text of it
 */
export function thirdPartyNotices(root, folders) {
	const notices = [...folders].map((folder) => noticeOf(path.join(root, folder)));
	// A package may lie in several folders.
	const packages = [...new Map(notices.map((notice) => [`${notice.name} ${notice.version}`, notice])).values()];
	packages.sort((one, other) => (one.name < other.name ? -1 : 1));
	const rule = '-'.repeat(80);
	return [
		'Lights On ships the software of others under their licences:',
		'',
		...packages.map(({ name, version, licence }) => `- ${name} ${version} (${licence})`),
		...packages.flatMap(({ name, version, text }) => ['', rule, `${name} ${version}`, rule, '', text]),
		'',
	].join('\n');
}

/** @param {string} folder */
function noticeOf(folder) {
	const { name, version, license: licence } = JSON.parse(fs.readFileSync(path.join(folder, 'package.json'), 'utf8'));
	if (!ALLOWED.has(licence))
		throw new Error(`${name} ${version} has the licence "${licence}", which is not allowed yet.`);
	// Some keep those of what they have taken in themselves in a folder.
	const texts = fs
		.readdirSync(folder, { recursive: true, encoding: 'utf8' })
		.filter((file) => /^(licen[cs]es?|notice|copying)(\.(txt|md))?(\/[^/]+)?$/i.test(file))
		.map((file) => path.join(folder, file))
		.filter((file) => fs.statSync(file).isFile())
		.sort();
	if (texts.length === 0) throw new Error(`${name} ${version} has no text of its licence.`);
	const text = texts.map((file) => fs.readFileSync(file, 'utf8').replaceAll('\r\n', '\n').trim());
	return { name, version, licence, text: text.join('\n\n') };
}
