import { jsonSchema } from '../backlog/jsonSchema.ts';
import type { SlotPath } from './slot.ts';

/** What the schema says of one place, as far as an editor needs it. The published JSON Schema is the same data. */
export interface SchemaNode {
	readonly description?: string;
	readonly type?: string | readonly string[];
	readonly enum?: readonly string[];
	readonly const?: number;
	readonly pattern?: string;
	readonly examples?: readonly (string | number)[];
	readonly minimum?: number;
	readonly maximum?: number;
	readonly anyOf?: readonly SchemaNode[];
	readonly items?: SchemaNode;
	readonly properties?: Readonly<Record<string, SchemaNode>>;
	readonly required?: readonly string[];
	readonly additionalProperties?: boolean | SchemaNode;
}

let whole: SchemaNode | undefined;

/** The schema of what stands at a path: more than one where it depends on the form that the file chose above. */
export function schemasAt(path: SlotPath): readonly SchemaNode[] {
	if (!path) return [];
	whole ??= jsonSchema() as SchemaNode;
	let nodes: readonly SchemaNode[] = [whole];
	for (const step of path) nodes = nodes.flatMap(formsOf).flatMap((form) => stepInto(form, step));
	return nodes;
}

function stepInto(form: SchemaNode, step: string): readonly SchemaNode[] {
	if (step === '[]') return form.items ? [form.items] : [];
	const known = form.properties && Object.hasOwn(form.properties, step) ? form.properties[step] : undefined;
	if (known) return [known];
	return typeof form.additionalProperties === 'object' ? [form.additionalProperties] : [];
}

/** The forms that a value may have. */
export function formsOf(node: SchemaNode): readonly SchemaNode[] {
	return node.anyOf ? node.anyOf.flatMap(formsOf) : [node];
}

/** What a key means: its own words, or those of its forms. */
export function meaningOf(node: SchemaNode): string {
	if (node.description !== undefined) return node.description;
	return [...new Set(formsOf(node).flatMap((form) => form.description ?? []))].join(' ');
}

/** Examples of its value and of each of its forms. */
export function examplesOf(node: SchemaNode): readonly (string | number)[] {
	return [...(node.examples ?? []), ...(node.anyOf ?? []).flatMap(examplesOf)];
}
