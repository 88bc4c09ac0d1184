import path from 'node:path';
import ts from 'typescript';
import type { Schema } from '../../src/core/views/fitsSchema.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');
const SOURCE = path.join(ROOT, 'src/core/views/panelProtocol.ts');
export const SCHEMA_FILE = path.join(ROOT, 'src/core/views/toPanel.schema.json');

/** A JSON Schema of the messages that the editor sends to the panel, from the type that both are compiled against. */
export function messageSchema(): Schema {
	const { config } = ts.readConfigFile(path.join(ROOT, 'tsconfig.json'), ts.sys.readFile);
	const { options } = ts.convertCompilerOptionsFromJson(config.compilerOptions, ROOT);
	const program = ts.createProgram([SOURCE], options);
	const checker = program.getTypeChecker();
	const file = program.getSourceFile(SOURCE)!;
	const exported = checker.getExportsOfModule(checker.getSymbolAtLocation(file)!);
	const declared = exported.find(({ name }) => name === 'ToPanel')!;
	return new SchemaOf(checker).whole(checker.getDeclaredTypeOfSymbol(declared));
}

class SchemaOf {
	readonly #checker: ts.TypeChecker;
	/** Objects by their type, each under a name, so that one that is used often stands once. */
	readonly #names = new Map<ts.Type, string>();
	readonly #definitions: Record<string, Schema> = {};
	readonly #path: string[] = [];

	constructor(checker: ts.TypeChecker) {
		this.#checker = checker;
	}

	whole(type: ts.Type): Schema {
		return { ...this.#of(type), $defs: this.#definitions };
	}

	#of(type: ts.Type): Schema {
		if (type.isUnion()) return this.#ofUnion(type.types);
		if (type.isStringLiteral() || type.isNumberLiteral()) return { const: type.value };
		if (type.flags & ts.TypeFlags.BooleanLiteral) return { const: this.#checker.typeToString(type) === 'true' };
		if (type.flags & (ts.TypeFlags.String | ts.TypeFlags.TemplateLiteral)) return { type: 'string' };
		if (type.flags & ts.TypeFlags.Number) return { type: 'number' };
		if (this.#checker.isTupleType(type)) return this.#ofTuple(type as ts.TupleTypeReference);
		if (this.#checker.isArrayType(type))
			return { type: 'array', items: this.#of(this.#checker.getTypeArguments(type as ts.TypeReference)[0]!) };
		if (type.flags & (ts.TypeFlags.Object | ts.TypeFlags.Intersection)) return this.#named(type);
		// The options of a picture, which only what draws it knows.
		if (type.flags & ts.TypeFlags.Unknown) return {};
		throw new Error(`Failed to say as JSON: ${this.#checker.typeToString(type)} in ${this.#path.join('.')}`);
	}

	#ofUnion(types: readonly ts.Type[]): Schema {
		const present = types.filter(({ flags }) => !(flags & ts.TypeFlags.Undefined));
		if (present.length === 1) return this.#of(present[0]!);
		const schemas = present.map((type) => this.#of(type));
		const values = schemas.flatMap((schema) => ('const' in schema ? [schema.const] : []));
		const others = schemas.filter((schema) => !('const' in schema));
		const choices = values.length > 0 ? [{ enum: [...new Set(values)] }, ...others] : others;
		return choices.length === 1 ? choices[0]! : { anyOf: choices };
	}

	#ofTuple(type: ts.TupleTypeReference): Schema {
		if (type.target.hasRestElement) throw new Error('Failed to say a tuple of any length as JSON');
		const entries = this.#checker.getTypeArguments(type).map((entry) => this.#of(entry));
		return { type: 'array', prefixItems: entries, minItems: type.target.minLength, maxItems: entries.length };
	}

	#named(type: ts.Type): Schema {
		const known = this.#names.get(type);
		if (known !== undefined) return { $ref: known };
		const name = `${this.#names.size}`;
		this.#names.set(type, name);
		this.#definitions[name] = this.#ofObject(type);
		return { $ref: name };
	}

	#ofObject(type: ts.Type): Schema {
		if (type.getCallSignatures().length > 0) throw new Error('Failed to say a function as JSON');
		const properties: Record<string, Schema> = {};
		const required: string[] = [];
		for (const property of this.#checker.getPropertiesOfType(type)) {
			this.#path.push(property.name);
			properties[property.name] = this.#of(this.#checker.getTypeOfSymbol(property));
			this.#path.pop();
			if (!(property.flags & ts.SymbolFlags.Optional)) required.push(property.name);
		}
		const index = this.#checker.getIndexInfoOfType(type, ts.IndexKind.String);
		return { type: 'object', properties, required, additionalProperties: index ? this.#of(index.type) : false };
	}
}
