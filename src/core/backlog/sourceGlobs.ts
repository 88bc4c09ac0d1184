import type { Problem } from '../problem.ts';
import { type Message, message } from '../text.ts';
import type { Backlog } from './model.ts';

export type SourceGlob = Backlog['sources'][number];

/**
 * Whether a glob could reach outside the folder that it is relative to: an absolute path, a drive, a network path, a
 * URI, a home folder, or a step upwards, be it inside braces.
 */
export function leavesWorkspace(glob: string): boolean {
	return (
		/^[/\\~]/.test(glob) ||
		/^[a-z][a-z0-9+.-]*:/i.test(glob) ||
		glob.includes('\\') ||
		glob.includes('\0') ||
		/(^|[/{,(|])\.\.([/},)|]|$)/.test(glob)
	);
}

/** Matching takes time by the power of the wildcards in a glob: a hostile one could hold up an editor or a build for ever. */
const MOST_WILDCARDS = 12;
const MOST_WILDCARDS_IN_A_NAME = 3;

/** Whether a glob has more wildcards than matching it in a known time allows. */
export function isTooWild(glob: string): boolean {
	const wildcards = (text: string) => text.match(/\*+|\{/g)?.length ?? 0;
	return wildcards(glob) > MOST_WILDCARDS || glob.split('/').some((name) => wildcards(name) > MOST_WILDCARDS_IN_A_NAME);
}

function atGlob(source: SourceGlob, code: Problem['code'], text: Message): Problem {
	const { file, start, end } = source.origin;
	return { code, severity: 'warning', place: { file, start, end }, message: text };
}

export function sourceOutside(source: SourceGlob): Problem {
	return atGlob(
		source,
		'source.outside',
		message('Sources must lie in the workspace. Write a path relative to this file, without “..”.'),
	);
}

export function sourceTooWild(source: SourceGlob): Problem {
	return atGlob(
		source,
		'source.unreadable',
		message('“{0}” has too many wildcards. Write at most {1} in a name.', source.glob, MOST_WILDCARDS_IN_A_NAME),
	);
}

/** A match of the glob that turned out to be a link to somewhere else. */
export function sourceLinkedOutside(source: SourceGlob, path: string): Problem {
	return atGlob(source, 'source.outside', message('“{0}” is a link that leaves the workspace. It is not read.', path));
}

export function sourceMissing(source: SourceGlob): Problem {
	return atGlob(source, 'source.missing', message('No file matches “{0}”.', source.glob));
}

export function sourceUnreadable(source: SourceGlob, path: string, why: string): Problem {
	return atGlob(source, 'source.unreadable', message('“{0}” cannot be read: {1}.', path, why));
}
