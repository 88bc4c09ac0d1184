/**
 * JSON for a terminal or a file: indented, with an end of line. Controls that JSON lets through and marks that reorder what
 * is read are escaped, which is the same JSON.
 */
export function jsonText(value: unknown): string {
	const text = JSON.stringify(value, null, 2).replace(
		/[\u007f-\u009f\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069]/g,
		(character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
	);
	return `${text}\n`;
}
