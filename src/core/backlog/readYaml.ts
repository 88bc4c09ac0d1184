import { Composer, type CST, type Document, Parser, type YAMLError } from 'yaml';
import { type Message, message } from '../text.ts';
import { lineEnd } from './lines.ts';
import { readPlainYaml } from './plainYaml.ts';
import type { SourceNode } from './sourceTree.ts';
import { readConflicts } from './yamlConflicts.ts';
import { faultsOf } from './yamlFaults.ts';
import { MAX_DEPTH, treeOf } from './yamlTree.ts';

export interface YamlReading {
	/** Absent where there is nothing, or nothing could be understood. */
	readonly root: SourceNode | undefined;
	/** In the order of their places. */
	readonly faults: readonly YamlFault[];
	/** The text is not sound YAML: the tree holds what could be recovered. */
	readonly broken: boolean;
	/** Read by the fast reader, and so a text that may be read again by its entries. */
	readonly plain?: true;
}

export interface YamlFault {
	readonly code: 'yaml.syntax' | 'yaml.alias' | 'yaml.duplicateKey' | 'file.conflict' | 'file.tooLarge' | 'file.empty';
	/** UTF-16 offsets. */
	readonly start: number;
	readonly end: number;
	readonly message: Message;
	readonly related?: readonly { readonly start: number; readonly end: number; readonly message: Message }[];
}

/** In UTF-16 units: what is longer is not read at all. */
export const MAX_LENGTH = 5 * 1024 * 1024;
/** A file of another kind would yield one fault a byte: a reader needs no more than these. */
const MAX_FAULTS = 200;

/**
 * Reads YAML 1.2 (and so JSON) into a tree with exact ranges. All that is wrong comes back as data, and what can be
 * recovered comes back beside it; no input makes it throw. Time and memory are bounded: long texts are refused,
 * nesting stops at 100 levels, and aliases may add 100,000 values.
 */
export function readYaml(text: string): YamlReading {
	if (text.length > MAX_LENGTH) return tooLarge(text);
	const plain = readPlainYaml(text);
	return plain ? { root: plain, faults: [], broken: false, plain: true } : readAllYaml(text);
}

/** The same by the parser of all of YAML, whatever the text is like. */
export function readAllYaml(text: string): YamlReading {
	const conflicts = readConflicts(text);
	// YAML counts a lone CR as a line end; the parser knows only LF and CRLF. Offsets stay.
	const { document, stream, broken } = compose(conflicts.text.replace(/\r(?!\n)/g, '\n'));
	const standing = conflicts.faults.slice(0, MAX_FAULTS);
	const faults: YamlFault[] = [...standing, ...stream, ...strangeCharacters(text)];
	const tree = treeOf(document?.contents, text);
	faults.push(...tree.faults);
	const root = isNothing(tree.root) ? undefined : tree.root;
	if (!root && faults.length === 0)
		faults.push({ code: 'file.empty', start: 0, end: lineEnd(text, 0), message: message('This file is empty.') });
	return {
		root,
		faults: inOrder(faults, standing),
		broken: conflicts.faults.length > 0 || broken || tree.exhausted,
	};
}

function tooLarge(text: string): YamlReading {
	const fault: YamlFault = {
		code: 'file.tooLarge',
		start: 0,
		end: lineEnd(text, 0),
		message: message('This file is over 5 MB and is not read. Move incidents to a source.'),
	};
	return { root: undefined, faults: [fault], broken: true };
}

interface Composed {
	readonly document: Document.Parsed | undefined;
	/** What is wrong with the text as YAML. */
	readonly stream: readonly YamlFault[];
	/** Not sound YAML, or more of it than is read. */
	readonly broken: boolean;
}

function compose(text: string): Composed {
	const composer = boundedComposer();
	const faults: YamlFault[] = [];
	const documents: Document.Parsed[] = [];
	let unclosed: readonly Unclosed[] = [];
	let second: CST.Document | undefined;
	let count = 0;
	for (const token of new Parser().parse(text)) {
		if (token.type === 'document') {
			count++;
			if (count === 2) second = token;
			if (count === 1) {
				const survey = surveyOf(token);
				unclosed = survey.unclosed;
				if (survey.tooDeep) faults.push(survey.tooDeep);
			}
		}
		// An older version of YAML, which reads `yes` as true, is not offered.
		if (token.type === 'directive' && token.source.startsWith('%YAML 1.')) token.source = '%YAML 1.2';
		if (count <= 1) documents.push(...composed(composer.next(token)));
	}
	documents.push(...composed(composer.end(true, text.length)));
	const document = documents[0];
	if (second) faults.push(secondDocument(second, text));
	const errors: readonly YAMLError[] = [...(document?.errors ?? []), ...(document?.warnings ?? [])];
	const broken = faults.length > 0 || errors.some((error) => error.code !== 'TAG_RESOLVE_FAILED');
	return { document, stream: [...faults, ...faultsOf(errors, text, unclosed)], broken };
}

function composed(documents: Iterable<unknown>): Document.Parsed[] {
	return [...documents] as Document.Parsed[];
}

/** A composer that stops noting errors where there are too many: each costs a stack trace. */
function boundedComposer(): Composer {
	const composer = new Composer({
		version: '1.2',
		uniqueKeys: false,
		prettyErrors: false,
		logLevel: 'silent',
		keepSourceTokens: false,
	});
	const noting = composer as unknown as { onError: (...error: unknown[]) => void };
	const note = noting.onError;
	let left = MAX_FAULTS;
	noting.onError = (...error) => {
		if (left-- > 0) note(...error);
	};
	return composer;
}

/** What is opened and never closed. */
export type Unclosed = CST.FlowCollection | CST.FlowScalar;

interface Survey {
	/** From the last to the first. */
	readonly unclosed: readonly Unclosed[];
	readonly tooDeep: YamlFault | undefined;
}

/** Walks the tokens without recursion before anything recurses over them, and cuts off what is nested too deeply. */
function surveyOf(document: CST.Document): Survey {
	const unclosed: Unclosed[] = [];
	let tooDeep: YamlFault | undefined;
	const stack: { token: CST.Token; depth: number }[] = [];
	if (document.value) stack.push({ token: document.value, depth: 1 });
	while (stack.length > 0) {
		const { token, depth } = stack.pop()!;
		if (isUnclosed(token)) unclosed.push(token);
		if (!('items' in token)) continue;
		if (depth > MAX_DEPTH) {
			token.items.length = 0;
			if (!tooDeep || token.offset < tooDeep.start) tooDeep = tooDeepAt(token.offset);
			continue;
		}
		for (const item of token.items) {
			if (item.key) stack.push({ token: item.key, depth: depth + 1 });
			if (item.value) stack.push({ token: item.value, depth: depth + 1 });
		}
	}
	return { unclosed: unclosed.sort((one, other) => other.offset - one.offset), tooDeep };
}

function isUnclosed(token: CST.Token): token is Unclosed {
	switch (token.type) {
		case 'flow-collection':
			return token.end[0]?.source !== (token.start.source === '{' ? '}' : ']');
		case 'single-quoted-scalar':
		case 'double-quoted-scalar':
			return token.source.length < 2 || token.source.at(-1) !== token.source[0];
		default:
			return false;
	}
}

function tooDeepAt(offset: number): YamlFault {
	return {
		code: 'yaml.syntax',
		start: offset,
		end: offset + 1,
		message: message('This is nested more than {0} levels deep and is not read.', MAX_DEPTH),
	};
}

function secondDocument(token: CST.Document, text: string): YamlFault {
	const mark = token.start.find((part) => part.type === 'doc-start');
	const start = mark?.offset ?? token.offset;
	return {
		code: 'yaml.syntax',
		start,
		end: mark ? start + mark.source.length : Math.max(start, lineEnd(text, start)),
		message: message('A second document starts here. Only the first is read.'),
	};
}

/** What YAML does not allow in a text: control characters and halves of surrogate pairs. */
const strange = /[^\P{Control}\t\n\r\u0085]+|[\ufffe\uffff]|\p{Surrogate}/gu;

function strangeCharacters(text: string): YamlFault[] {
	const faults: YamlFault[] = [];
	for (const match of text.matchAll(strange)) {
		const code = match[0].codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0');
		faults.push({
			code: 'yaml.syntax',
			start: match.index,
			end: match.index + match[0].length,
			message: message('An invisible character stands here that YAML does not allow: U+{0}. Delete it.', code),
		});
		if (faults.length === MAX_FAULTS) break;
	}
	return faults;
}

function isNothing(root: SourceNode | undefined): boolean {
	return !root || (root.type === 'scalar' && root.start === root.end);
}

/** Sorted, one for each place, and none that a conflict explains. */
function inOrder(faults: readonly YamlFault[], conflicts: readonly YamlFault[]): YamlFault[] {
	const seen = new Set<number>();
	return faults
		.filter((fault) => {
			if (conflicts.includes(fault)) return true;
			return !conflicts.some(
				(conflict) => fault.start < conflict.end && conflict.start < Math.max(fault.end, fault.start + 1),
			);
		})
		.sort((one, other) => one.start - other.start || other.end - one.end)
		.filter((fault) => fault.code === 'yaml.duplicateKey' || (!seen.has(fault.start) && seen.add(fault.start)))
		.slice(0, MAX_FAULTS);
}
