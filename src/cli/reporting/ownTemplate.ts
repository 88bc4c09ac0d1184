import fs from 'node:fs';
import path from 'node:path';
import { type Report, reportPlaceholders, reportTemplateFile, type Snapshot } from '../../core/index.ts';
import { liesWithin, readText, whyOf } from '../files.ts';

/** Longer templates are not read; what fills them has a bound of its own. */
const MOST_BYTES = 1024 * 1024;

/** The Markdown of a report by the template of the repository; undefined where there is none. Throws one plain line where it has a fault. */
export async function byTemplate(
	root: string,
	snapshot: Snapshot,
	{ report, week }: { readonly report: Report; readonly week: string },
	charts: boolean,
): Promise<string | undefined> {
	const file = reportTemplateFile(snapshot);
	if (file === undefined) return undefined;
	const template = readTemplate(path.join(root, file), root, file);
	if (template === undefined) return undefined;
	const { fillTemplate } = await import('../../template/fillTemplate.ts');
	const filled = fillTemplate(template, reportPlaceholders(report, week, { charts }));
	if (filled.kind === 'faulty') throw new Error(`${file}:${filled.line}: ${filled.why}`);
	return filled.text;
}

function readTemplate(target: string, root: string, file: string): string | undefined {
	if (!fs.existsSync(target)) return undefined;
	if (!liesWithin(root, target)) throw new Error(`“${file}” is a link that leaves the folder. It is not read.`);
	try {
		const { text, cut } = readText(target, MOST_BYTES);
		if (cut) throw new Error('it is too large');
		return text;
	} catch (error) {
		throw new Error(`“${file}” cannot be read: ${whyOf(error)}.`, { cause: error });
	}
}
