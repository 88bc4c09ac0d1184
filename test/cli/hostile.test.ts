import assert from 'node:assert/strict';
import { Parser } from 'htmlparser2';
import MarkdownIt from 'markdown-it';
import { Marked } from 'marked';
import { backlogOf, hostileNames, hostileStrings, plainNames, written } from '../harness/hostileBacklog.ts';
import { folderWith, lightsOn, lightsOnHere, type Outcome } from './commandLine.ts';

const now = ['--now', '2026-11-23T09:00Z'];

/** What stands in a file that is shown as a page: each element with the names of its attributes, and where it leads. */
interface Alive {
	readonly elements: readonly string[];
	readonly targets: readonly string[];
}

function aliveIn(html: string): Alive {
	const elements: string[] = [];
	const targets = new Set<string>();
	const parser = new Parser({
		onopentag(name, attributes) {
			elements.push([name, ...Object.keys(attributes).sort()].join(' '));
			for (const attribute of ['href', 'src', 'xlink:href', 'action', 'style'])
				if (attributes[attribute] !== undefined) targets.add(`${attribute}=${attributes[attribute]}`);
		},
		oncomment: (text) => elements.push(`comment ${text}`),
		onprocessinginstruction: (name) => elements.push(name),
	});
	parser.end(html);
	return { elements: elements.sort(), targets: [...targets].sort() };
}

/** By two renderers: with what GitHub lets through (HTML, links of bare addresses), and as editors render. */
const renderers: readonly ((markdown: string) => string)[] = [
	(markdown) => new MarkdownIt({ html: true, linkify: true }).render(markdown),
	(markdown) => new Marked({ gfm: true, async: false }).parse(markdown) as string,
];

/** Clears screens, moves the cursor, or shows text in another order than it has. */
const CONTROLS = /(?!\n)\p{Cc}|[\u202a-\u202e\u2066-\u2069\u200e\u200f\u2028\u2029]/u;

interface Run {
	readonly args: readonly string[];
	readonly as: 'terminal' | 'markdown' | 'html' | 'annotations' | 'json';
}

const runs: readonly Run[] = [
	...['score', 'check', 'risks', 'measure', 'outcomes', 'report', 'brief', 'compare'].map((command): Run => {
		const isReport = command === 'report' || command === 'brief';
		return { args: [command, ...(isReport ? ['--format', 'text'] : [])], as: 'terminal' };
	}),
	{ args: ['plan', '--frontier', '--format', 'table'], as: 'terminal' },
	...['score', 'check', 'risks', 'measure', 'outcomes', 'report', 'brief', 'compare', 'plan'].map((command): Run => {
		return { args: [command, '--format', 'markdown'], as: 'markdown' };
	}),
	...['report', 'brief'].map((command): Run => ({ args: [command, '--format', 'html'], as: 'html' })),
	...['score', 'check'].map((command): Run => ({ args: [command, '--format', 'github'], as: 'annotations' })),
	...['score', 'risks', 'measure', 'outcomes', 'compare', 'plan'].map((command): Run => {
		return { args: [command, '--format', 'json'], as: 'json' };
	}),
];

/** Holds what was printed of hostile names against what was printed of plain ones. */
function compare({ as }: Run, hostile: Outcome, plain: Outcome): void {
	assert.equal(hostile.status, plain.status, hostile.err);
	assert.doesNotMatch(hostile.err, CONTROLS);
	const { out } = hostile;
	const lines = (text: string) => text.split('\n').length;
	switch (as) {
		case 'terminal':
			assert.doesNotMatch(out, CONTROLS);
			break;
		case 'annotations': {
			assert.doesNotMatch(out, CONTROLS);
			const commands = (text: string) => text.split('\n').filter((line) => line.startsWith('::'));
			assert.equal(commands(out).length, commands(plain.out).length);
			assert.equal(lines(out), lines(plain.out));
			break;
		}
		case 'markdown':
			assert.equal(lines(out), lines(plain.out));
			for (const render of renderers) assert.deepEqual(aliveIn(render(out)), aliveIn(render(plain.out)));
			break;
		case 'html':
			assert.deepEqual(aliveIn(out), aliveIn(plain.out));
			break;
		case 'json':
			assert.doesNotMatch(out, CONTROLS);
			assert.equal(JSON.stringify(shape(JSON.parse(out))), JSON.stringify(shape(JSON.parse(plain.out))));
	}
}

/** The names and kinds of values; figures and texts themselves aside. */
function shape(value: unknown): unknown {
	if (Array.isArray(value)) return value.map(shape);
	if (typeof value !== 'object' || value === null) return typeof value;
	return Object.keys(value).length;
}

describe('hostile text in every field', () => {
	const outcome = async ({ args }: Run, names: () => string): Promise<Outcome> => {
		const root = folderWith({ 'reliability.yaml': backlogOf(names, args[0] === 'check') });
		return lightsOnHere([args[0]!, root, ...args.slice(1), ...now]);
	};

	it('is in a backlog without an error, so that all of it is shown', () => {
		const text = backlogOf(hostileNames());
		for (const string of hostileStrings) assert.ok(text.includes(written(`${string}~`).slice(1, -1)), string);
		const { out, status } = lightsOn(['check', folderWith({ 'reliability.yaml': text }), ...now]);
		assert.doesNotMatch(out, / {2}error {2}/);
		assert.equal(status, 0, out);
	});

	for (const run of runs)
		it(`is text and nothing else in ${run.args.join(' ')}`, async () => {
			const plain = await outcome(run, plainNames());
			assert.ok(plain.out.length > 100, plain.err);
			compare(run, await outcome(run, hostileNames()), plain);
		});
});
