// `npm run mutate -- AREA`: how many of the mistakes that are put into one area of the core its own tests find (Stryker).
// Without an area it names them. Takes minutes to an hour an area, so it is run by schedule and not with the tests.
import fs from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { runCommand } from './runCommand.mjs';

const root = path.resolve(import.meta.dirname, '..');
const areas = fs
	.readdirSync(path.join(root, 'src/core'), { withFileTypes: true })
	.filter((entry) => entry.isDirectory() && fs.existsSync(path.join(root, 'test/core', entry.name)))
	.map(({ name }) => name);

const [area, ...files] = process.argv.slice(2);
if (area === undefined || !areas.includes(area)) {
	console.error(`Say which area: ${areas.join(', ')}. Files of it may follow.`);
	process.exit(2);
}
const mutated = files.length > 0 ? files : [`src/core/${area}/**/*.ts`];
process.env.MUTATED_AREA = area;
process.exitCode = await runCommand(
	[process.execPath, 'node_modules/@stryker-mutator/core/bin/stryker.js', 'run', '--mutate', mutated.join(',')],
	{ cwd: root },
);
