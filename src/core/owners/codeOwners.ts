import { type PathPattern, pathPattern } from './pathPattern.ts';

/** Who owns which paths, as a CODEOWNERS file says. */
export interface CodeOwners {
	/** The team, or else the person, that owns a path relative to the repository's root; undefined where nobody does. */
	ownerOf(path: string): string | undefined;
}

interface Rule {
	readonly matches: PathPattern;
	readonly owners: readonly string[];
}

/** As much of a file as GitHub reads, in UTF-16 units. */
const MOST_TEXT = 3 * 1024 * 1024;
const MOST_RULES = 20_000;

/**
 * Reads a CODEOWNERS file of GitHub or GitLab. The last rule that matches a path decides; one without owners takes them
 * away. The owners of a GitLab section are those of its rules that name none. What cannot be understood is passed over.
 */
export function readCodeOwners(text: string): CodeOwners {
	const rules = rulesOf(text.slice(0, MOST_TEXT));
	return {
		ownerOf(path) {
			const names = path.split('/');
			for (let index = rules.length - 1; index >= 0; index--) {
				const { matches, owners } = rules[index]!;
				if (matches(names)) return mainOwner(owners);
			}
			return undefined;
		},
	};
}

function rulesOf(text: string): readonly Rule[] {
	const rules: Rule[] = [];
	let ofSection: readonly string[] = [];
	for (const line of text.split(/\r\n|\n|\r/)) {
		if (rules.length >= MOST_RULES) break;
		const section = /^\s*\^?\[[^\]]+\](?:\[\d+\])?(?=\s|$)(.*)$/.exec(line);
		if (section) {
			ofSection = wordsOf(section[1]!).filter(isOwner);
			continue;
		}
		const [pattern, ...owners] = wordsOf(line);
		if (pattern === undefined) continue;
		const excluded = pattern.startsWith('!');
		const named = owners.filter(isOwner);
		rules.push({
			matches: pathPattern(excluded ? pattern.slice(1) : pattern),
			owners: excluded ? [] : named.length > 0 ? named : ofSection,
		});
	}
	return rules;
}

/** The words of a line, up to its comment. A backslash takes a space or a number sign into the word. */
function wordsOf(line: string): string[] {
	const words: string[] = [];
	let word = '';
	for (let index = 0; index < line.length; index++) {
		const letter = line[index]!;
		const next = line[index + 1];
		if (letter === '\\' && next !== undefined && /[\s#\\]/.test(next)) {
			word += next;
			index++;
		} else if (/\s/.test(letter)) {
			if (word !== '') words.push(word);
			word = '';
		} else if (letter === '#' && word === '') break;
		else word += letter;
	}
	return word === '' ? words : [...words, word];
}

function isOwner(word: string): boolean {
	return /^@@?[^\s@]/.test(word) || /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(word);
}

/** Of several owners the first team; `@shop/team-checkout` is the team-checkout of the backlog. */
function mainOwner(owners: readonly string[]): string | undefined {
	const owner = owners.find((name) => name.startsWith('@') && name.includes('/')) ?? owners[0];
	return owner?.startsWith('@') ? owner.slice(owner.lastIndexOf('/') + 1).replace(/^@+/, '') : owner;
}
