import assert from 'node:assert/strict';
import { jsonSchema } from '../../../src/core/backlog/jsonSchema.ts';
import { backlogSchema } from '../../../src/core/backlog/schema.ts';

type Json = { [key: string]: Json } & { required?: string[]; description?: string; anyOf?: Json[]; items?: Json };

describe('the published JSON Schema', () => {
	const schema = jsonSchema() as Json;

	it('has every key that the file may have, each with a description', () => {
		assert.deepEqual(Object.keys(schema.properties!), Object.keys(backlogSchema.shape));
		const bare: string[] = [];
		const walk = (node: Json, at: string) => {
			if (at.length > 0 && node.description === undefined && !at.endsWith('[]')) bare.push(at);
			for (const [key, child] of Object.entries(node.properties ?? {})) walk(child as Json, `${at}.${key}`);
			if (node.items) walk(node.items, `${at}[]`);
		};
		walk(schema, '');
		// A choice of forms is described by its forms.
		assert.deepEqual(bare, ['.team.hours', '.team.people[].hours', '.services[].slo']);
	});

	it('asks of an item its id and its title, and of nothing else', () => {
		assert.deepEqual(schema.properties!.items!.items!.required, ['id', 'title']);
		assert.equal(schema.required, undefined);
	});

	it('offers an estimate as a figure or as three points', () => {
		const effort = schema.properties!.items!.items!.properties!.effort!;
		assert.equal(effort.anyOf?.length, 2);
		assert.deepEqual(Object.keys(effort.anyOf![1]!.properties!), ['low', 'likely', 'high']);
	});

	it('refuses keys that are not known', () => {
		assert.equal(schema.additionalProperties as unknown, false);
		assert.equal(schema.properties!.items!.items!.additionalProperties as unknown, false);
	});
});
