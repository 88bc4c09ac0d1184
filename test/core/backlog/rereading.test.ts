import assert from 'node:assert/strict';
import { readPlainYaml } from '../../../src/core/backlog/plainYaml.ts';
import { readBacklog } from '../../../src/core/backlog/readBacklog.ts';
import { readAllYaml } from '../../../src/core/backlog/readYaml.ts';
import { rereadYaml } from '../../../src/core/backlog/rereadYaml.ts';
import { randomOf } from '../../../src/core/scoring/uncertainty/random.ts';
import { backlogText } from '../../bench/generate.ts';
import { scraps } from './mutations.ts';

const EDITS = Number(process.env.RUNS ?? 20_000);

/** What a text says, as a person who typed it sees it, and as one who has just opened it does. */
function typed(text: string): string {
	return JSON.stringify(readBacklog('typed.yaml', text));
}

function opened(text: string): string {
	readBacklog('other.yaml', 'items: []\n');
	return JSON.stringify(readBacklog('other.yaml', text)).replaceAll('"other.yaml', '"typed.yaml');
}

const lines = [
	'  - id: NEW-1\n    title: A new one\n    effort: 3d\n',
	'  - { id: INC-99, started: 2026-01-02T03:04Z, cause: disk-full }\n',
	'    effrot: 3d\n',
	'    effort: 0d\n',
	'    status: donne\n',
	'    dependsOn: [REL-1, NOWHERE]\n',
	'    notes: |\n      one\n\n        two\n',
	'\n\n',
	'# remark\n',
	'  # remark\n',
	'team: { timezone: Europe/Berlin }\n',
	'    deadline: { date: 2027-01-01, loss: 400 }\n',
	'  -\n    id: BELOW\n',
	'items:\n',
	'- id: X\n',
];

function edited(text: string, random: () => number): string {
	const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)]!;
	const at = Math.floor(random() * (text.length + 1));
	const start = text.lastIndexOf('\n', at) + 1;
	const next = text.indexOf('\n', at) + 1 || text.length;
	switch (Math.floor(random() * 7)) {
		case 0:
			return text.slice(0, start) + text.slice(next);
		case 1:
			return text.slice(0, start) + pick(lines) + text.slice(start);
		case 2: {
			const from = text.slice(start, next);
			return text.slice(0, next) + from + text.slice(next);
		}
		case 3:
			return text.slice(0, at) + pick(scraps) + text.slice(at);
		case 4:
			return text.slice(0, at) + text.slice(at + Math.floor(random() * 80));
		default:
			return text.slice(0, at) + pick(['a', '1', 'd', ' x', '%', '0', '-']) + text.slice(at + Math.floor(random() * 2));
	}
}

describe('reading a backlog again after an edit', () => {
	it(`says after each of ${EDITS} edits what reading the whole says`, function () {
		this.timeout(300_000);
		const random = randomOf('rereading');
		let base = '';
		let text = '';
		let read = readPlainYaml('items: []\n')!;
		let plain = 0;
		for (let edit = 0; edit < EDITS; edit++) {
			if (edit % 40 === 0) {
				base = backlogText({ items: 3, incidents: 2 }, 1 + edit);
				if (random() < 0.3) base = base.replaceAll('\n', '\r\n');
				if (random() < 0.2) base = base.replaceAll(/^ {2}/gm, '');
				text = base;
				read = readPlainYaml(text)!;
				typed(text);
			}
			const next = edited(text, random);
			const root = readPlainYaml(next);
			if (!root) {
				assert.equal(rereadYaml({ text, root: read }, next), undefined, JSON.stringify([text, next]));
				// It is read whole by both, and takes long.
				if (random() < 0.95) continue;
			}
			assert.equal(typed(next), opened(next), JSON.stringify([text, next]));
			if (!root) continue;
			plain++;
			if (next.length > 2 * base.length) continue;
			text = next;
			read = root;
		}
		assert.ok(plain > EDITS / 3, `${plain} of them plain`);
	});

	it('agrees with the parser of all of YAML on what it was typed to', () => {
		const random = randomOf('typed');
		let text = backlogText({ items: 6, incidents: 4 });
		for (let edit = 0; edit < 300; edit++) {
			const next = edited(text, random);
			const { root } = { root: readBacklog('typed.yaml', next).backlog.origin.node };
			assert.equal(JSON.stringify(root), JSON.stringify(readAllYaml(next).root));
			if (readPlainYaml(next) && next.length < 5000) text = next;
		}
	});

	it('keeps what was read before as it was', () => {
		const text = backlogText({ items: 30, incidents: 30 });
		const before = readBacklog('typed.yaml', text);
		const said = JSON.stringify(before);
		const longer = readBacklog('typed.yaml', text.replace('title:', 'title: Longer'));
		assert.notEqual(JSON.stringify(longer), said);
		assert.equal(JSON.stringify(before), said);
	});

	it('gives the same items where nothing of them has changed', () => {
		const text = backlogText({ items: 30, incidents: 30 });
		const before = readBacklog('typed.yaml', text).backlog.items;
		const at = text.lastIndexOf('    title:') + 10;
		const after = readBacklog('typed.yaml', `${text.slice(0, at)} More${text.slice(at)}`).backlog.items;
		assert.equal(after.filter((item, index) => item === before[index]).length, 29);
	});
});
