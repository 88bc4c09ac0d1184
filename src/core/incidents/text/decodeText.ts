/** What a file is written in. `mark` says whether a byte order mark stands at its start. */
export interface Encoding {
	readonly name: 'utf-8' | 'utf-16le' | 'utf-16be';
	readonly mark: boolean;
}

export interface DecodedText {
	/** Without the byte order mark. */
	readonly text: string;
	readonly encoding: Encoding;
}

/**
 * Bytes to text: UTF-8 or UTF-16 in either order, each with or without a byte order mark. Bytes that the encoding does
 * not know become U+FFFD; it never throws.
 */
export function decodeText(bytes: Uint8Array): DecodedText {
	const encoding = encodingOf(bytes);
	const length = encoding.mark ? (encoding.name === 'utf-8' ? 3 : 2) : 0;
	const body = bytes.subarray(length);
	// Not every host's decoder knows UTF-16 in big-endian order.
	if (encoding.name === 'utf-16be') return { text: new TextDecoder('utf-16le').decode(swapped(body)), encoding };
	return { text: new TextDecoder(encoding.name, { ignoreBOM: true }).decode(body), encoding };
}

/** Text to bytes, as the file was written. */
export function encodeText(text: string, { name, mark }: Encoding): Uint8Array {
	const whole = mark ? `\ufeff${text}` : text;
	if (name === 'utf-8') return new TextEncoder().encode(whole);
	const bytes = new Uint8Array(whole.length * 2);
	for (let index = 0; index < whole.length; index++) {
		const unit = whole.charCodeAt(index);
		bytes[index * 2] = unit & 0xff;
		bytes[index * 2 + 1] = unit >> 8;
	}
	return name === 'utf-16be' ? swapped(bytes) : bytes;
}

/** From the mark; without one, from where the zero bytes of ASCII characters stand, as exports are mostly made of these. */
export function encodingOf(bytes: Uint8Array): Encoding {
	if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return { name: 'utf-8', mark: true };
	if (bytes[0] === 0xff && bytes[1] === 0xfe) return { name: 'utf-16le', mark: true };
	if (bytes[0] === 0xfe && bytes[1] === 0xff) return { name: 'utf-16be', mark: true };
	const zeros = [0, 0];
	const looked = Math.min(bytes.length, 400) & ~1;
	for (let index = 0; index < looked; index++) if (bytes[index] === 0) zeros[index & 1]!++;
	const half = looked / 2;
	if (half > 0 && zeros[1]! > half * 0.7 && zeros[0]! < half * 0.1) return { name: 'utf-16le', mark: false };
	if (half > 0 && zeros[0]! > half * 0.7 && zeros[1]! < half * 0.1) return { name: 'utf-16be', mark: false };
	return { name: 'utf-8', mark: false };
}

function swapped(bytes: Uint8Array): Uint8Array {
	const result = new Uint8Array(bytes.length & ~1);
	for (let index = 0; index < result.length; index += 2) {
		result[index] = bytes[index + 1]!;
		result[index + 1] = bytes[index]!;
	}
	return result;
}
