import type { Backlog } from '../backlog/model.ts';
import { leavesWorkspace } from '../backlog/sourceGlobs.ts';
import type { SloReading } from './readSloFile.ts';

/** What came of looking for a file that a service's `slo` names. `path` is as the backlog names it. */
export type SloFileInput =
	| {
			readonly kind: 'read';
			readonly path: string;
			/** The file's key. */
			readonly file: string;
			readonly text: string;
			readonly reading: SloReading;
	  }
	| { readonly kind: 'missing'; readonly path: string }
	/** A symbolic link stands in the way: it may lead anywhere. */
	| { readonly kind: 'linked'; readonly path: string }
	/** `why` is half a sentence. */
	| { readonly kind: 'unreadable'; readonly path: string; readonly why: string };

/** The files that a backlog's services name, each once, to be looked for below its folder. Those outside are left out. */
export function sloPaths(backlog: Backlog): readonly string[] {
	const paths = backlog.services.flatMap(({ slo }) => (slo && 'from' in slo ? [slo.from] : []));
	return [...new Set(paths)].filter((path) => !leavesWorkspace(path.trim()));
}

/** A path of a backlog without what says nothing: white space around it, `./` before it. */
export function plainPath(path: string): string {
	return path.trim().replace(/^(?:\.\/+)+/, '');
}
