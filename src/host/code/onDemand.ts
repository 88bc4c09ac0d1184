// What answers at the line of code: it is loaded when somebody first looks at a file that the backlog may concern.
export { CodeDesk } from './codeDesk.ts';
export { moveLines } from './moveLines.ts';
export { showFileReliability } from './showFileReliability.ts';
export { trackActions } from './trackActions.ts';
