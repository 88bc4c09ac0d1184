import * as z from 'zod';
import { backlogSchema } from './schema.ts';

type Json = Record<string, unknown>;

/** The JSON Schema (draft 7, which YAML editors read best) of the file as people write it, for editors that complete and check YAML by one. */
export function jsonSchema(): Json {
	const schema = describe(backlogSchema);
	return {
		$schema: 'http://json-schema.org/draft-07/schema#',
		title: 'Lights On: reliability.yaml',
		...schema,
	};
}

function describe(schema: z.ZodType): Json {
	const { $schema: _, ...json } = z.toJSONSchema(schema, {
		io: 'input',
		target: 'draft-7',
		unrepresentable: 'any',
		override: ({ jsonSchema: target }) => {
			nameExamples(target as Json);
			expandEstimate(target as Json);
		},
	}) as Json;
	return json;
}

function nameExamples(target: Json): void {
	if (target.samples === undefined) return;
	target.examples = target.samples;
	delete target.samples;
}

/** An estimate is described by its figure; the two forms that it may have are spelt out here. */
function expandEstimate(target: Json): void {
	const figure = target.estimateOf;
	if (!(figure instanceof z.ZodType)) return;
	const { description, ...plain } = describe(figure);
	delete target.estimateOf;
	target.description = description;
	target.anyOf = [
		plain,
		{
			type: 'object',
			description: 'A three-point estimate: least, most likely, greatest.',
			properties: { low: plain, likely: plain, high: plain },
			required: ['low', 'likely', 'high'],
			additionalProperties: false,
		},
	];
}
