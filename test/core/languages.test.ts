import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { ROOT, templatesInSources } from '../../scripts/l10n/templates.ts';

const read = (file: string): Record<string, string> => JSON.parse(fs.readFileSync(path.join(ROOT, file), 'utf8'));
const languages = fs
	.readdirSync(path.join(ROOT, 'l10n'))
	.map((file) => /^bundle\.l10n\.(.+)\.json$/.exec(file)?.[1])
	.filter((language) => language !== undefined);

/** Words that are the same elsewhere. */
const shared: Readonly<Record<string, readonly string[]>> = {
	es: ['1 commit', '{0} commits', 'Balance', 'Plan', 'Tau', 'Markdown', 'Lights On: {0}', 'Lights On', 'Backlog'],
};

const placeholders = (text: string): string[] => (text.match(/\{\d+\}/g) ?? []).sort();
const targets = (text: string): string[] => (text.match(/\(command:[\w.]+\)/g) ?? []).sort();
const hasWords = (text: string): boolean => /\p{L}{4}/u.test(text.replace(/\{\d+\}/g, ''));

describe('languages', () => {
	const { found, hidden } = templatesInSources();

	it('finds every text that the sources say', () => {
		assert.ok(found.size > 2000, `${found.size}`);
		assert.deepEqual(hidden, [], 'Write the text where it is said, or mark it with template(…).');
		assert.ok(found.has('Incident {0} starts in the future. It is not counted until then.'), 'the core');
		assert.ok(found.has('The file keeps changing. Try again.'), 'the host');
		assert.ok(found.has('Engineer-days, such as 5d, 4h or 2w.'), 'the meanings of keys');
		assert.ok(found.has('Earns {0} a quarter; {1} day; pays back in {2} weeks.'), 'both numbers of a reason');
	});

	it('has Spanish', () => {
		assert.ok(languages.includes('es'));
	});

	for (const language of languages) {
		it(`${language} says all of them and nothing else, with the same places to fill in`, () => {
			const bundle = read(`l10n/bundle.l10n.${language}.json`);
			assert.deepEqual([...found.keys()].filter((text) => !(text in bundle)).sort(), [], 'not translated');
			assert.deepEqual(
				Object.keys(bundle).filter((text) => !found.has(text)),
				[],
				'said nowhere',
			);
			for (const [text, translation] of Object.entries(bundle)) {
				assert.deepEqual(placeholders(translation), placeholders(text), text);
				const isSame = translation === text && hasWords(text) && !shared[language]?.includes(text);
				assert.ok(!isSame, `not translated: ${text}`);
			}
		});

		it(`${language} says all of the manifest, with the same commands behind its links`, () => {
			const [english, words] = [read('package.nls.json'), read(`package.nls.${language}.json`)];
			assert.deepEqual(Object.keys(words), Object.keys(english));
			for (const [key, text] of Object.entries(english)) {
				assert.deepEqual(targets(words[key]!), targets(text), key);
				assert.ok(words[key] !== text || shared[language]?.includes(text), `not translated: ${key}`);
			}
		});
	}
});
