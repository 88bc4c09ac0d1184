// `npm run l10n`: makes the bundle of each language hold just the texts of the sources. New ones come in English, at the end,
// for somebody to translate; the tests fail until that is done.
import fs from 'node:fs';
import path from 'node:path';
import { ROOT, templatesInSources } from './templates.ts';

const folder = path.join(ROOT, 'l10n');
const { found, hidden } = templatesInSources();
for (const call of hidden) console.log(`This text cannot be found. Mark it with template(…): ${call}`);
for (const file of fs.readdirSync(folder)) {
	const known: Record<string, string> = JSON.parse(fs.readFileSync(path.join(folder, file), 'utf8'));
	const kept = Object.entries(known).filter(([text]) => found.has(text));
	const added = [...found.keys()].filter((text) => !(text in known)).map((text): [string, string] => [text, text]);
	const bundle = Object.fromEntries([...kept, ...added]);
	fs.writeFileSync(path.join(folder, file), `${JSON.stringify(bundle, null, '\t')}\n`);
	console.log(`${file}: ${added.length} to translate, ${Object.keys(known).length - kept.length} taken out`);
}
