// `npm run pictures`: takes the pictures of the README and of the walkthrough from the real editor anew, so that they stay
// true. Look at what `git diff` shows before it is committed.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import process from 'node:process';

const root = path.resolve(import.meta.dirname, '..');
const steps = ['create', 'rank', 'history', 'plan', 'circulate'];
/** Where each picture of the journey `pictures` goes. */
const pictures = [
	['editor', 'docs/images/editor.png'],
	['readme-panel', 'docs/images/panel.png'],
	['readme-plan', 'docs/images/plan.png'],
	['readme-measures', 'docs/images/measures.png'],
	...steps.map((step) => [`walkthrough-${step}`, `media/walkthrough/${step}.png`]),
];

const taken = spawnSync(
	process.execPath,
	['scripts/test.mjs', '--no-check', '--only', 'e2e', '--pictures', '--grep', '^pictures '],
	{
		cwd: root,
		stdio: 'inherit',
	},
);
if (taken.status !== 0) process.exit(taken.status ?? 1);
for (const [name, target] of pictures) {
	const file = path.join(root, target);
	fs.mkdirSync(path.dirname(file), { recursive: true });
	fs.copyFileSync(path.join(root, `.screenshots/${name}.png`), file);
	console.log(target);
}
