// All texts of the sources that translators have to word.
import fs from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { jsonSchema } from '../../src/core/backlog/jsonSchema.ts';

export const ROOT = path.resolve(import.meta.dirname, '../..');

export interface Templates {
	/** Each with the files that say it. */
	readonly found: ReadonlyMap<string, readonly string[]>;
	/** Calls whose text nobody can find: no translation would ever reach them. */
	readonly hidden: readonly string[];
}

/** The texts given to `message`, `template` and `translate`, to `vscode.l10n.t`, and the meanings of the keys of the file. */
export function templatesInSources(): Templates {
	const found = new Map<string, Set<string>>();
	const hidden: string[] = [];
	const add = (text: string, file: string) => {
		if (text === '') return;
		const files = found.get(text);
		if (files) files.add(file);
		else found.set(text, new Set([file]));
	};
	for (const file of sourceFiles(path.join(ROOT, 'src'))) {
		const name = path.relative(ROOT, file).split(path.sep).join('/');
		const source = ts.createSourceFile(name, fs.readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true);
		const speakers = speakersOf(source);
		const visit = (node: ts.Node): void => {
			const call = ts.isCallExpression(node) && speaks(node, speakers) ? node : undefined;
			const given = call?.arguments[0];
			if (call && given) {
				const texts = textsOf(given);
				if (texts) for (const text of texts) for (const form of inEachNumber(text, call)) add(form, name);
				else if (!passesOn(given, call)) hidden.push(`${name}: ${call.getText().replace(/\s+/g, ' ').slice(0, 100)}`);
			}
			ts.forEachChild(node, visit);
		};
		visit(source);
	}
	for (const text of meanings(jsonSchema())) add(text, 'src/core/backlog/schema.ts');
	return { found: new Map([...found].map(([text, files]) => [text, [...files]])), hidden };
}

function sourceFiles(folder: string): string[] {
	return fs
		.readdirSync(folder, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
		.map((entry) => path.join(entry.parentPath, entry.name))
		.sort();
}

const always = new Set(['message', 'template', 'translate']);

/** Functions of a file that make a message of their first argument, such as `words` in the labels of a view. */
function speakersOf(source: ts.SourceFile): ReadonlySet<string> {
	const names = new Set<string>(always);
	const visit = (node: ts.Node): void => {
		if (ts.isVariableDeclaration(node) && ts.isIdentifier(node.name) && node.initializer) {
			const { initializer } = node;
			const first = ts.isArrowFunction(initializer) ? initializer.parameters[0]?.name.getText() : undefined;
			if (first !== undefined && new RegExp(`\\bmessage\\(${first}\\b`).test(initializer.getText()))
				names.add(node.name.text);
		}
		ts.forEachChild(node, visit);
	};
	visit(source);
	return names;
}

function speaks({ expression }: ts.CallExpression, speakers: ReadonlySet<string>): boolean {
	if (ts.isIdentifier(expression)) return speakers.has(expression.text);
	if (!ts.isPropertyAccessExpression(expression)) return false;
	return /\bl10n\.t$/.test(expression.getText()) || /^#?translate$/.test(expression.name.text);
}

/** One text, or one for each branch of a condition; undefined where it is not written there. */
function textsOf(node: ts.Expression): readonly string[] | undefined {
	if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) return [node.text];
	if (!ts.isConditionalExpression(node)) return undefined;
	const [one, other] = [textsOf(node.whenTrue), textsOf(node.whenFalse)];
	return one && other && [...one, ...other];
}

/** What was marked elsewhere with `template`, came in from a caller, or is a meaning of the schema. */
function passesOn(given: ts.Expression, call: ts.CallExpression): boolean {
	const text = given.getText();
	return (
		/^(template|singular|sentence\.template|meaningOf\(.*\))$/.test(text) ||
		/^(sentences|templates|labels)[.[]/.test(text) ||
		/^(guess|bare|single \? alone : better)$/.test(text) ||
		(/^translate$/.test(call.expression.getText()) && /^(description|words)$/.test(text))
	);
}

/** Reasons put one day and one week into the singular, each in a template of its own. */
function inEachNumber(text: string, call: ts.CallExpression): readonly string[] {
	if (call.expression.getText() !== 'template') return [text];
	const forms = [text];
	for (const [plural, singular] of text.matchAll(/(\{\d\} (?:day|week))s/g))
		for (const form of [...forms]) forms.push(form.replace(plural, singular!));
	return forms;
}

function meanings(node: unknown): string[] {
	if (typeof node !== 'object' || node === null) return [];
	if (Array.isArray(node)) return node.flatMap(meanings);
	return Object.entries(node).flatMap(([key, value]) =>
		key === 'description' && typeof value === 'string' ? [value] : meanings(value),
	);
}
