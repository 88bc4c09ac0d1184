import type { Git } from './git.ts';

/** In the browser there are no processes. */
export const machineGit: Git = { run: async () => undefined };
