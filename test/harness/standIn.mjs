#!/usr/bin/env node
// Stands in for the desktop executable of VS Code, so that `npm run test:desktop` can be tried where there is none:
// VSCODE_TEST_EXECUTABLE=test/harness/standIn.mjs npm run test:desktop
import path from 'node:path';
import process from 'node:process';
import { runCommand, typescript } from '../../scripts/runCommand.mjs';

const editor = path.join(import.meta.dirname, 'standInEditor.ts');
process.exitCode = await runCommand(typescript(editor, ...process.argv.slice(2)));
