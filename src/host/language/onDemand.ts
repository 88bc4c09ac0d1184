// The providers of the backlog file as a language: they are loaded when the editor first asks one of them.
export { completionItems } from './completionItems.ts';
export { conflictActions, resolveConflictAction } from './conflicts.ts';
export { hover } from './hovers.ts';
export { inlayHints } from './inlayHints.ts';
export { itemActions, resolveItemAction } from './itemActions.ts';
export { definitions, references, referencesFromSource, symbols } from './navigation.ts';
export { prepareRename, renameEdits } from './renames.ts';
