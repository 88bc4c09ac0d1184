import type { YAMLError } from 'yaml';
import { type Message, message } from '../text.ts';
import { lineEnd, lineStart, startsLine } from './lines.ts';
import type { Unclosed, YamlFault } from './readYaml.ts';

/** The parser's errors as faults with ranges that can be seen and sentences that can be followed. */
export function faultsOf(errors: readonly YAMLError[], text: string, unclosed: readonly Unclosed[]): YamlFault[] {
	const open = [...unclosed];
	const nested = new Set(errors.filter(isNested).map((error) => error.pos[0]));
	const faults: YamlFault[] = [];
	const lines = new Set<number>();
	for (const error of errors) {
		if (isNested(error) && errors.some((other) => isMultiline(other) && other.pos[0] === error.pos[0])) continue;
		const opening = isMissingEnd(error) ? takeOpening(open, error.pos[0]) : undefined;
		const fault = opening
			? neverClosed(opening, text)
			: isMultiline(error) && nested.has(error.pos[0])
				? tooDeeplyIndented(error, text)
				: faultOf(error, text);
		const line = lineStart(text, fault.start);
		// The rest of a line that is not understood says nothing new.
		if (isConsequence(error) && lines.has(line)) continue;
		lines.add(line);
		faults.push(fault);
	}
	return faults;
}

const isNested = (error: YAMLError): boolean => error.message.startsWith('Nested mappings');
const isMultiline = (error: YAMLError): boolean => error.code === 'MULTILINE_IMPLICIT_KEY';
const isMissingEnd = (error: YAMLError): boolean => /end with a [\]}]|closing ['"]quote/.test(error.message);
const isConsequence = (error: YAMLError): boolean =>
	error.code === 'UNEXPECTED_TOKEN' || /followed by map values/.test(error.message);

/** The nearest opening before the place where its end is missed; inner ones are missed first. */
function takeOpening(open: Unclosed[], missed: number): Unclosed | undefined {
	const index = open.findIndex((token) => token.offset < missed);
	return index < 0 ? undefined : open.splice(index, 1)[0];
}

function neverClosed(token: Unclosed, text: string): YamlFault {
	if (token.type !== 'flow-collection') {
		const end = lineEnd(text, token.offset);
		return {
			code: 'yaml.syntax',
			start: token.offset,
			end,
			message: message('This text has no closing quote.'),
		};
	}
	const close = token.start.source === '{' ? '}' : ']';
	return {
		code: 'yaml.syntax',
		start: token.offset,
		end: token.offset + 1,
		message: message('This {0} is never closed. Add the {1} that belongs to it.', token.start.source, close),
	};
}

/** A key under a value that is already complete: the parser takes both lines for one key. */
function tooDeeplyIndented(error: YAMLError, text: string): YamlFault {
	const key = text.slice(error.pos[0], error.pos[1]);
	const start = error.pos[0] + key.length - (/[^\n]*$/.exec(key)?.[0].trimStart().length ?? 0);
	return {
		code: 'yaml.syntax',
		start,
		end: valueEnd(text, start),
		message: message('This line is indented too deeply, or the line above it lacks a colon.'),
	};
}

function faultOf(error: YAMLError, text: string): YamlFault {
	const code = error.code === 'BAD_ALIAS' || error.code === 'ALIAS_PROPS' ? 'yaml.alias' : 'yaml.syntax';
	const range = visible(text, error);
	const atLineStart = error.message.endsWith('at node end') && startsLine(text, range.start);
	const sentence = atLineStart
		? message('This line does not belong to what stands above it. Check its indentation.')
		: sentenceOf(error, text.slice(range.start, range.end));
	return { code, ...range, message: sentence };
}

/** An error in white space means what follows; at the end of the text, what stands last. It stays on its line. */
function visible(text: string, error: YAMLError): { start: number; end: number } {
	let start = clamp(error.pos[0], text);
	let end = Math.max(start, clamp(error.pos[1], text));
	if (error.code === 'TAB_AS_INDENT') return { start, end: Math.max(end, start + 1) };
	if (text.slice(start, end).trim() === '') {
		start = nextContent(text, start);
		end = Math.min(text.length, start + 1);
	}
	if (start === text.length) {
		end = text.trimEnd().length;
		start = Math.max(0, end - 1);
	}
	const unknownEscape = /^Invalid escape sequence (.+)/.exec(error.message)?.[1];
	if (unknownEscape) end = start + unknownEscape.length;
	else if (widened.has(error.code) && end - start <= 1 && !/[,\]}]/.test(text[start] ?? ''))
		end = valueEnd(text, start);
	return { start, end: Math.max(start, Math.min(end, lineEnd(text, start))) };
}

const widened: ReadonlySet<string> = new Set([
	'BLOCK_AS_IMPLICIT_KEY',
	'BAD_INDENT',
	'MULTILINE_IMPLICIT_KEY',
	'MISSING_CHAR',
	'UNEXPECTED_TOKEN',
]);

function clamp(offset: number, text: string): number {
	return Math.max(0, Math.min(offset, text.length));
}

function nextContent(text: string, from: number): number {
	const blank = /(?:[^\S]+|#[^\n]*)*/y;
	blank.lastIndex = from;
	blank.exec(text);
	return blank.lastIndex;
}

/** The end of what stands on the line of an offset, without a comment or trailing white space. */
function valueEnd(text: string, offset: number): number {
	const rest = text.slice(offset, lineEnd(text, offset)).replace(/\s#.*$/, '');
	return offset + Math.max(1, rest.trimEnd().length);
}

const sentences: readonly (readonly [RegExp, (source: string) => Message])[] = [
	[
		/followed by map values|on a single line/,
		() => message('This line has no colon. Write a key, a colon, a space and a value.'),
	],
	[/Nested mappings/, () => message('This text contains a colon and a space. Put it in quotes.')],
	[/may not be used as an implicit map key/, () => message('A list may not stand here. Check the indentation.')],
	[/mapping items must start/, () => message('This line is not indented like the other keys beside it.')],
	[/sequence items must start/, () => message('This entry is not indented like the other entries of its list.')],
	[/without - indicator/, () => message('Each entry of a list starts with a dash and a space.')],
	[/^Unexpected block-seq-ind/, () => message('A list starts on the line after its key.')],
	[/^Missing , (?:or : )?between/, () => message('A comma is missing before this.')],
	[/^Missing space after :/, () => message('A space is missing after the colon.')],
	[/^Comments must be separated/, () => message('A space is missing before the #.')],
	[/^Tags and anchors must be/, () => message('A space is missing after the anchor or tag.')],
	[/^Unexpected ,|^Unexpected empty item/, () => message('A comma stands here without a value before it.')],
	[
		/^Block collections are not allowed/,
		() => message('Within brackets a comma separates keys, and lists need brackets of their own.'),
	],
	[
		/indentation indicator|must be indented|less indented/,
		() => message('This text is not indented more deeply than its key.'),
	],
	[/^Block scalar header/, () => message('Nothing but a comment may follow | or > on its line.')],
	[
		/^Plain value cannot start/,
		(source) => message('A value may not start with {0}. Put it in quotes.', source[0] ?? ''),
	],
	[
		/^Invalid escape/,
		(source) => message('{0} is not an escape. Write \\\\ for a backslash, or use single quotes.', source),
	],
	[/^Tabs are not allowed/, () => message('Tabs may not indent. Use spaces.')],
	[/at most 1024/, () => message('A key may have at most 1024 characters.')],
	[/at node end/, () => message('The value ends before this. Put the whole text in quotes, or delete the rest.')],
	[/-end token|flow-error-end/, (source) => message('{0} closes nothing that was opened.', source)],
	[/directives-end marker$/, () => message('The content starts on the line after ---.')],
	[/directives-end/, () => message('A line with --- is missing after the directives.')],
	[/doc-end/, () => message('Nothing stands before this end of the document.')],
	[
		/at most one anchor|at most one tag|Anchors and tags must be after/,
		() => message('An anchor or tag too many stands here.'),
	],
	[
		/^An alias node|^Alias|^Anchor/,
		() => message('This is not a sound anchor or alias. If it is text, put it in quotes.'),
	],
	[
		/^Unresolved tag|^Unsupported tag|tag/i,
		(source) => message('The tag {0} means nothing here. Delete it.', source.slice(0, 40)),
	],
];

function sentenceOf(error: YAMLError, source: string): Message {
	if (error.code === 'BAD_DIRECTIVE')
		return message('This line starts with %, which has a special meaning. Delete it or put it in quotes.');
	if (error.code === 'TAG_RESOLVE_FAILED')
		return message('The tag {0} does not fit here. Delete it.', source.slice(0, 40));
	const found = sentences.find(([pattern]) => pattern.test(error.message));
	return found
		? found[1](source)
		: message('This is not understood here. Check the indentation, colons and quotes around it.');
}
