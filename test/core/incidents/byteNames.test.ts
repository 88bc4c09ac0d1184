import assert from 'node:assert/strict';
import { ByteNames } from '../../../src/core/incidents/text/byteNames.ts';

describe('names by their bytes', () => {
	const encoder = new TextEncoder();
	const table = () => {
		const known = new Map<string, number>();
		const names = new ByteNames((name) => {
			if (!known.has(name)) known.set(name, known.size);
			return known.get(name)!;
		});
		return {
			known,
			indexOf: (cell: string) => {
				const bytes = encoder.encode(`x${cell}y`);
				return names.indexOf(bytes, new DataView(bytes.buffer), 1, bytes.length - 1);
			},
		};
	};

	it('tells names apart that end alike, and knows each again', () => {
		const { known, indexOf } = table();
		const names = Array.from({ length: 50 }, (_, number) => `${number}`.padStart(3, '0').concat(' of production'));
		for (let round = 0; round < 3; round++)
			for (const name of names) assert.equal(indexOf(` ${name}\t`), names.indexOf(name));
		assert.equal(known.size, names.length);
	});

	it('gives right indexes though there are more names, and longer ones, than it keeps', () => {
		const { known, indexOf } = table();
		const names = Array.from({ length: 60_000 }, (_, number) => `incident ${number} ${'ü'.repeat(60)} ${number % 7}`);
		for (let round = 0; round < 2; round++)
			for (const [number, name] of names.entries()) assert.equal(indexOf(name), number);
		assert.equal(indexOf('z'.repeat(5 * 1024 * 1024)), names.length);
		assert.equal(indexOf(names[3]!), 3);
		assert.equal(known.size, names.length + 1);
	});

	it('tells names of any length apart by any of their bytes', () => {
		const { known, indexOf } = table();
		const names = Array.from({ length: 40 }, (_, last) => last).flatMap((last) => {
			const name = 'a'.repeat(last + 1);
			return [name, ...Array.from(name, (_, place) => `${name.slice(0, place)}b${name.slice(place + 1)}`)];
		});
		for (let round = 0; round < 2; round++)
			for (const [number, name] of names.entries()) assert.equal(indexOf(name), number);
		assert.equal(known.size, names.length);
	});

	it('takes white space alone for nothing', () => {
		assert.equal(table().indexOf(' \t '), -1);
	});
});
