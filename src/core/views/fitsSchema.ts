/** So much of JSON Schema 2020-12 as the messages to the panel take. A `$ref` is the name of one of `$defs`. */
export interface Schema {
	readonly $defs?: Readonly<Record<string, Schema>>;
	readonly $ref?: string;
	readonly anyOf?: readonly Schema[];
	readonly const?: unknown;
	readonly enum?: readonly unknown[];
	readonly type?: string;
	readonly items?: Schema;
	readonly prefixItems?: readonly Schema[];
	readonly minItems?: number;
	readonly maxItems?: number;
	readonly properties?: Readonly<Record<string, Schema>>;
	readonly required?: readonly string[];
	readonly additionalProperties?: Schema | boolean;
}

/**
 * Whether a value is what the schema says, down to its leaves. No code is made of the schema, as the panel's page may run none
 * but its own. A property that holds undefined counts as absent, as it is once it was sent.
 */
export function fitsSchema(value: unknown, schema: Schema, definitions = schema.$defs ?? {}): boolean {
	const fits = (inner: unknown, of: Schema) => fitsSchema(inner, of, definitions);
	if (schema.$ref !== undefined) return fits(value, definitions[schema.$ref]!);
	if (schema.anyOf) return schema.anyOf.some((choice) => fits(value, choice));
	if (schema.enum) return schema.enum.includes(value);
	switch (schema.type) {
		case 'string':
			return typeof value === 'string';
		case 'number':
			return Number.isFinite(value);
		case 'array':
			return Array.isArray(value) && fitsList(value, schema, fits);
		case 'object':
			return isRecord(value) && fitsRecord(value, schema, fits);
		default:
			return !('const' in schema) || value === schema.const;
	}
}

type Fits = (value: unknown, schema: Schema) => boolean;

function fitsList(
	list: readonly unknown[],
	{ items, prefixItems, minItems = 0, maxItems }: Schema,
	fits: Fits,
): boolean {
	if (list.length < minItems || (maxItems !== undefined && list.length > maxItems)) return false;
	if (items) return list.every((entry) => fits(entry, items));
	return list.every((entry, index) => fits(entry, prefixItems![index]!));
}

function fitsRecord(
	record: Readonly<Record<string, unknown>>,
	{ properties = {}, required = [], additionalProperties: others = true }: Schema,
	fits: Fits,
): boolean {
	if (required.some((name) => !Object.hasOwn(record, name) || record[name] === undefined)) return false;
	for (const name of Object.keys(record)) {
		if (record[name] === undefined) continue;
		const schema = Object.hasOwn(properties, name) ? properties[name]! : others;
		if (typeof schema === 'boolean' ? !schema : !fits(record[name], schema)) return false;
	}
	return true;
}

/** Made by braces or by JSON, and in no other way. */
function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
