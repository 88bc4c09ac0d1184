#!/usr/bin/env node
// Stands in for the desktop executable of VS Code, so that `npm run test:desktop` can be tried where there is none:
// VSCODE_TEST_EXECUTABLE=test/harness/standIn.mjs npm run test:desktop
import { register } from 'tsx/esm/api';

register();
await import('./standInEditor.ts');
