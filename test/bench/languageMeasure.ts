// Measures what editors ask of a backlog file, and prints it. `languageBench.ts` runs it.
import {
	applyEdits,
	assemble,
	completionsAt,
	english,
	hoverAt,
	planEdit,
	readBacklog,
	symbolsOf,
} from '../../src/core/index.ts';
import { backlogText, NOW } from './generate.ts';
import type { LanguageBench } from './languageBench.ts';
import { median } from './medians.ts';
import { processorTime } from './processorTime.ts';

const ROUNDS = 15;

function measure(items: number): LanguageBench {
	const text = backlogText({ items, incidents: items });
	const reading = readBacklog('reliability.yaml', text);
	if (reading.broken) throw new Error('Failed to generate a sound backlog');
	const snapshot = assemble([{ file: 'reliability.yaml', text, reading, sources: [] }], NOW);
	const { id } = reading.backlog.items[items >> 1]!;
	const texts = ['Another title', 'One more title'].map((value) => {
		const edit = planEdit(text, { type: 'setField', list: 'items', id, path: ['title'], value });
		return edit.ok ? applyEdits(text, edit.edits) : text;
	});
	const shown = { snapshot, file: 'reliability.yaml', translate: english, locale: 'en' };
	const at = (word: string) => text.indexOf(`${word}:`, text.indexOf(`id: ${id}`)) + 2;
	const behind = (word: string) => at(word) + word.length + 1;
	const hover = (offset: number) => () => hoverAt(text, offset, { ...shown, link: () => '' });
	const complete = (offset: number) => () => completionsAt(text, offset, { ...shown, zones: [] });
	let turn = 0;
	const works: Readonly<Record<string, () => unknown>> = {
		reading: () => readBacklog('reliability.yaml', texts[turn++ % 2]!),
		'completion of a key': complete(at('effort')),
		'completion of a service': complete(behind('service')),
		'hover on a key': hover(at('effort')),
		'hover on a value': hover(behind('effort')),
		'hover on a service': hover(behind('service')),
		'all symbols of the file': () => symbolsOf(texts[turn % 2]!),
	};
	const times = new Map<string, number[]>(Object.keys(works).map((work) => [work, []]));
	for (let round = -3; round < ROUNDS; round++)
		for (const [work, run] of Object.entries(works)) {
			const started = processorTime();
			run();
			if (round >= 0) times.get(work)!.push(processorTime() - started);
		}
	const medians = [...times].map(([work, all]) => ({
		work,
		median: median(all),
	}));
	return { items, reading: medians[0]!.median, works: medians.slice(1) };
}

process.stdout.write(JSON.stringify(measure(Number(process.argv[2]))));
