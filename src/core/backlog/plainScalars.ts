import type { ScalarNode } from './sourceTree.ts';

/** What a plain scalar says by the core schema of YAML 1.2 (chapter 10.3.2). */
export function plainValue(source: string): ScalarNode['value'] {
	const first = source.charCodeAt(0);
	// Digits, signs and points.
	if (first < 58) return first === 43 || first >= 45 ? numberOr(source) : source;
	if (source.length > 5) return source;
	switch (source) {
		case '~':
		case 'null':
		case 'Null':
		case 'NULL':
			return null;
		case 'true':
		case 'True':
		case 'TRUE':
			return true;
		case 'false':
		case 'False':
		case 'FALSE':
			return false;
		default:
			return source;
	}
}

const numberLike = /^[-+.0-9][-+.0-9a-zA-Z]*$/;
const integer = /^[-+]?[0-9]+$/;
const octal = /^0o[0-7]+$/;
const hexadecimal = /^0x[0-9a-fA-F]+$/;
const float = /^[-+]?(?:\.[0-9]+|[0-9]+\.[0-9]*|(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)[eE][-+]?[0-9]+)$/;
const infinite = /^[-+]?\.(?:inf|Inf|INF)$/;
const notANumber = /^\.(?:nan|NaN|NAN)$/;

function numberOr(source: string): string | number {
	if (!numberLike.test(source)) return source;
	if (integer.test(source)) return Number.parseInt(source, 10);
	if (float.test(source)) return Number.parseFloat(source);
	if (octal.test(source)) return Number.parseInt(source.slice(2), 8);
	if (hexadecimal.test(source)) return Number.parseInt(source.slice(2), 16);
	if (infinite.test(source)) return source.startsWith('-') ? -Infinity : Infinity;
	return notANumber.test(source) ? Number.NaN : source;
}

const escapes: Readonly<Record<string, string>> = {
	'"': '"',
	'\\': '\\',
	'/': '/',
	n: '\n',
	t: '\t',
	r: '\r',
	' ': ' ',
};

/** What stands between double quotes on one line; undefined where an escape is not one of the usual ones. */
export function doubleQuoted(inner: string): string | undefined {
	if (!inner.includes('\\')) return inner;
	let value = '';
	for (let at = 0; at < inner.length; at++) {
		if (inner[at] !== '\\') {
			value += inner[at];
			continue;
		}
		const escaped = escapes[inner[++at] ?? ''];
		if (escaped === undefined) return undefined;
		value += escaped;
	}
	return value;
}
