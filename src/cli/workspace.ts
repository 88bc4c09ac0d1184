import fs from 'node:fs';
import path from 'node:path';
import {
	type BacklogInput,
	type CatalogEntity,
	folderOf,
	readBacklog,
	readCatalog,
	readCodeOwners,
} from '../core/index.ts';
import { filesBelow, liesWithin, readText, whyOf } from './files.ts';
import { lineDatesOf } from './git.ts';
import { sloFilesOf } from './sloFiles.ts';
import { sourcesOf } from './sources.ts';

const BACKLOG = 'reliability.yaml';
/** More than the longest text that the core reads, so that every text gets the core's own verdict. */
const MOST_BYTES = 20_000_000;

/** A company's catalogue may have thousands; those of one repository are fewer. */
const MOST_CATALOGS = 200;

export interface Workspace {
	/** The folder that all names are relative to. */
	readonly root: string;
	readonly inputs: readonly BacklogInput[];
	/** What was left out, one plain sentence each. */
	readonly remarks: readonly string[];
}

/**
 * Reads the backlog files of a folder, or the one file, with their sources. Names are relative to the folder, with `/`.
 * Throws an error of one plain line where there is no such file or folder.
 */
export function readWorkspace(given: string): Workspace {
	const target = path.resolve(given);
	const isFile = !statOf(target, given).isDirectory();
	const root = isFile ? rootOf(target) : target;
	const listing = filesBelow(root);
	const remarks = listing.truncated ? ['There are too many files below this folder. Some were left out.'] : [];
	const found = isFile ? [path.relative(root, target)] : listing.files.filter(isBacklog);
	const backlogs = found.map(toSlashes).filter((file) => {
		// A file that is named on the command line may be a link to anywhere.
		if (isFile || liesWithin(root, path.join(root, file))) return true;
		remarks.push(`“${file}” is a link that leaves the folder. It is not read.`);
		return false;
	});
	const others = listing.files.filter((file) => !isBacklog(file) && !backlogs.includes(file));
	return { root, inputs: backlogs.map((file) => readInput(root, file, others)), remarks };
}

function isBacklog(file: string): boolean {
	return file === BACKLOG || file.endsWith(`/${BACKLOG}`);
}

function statOf(target: string, given: string): fs.Stats {
	try {
		return fs.statSync(target);
	} catch (error) {
		const why = whyOf(error);
		throw new Error(
			why === 'it is not there' ? `There is no file or folder “${given}”.` : `“${given}” cannot be read: ${why}.`,
			{ cause: error },
		);
	}
}

/** A file in `.reliability` speaks for the folder above. */
function rootOf(file: string): string {
	const folder = path.dirname(file);
	return path.basename(folder) === '.reliability' ? path.dirname(folder) : folder;
}

function readInput(root: string, file: string, others: readonly string[]): BacklogInput {
	const text = backlogText(path.join(root, file), file);
	const reading = readBacklog(file, text);
	const written = lineDatesOf(path.join(root, file), text);
	return {
		file,
		text,
		reading,
		catalog: catalogOf(root, file, others),
		...codeOwnersOf(root),
		...sourcesOf(root, file, reading.backlog, others),
		sloFiles: sloFilesOf(root, file, reading.backlog),
		...(written ? { written } : {}),
	};
}

/** What the Backstage catalogue below a backlog calls its services. A file that cannot be read says nothing. */
function catalogOf(root: string, file: string, others: readonly string[]): readonly CatalogEntity[] {
	return others
		.filter((name) => name.startsWith(folderOf(file)) && /(^|\/)catalog-info\.ya?ml$/.test(name))
		.slice(0, MOST_CATALOGS)
		.filter((name) => liesWithin(root, path.join(root, name)))
		.flatMap((name) => {
			try {
				const { text } = readText(path.join(root, name), MOST_BYTES);
				return readCatalog(text).map((entity) => ({ ...entity, file: name }));
			} catch {
				return [];
			}
		});
}

/** Where GitHub and GitLab look, in their order: the first that is there counts. */
const CODEOWNERS = ['.github/CODEOWNERS', 'CODEOWNERS', 'docs/CODEOWNERS', '.gitlab/CODEOWNERS'];

/** Of the folder, which is taken for the repository's root. A file that cannot be read says nothing. */
function codeOwnersOf(root: string): Pick<BacklogInput, 'codeOwners'> {
	for (const name of CODEOWNERS) {
		const target = path.join(root, name);
		if (!liesWithin(root, target)) continue;
		try {
			return { codeOwners: { owners: readCodeOwners(readText(target, MOST_BYTES).text), root: '' } };
		} catch {
			return {};
		}
	}
	return {};
}

function backlogText(target: string, file: string): string {
	try {
		return readText(target, MOST_BYTES).text;
	} catch (error) {
		throw new Error(`“${file}” cannot be read: ${whyOf(error)}.`, { cause: error });
	}
}

function toSlashes(name: string): string {
	return path.sep === '/' ? name : name.replaceAll(path.sep, '/');
}
