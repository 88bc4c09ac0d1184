import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parse } from 'yaml';
import { MAX_LENGTH, readYaml, type YamlFault } from '../../../src/core/backlog/readYaml.ts';
import { nodeAt, type Path, plain, type SourceNode } from '../../../src/core/backlog/sourceTree.ts';
import { say } from '../../../src/core/text.ts';

const whole = `# The backlog
version: 1
items:
  - id: REL-1
    title: 'Don''t page at night'   # quoted
    effort: { low: 3d, likely: 5d }
    labels: [ "toil", 2 ]
    note: |
      first
      second

  - id: REL-2
    value:
    paths:
    - a/**
`;

function sourceAt(text: string, path: Path): string | undefined {
	const node = nodeAt(readYaml(text).root, path);
	return node && text.slice(node.start, node.end);
}

/** Each fault as its code and the text that it stands on. */
function faults(text: string): [string, string][] {
	return readYaml(text).faults.map((fault) => [fault.code, text.slice(fault.start, fault.end)]);
}

function sentences(text: string): string[] {
	return readYaml(text).faults.map((fault) => say(fault.message));
}

function value(text: string): unknown {
	const { root } = readYaml(text);
	return root && plain(root);
}

describe('reading YAML', () => {
	it('gives every value its exact source', () => {
		assert.equal(sourceAt(whole, ['version']), '1');
		assert.equal(sourceAt(whole, ['items', 0, 'title']), "'Don''t page at night'");
		assert.equal(sourceAt(whole, ['items', 0, 'effort']), '{ low: 3d, likely: 5d }');
		assert.equal(sourceAt(whole, ['items', 0, 'labels', 0]), '"toil"');
		assert.equal(sourceAt(whole, ['items', 0, 'note']), '|\n      first\n      second');
		assert.equal(sourceAt(whole, ['items', 1]), 'id: REL-2\n    value:\n    paths:\n    - a/**');
		assert.equal(sourceAt(whole, ['items', 1, 'paths']), '- a/**');
		assert.deepEqual(readYaml(whole).faults, []);
	});

	it('gives an absent value a place of zero width behind the colon', () => {
		const node = nodeAt(readYaml('a:   # later\nb: 1\n').root, ['a'])!;
		assert.deepEqual({ ...node }, { type: 'scalar', value: null, style: 'plain', start: 2, end: 2 });
	});

	it('gives keys their places, and their source text where they are not text', () => {
		const { root } = readYaml('1: a\n"b c": d\ntrue: e\n? [x]\n: f\n');
		assert.ok(root?.type === 'map');
		assert.deepEqual(
			root.entries.map((entry) => [entry.key, entry.keyStart, entry.keyEnd]),
			[
				['1', 0, 1],
				['b c', 5, 10],
				['true', 14, 18],
				['[x]', 24, 27],
			],
		);
	});

	it('reads YAML 1.2: yes is text, and so is what another version would make of it', () => {
		assert.deepEqual(value('a: yes\nb: 0o17\nc: 12:30\n'), { a: 'yes', b: 15, c: '12:30' });
		assert.deepEqual(value('%YAML 1.1\n---\na: yes\n'), { a: 'yes' });
	});

	it('reads JSON', () => {
		const text = '{\n\t"items": [ { "id": "A", "n": 1.5, "t": true, "z": null } ]\n}';
		assert.deepEqual(value(text), JSON.parse(text));
		assert.equal(sourceAt(text, ['items', 0, 'id']), '"A"');
	});

	it('counts offsets past a byte order mark, CRLF and lone CR', () => {
		const text = '\ufeffa: one\r\nb:\r\n  - two\r\n  - "three"\r\n';
		assert.equal(sourceAt(text, ['b', 1]), '"three"');
		assert.deepEqual(value('a: 1\rb: 2\r'), { a: 1, b: 2 });
	});

	it('reads what an alias names at the place of the alias', () => {
		const text = 'a: &x { n: 1 }\nb: *x\nc: { <<: *x, m: 2 }\nd: { <<: *x, n: 3 }\n';
		assert.deepEqual(value(text), { a: { n: 1 }, b: { n: 1 }, c: { m: 2, n: 1 }, d: { n: 3 } });
		assert.equal(sourceAt(text, ['b']), '*x');
		assert.equal(sourceAt(text, ['a']), '{ n: 1 }');
		assert.equal(readYaml(text).broken, false);
	});

	it('takes an unknown alias for text that needs quotes', () => {
		assert.deepEqual(faults('paths: [ *.yaml ]\n'), [['yaml.alias', '*.yaml']]);
		assert.deepEqual(value('paths: [ *.yaml ]\n'), { paths: ['*.yaml'] });
		assert.deepEqual(faults('a: &x [ *x ]\n'), [['yaml.alias', '*x']]);
	});

	it('keeps the first of two equal keys and names both places', () => {
		const reading = readYaml('a: 1\nb: 2\na: 3\n');
		assert.deepEqual(plain(reading.root!), { a: 1, b: 2 });
		const [fault] = reading.faults;
		assert.equal(fault?.code, 'yaml.duplicateKey');
		assert.deepEqual([fault.start, fault.end], [10, 11]);
		assert.deepEqual(
			fault.related?.map(({ start, end }) => [start, end]),
			[[0, 1]],
		);
		assert.equal(reading.broken, false);
	});

	const broken: [text: string, on: string[], sentence: RegExp, recovered?: unknown][] = [
		['a: "x\nb: 1\n', ['"x'], /no closing quote/],
		["a: 'x\n", ["'x"], /no closing quote/],
		['a: [1, 2\nb: 3\n', ['['], /never closed/, { a: [1, 2], b: 3 }],
		['x: {a: [1, {b: 2}\ny: 1\n', ['{', '['], /never closed/],
		['bar: 1\nfoo\nbaz: 2\n', ['foo'], /no colon/],
		['title: one: two\n', ['one: two'], /colon and a space/],
		['a: 1\n  b: 2\n', ['b: 2'], /too deeply/],
		['a:\n  b: 1\n c: 2\n', ['c: 2'], /not indented like/, { a: { b: 1 }, c: 2 }],
		['a:\n\t- 1\n', ['\t'], /Tabs/, { a: [1] }],
		['a: @x\n', ['@'], /may not start with @/, { a: '@x' }],
		['a: "\\q"\n', ['\\q'], /not an escape/],
		['a: "x" y\n', ['y'], /ends before this/, { a: 'x' }],
		['a: ]\n', [']'], /closes nothing/],
		['a: - 1\n', ['- 1'], /line after its key/],
		['a: [1,,2]\n', [','], /comma/, { a: [1, 2] }],
		['a: "f"#x\n', ['#x'], /before the #/, { a: 'f' }],
		['- a\nb: 1\n', ['b: 1'], /does not belong/, ['a']],
		['a: 1\n---\nb: 1\n', ['---'], /second document/, { a: 1 }],
		['%foo\na: 1\n', ['%foo', 'a: 1'], /starts with %/],
		['a: @x\nb: [1\nc: `y\n', ['@', '[', '`'], /may not start/, { a: '@x', b: [1], c: '`y' }],
	];
	for (const [text, on, sentence, recovered] of broken)
		it(`says what is wrong with ${JSON.stringify(text)}`, () => {
			assert.deepEqual(
				faults(text),
				on.map((source) => ['yaml.syntax', source]),
			);
			assert.match(sentences(text)[0]!, sentence);
			assert.equal(readYaml(text).broken, true);
			if (recovered) assert.deepEqual(value(text), recovered);
		});

	it('reports tags and invisible characters without giving up the text', () => {
		for (const [text, source] of [
			['a: !money 5\n', '!money'],
			['a: x\0\0y\n', '\0\0'],
			['a: \ud800\n', '\ud800'],
		] as const) {
			assert.deepEqual(faults(text), [['yaml.syntax', source]]);
			assert.equal(readYaml(text).broken, false);
		}
	});

	it('marks a merge conflict as one fault over its lines and keeps our side', () => {
		const conflict = '<<<<<<< HEAD\nb: 1\n||||||| base\nb: 0\n=======\nb: 2\nb: {\n>>>>>>> theirs';
		const text = `a: 1\n${conflict}\nc: 3\n`;
		assert.deepEqual(faults(text), [['file.conflict', conflict]]);
		assert.deepEqual(value(text), { a: 1, b: 1, c: 3 });
		assert.equal(sourceAt(text, ['c']), '3');
		assert.equal(readYaml(text).broken, true);
	});

	it('marks each of several conflicts, and a marker without its partners', () => {
		const one = '<<<<<<< a\r\n=======\r\n>>>>>>> b';
		assert.deepEqual(faults(`a: 1\r\n${one}\r\nb: 2\r\n${one}\r\n`), [
			['file.conflict', one],
			['file.conflict', one],
		]);
		assert.deepEqual(faults('a: 1\n>>>>>>> b\n'), [['file.conflict', '>>>>>>> b']]);
		assert.deepEqual(faults('<<<<<<< a\na: 1\n'), [['file.conflict', '<<<<<<< a']]);
	});

	it('calls a file without content empty', () => {
		for (const text of ['', '\n\n', '# only\n# comments\n', '---\n', '\ufeff', '   \t\n']) {
			const reading = readYaml(text);
			assert.deepEqual(
				reading.faults.map(({ code }) => code),
				['file.empty'],
				JSON.stringify(text),
			);
			assert.deepEqual([reading.root, reading.broken], [undefined, false]);
		}
	});

	it('does not read a file of over 5 MB', () => {
		const line = `# ${'x'.repeat(98)}\n`;
		const reading = readYaml(`a: 1\n${line.repeat(MAX_LENGTH / line.length + 1)}`);
		assert.deepEqual(
			reading.faults.map(({ code, start, end }) => [code, start, end]),
			[['file.tooLarge', 0, 4]],
		);
		assert.equal(reading.root, undefined);
	});

	it('stops at aliases that would repeat too much', () => {
		const levels = Array.from({ length: 30 }, (_, level) =>
			level === 0
				? 'a0: &a0 [x, x]'
				: `a${level}: &a${level} [${Array(9)
						.fill(`*a${level - 1}`)
						.join(', ')}]`,
		);
		const reading = readYaml(levels.join('\n'));
		assert.deepEqual(
			reading.faults.map(({ code }) => code),
			['yaml.alias'],
		);
		assert.ok(size(reading.root!) < 300_000);
		assert.equal(reading.broken, true);
	});

	it('stops at a depth of 100 levels, whatever the nesting is made of', () => {
		for (const nested of ['['.repeat(5000), '- '.repeat(5000), '{a: '.repeat(5000), '? '.repeat(5000)]) {
			const reading = readYaml(nested);
			assert.ok(
				reading.faults.some(({ code, message }) => code === 'yaml.syntax' && /100|\{0\} levels/.test(message.template)),
			);
			assert.ok(depth(reading.root!) <= 101);
		}
		const chain = Array.from({ length: 300 }, (_, level) => (level === 0 ? '&a0 1' : `&a${level} [*a${level - 1}]`));
		assert.ok(depth(readYaml(chain.map((line) => `- ${line}`).join('\n')).root!) <= 101);
	});

	it('understands what the yaml library understands', () => {
		fc.assert(
			fc.property(fc.jsonValue({ maxDepth: 4 }), fc.boolean(), (data, indented) => {
				const text = JSON.stringify(data, undefined, indented ? 2 : 0);
				if (text.includes('__proto__') || hasLoneSurrogate(text)) return;
				const { root } = readYaml(text);
				assert.deepEqual(root && plain(root), parse(text));
			}),
			{ numRuns: 300 },
		);
	});

	it('never throws, and all places lie in the text, in order and within their parents', () => {
		fc.assert(
			fc.property(mutated(whole), (text) => {
				const reading = readYaml(text);
				for (const fault of reading.faults) checkFault(fault, text);
				if (reading.root) checkTree(reading.root, text.length);
				if (!reading.root) assert.ok(reading.faults.length > 0);
			}),
			{ numRuns: 2000 },
		);
	});
});

function hasLoneSurrogate(text: string): boolean {
	return /\p{Surrogate}|\\ud/u.test(text);
}

function checkFault(fault: YamlFault, text: string): void {
	assert.ok(fault.start >= 0 && fault.start <= fault.end && fault.end <= text.length, JSON.stringify(fault));
	assert.ok(say(fault.message).endsWith('.'), say(fault.message));
}

function checkTree(node: SourceNode, length: number): void {
	assert.ok(node.start >= 0 && node.start <= node.end && node.end <= length);
	if (node.type === 'sequence') for (const item of node.items) checkTree(item, length);
	if (node.type === 'map') for (const entry of node.entries) checkTree(entry.value, length);
}

function size(node: SourceNode): number {
	if (node.type === 'scalar') return 1;
	const children = node.type === 'map' ? node.entries.map((entry) => entry.value) : node.items;
	return children.reduce((sum, child) => sum + size(child), 1);
}

function depth(node: SourceNode): number {
	if (node.type === 'scalar') return 1;
	const children = node.type === 'map' ? node.entries.map((entry) => entry.value) : node.items;
	return 1 + Math.max(0, ...children.map(depth));
}

/** A sound text with pieces cut, doubled and strange ones put in. */
function mutated(text: string): fc.Arbitrary<string> {
	const piece = fc.constantFrom(
		...[
			'"',
			"'",
			'[',
			']',
			'{',
			'}',
			':',
			': ',
			'- ',
			'\n',
			'\r\n',
			'\t',
			'#',
			'&a ',
			'*a',
			'!x ',
			'|\n',
			'>',
			'%',
			'@',
		],
		...[
			'---\n',
			'...\n',
			'<<<<<<< a\n',
			'=======\n',
			'>>>>>>> b\n',
			'? ',
			',',
			'\0',
			'\ud83d',
			'\ufeff',
			'<<: ',
			'\\',
			'  ',
		],
	);
	const change = fc.record({ at: fc.nat(), cut: fc.nat(30), put: fc.oneof(piece, fc.string({ maxLength: 5 })) });
	return fc.array(change, { minLength: 1, maxLength: 8 }).map((changes) =>
		changes.reduce((current, { at, cut, put }) => {
			const from = at % (current.length + 1);
			return current.slice(0, from) + put + current.slice(cut > 15 ? from : from + cut);
		}, text),
	);
}
