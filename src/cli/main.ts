import fs from 'node:fs';
import path from 'node:path';
import { whyOf } from './files.ts';
import { inert } from './formats/text.ts';
import { run, type Surroundings } from './run.ts';

function complain(sentence: string): void {
	process.stderr.write(`lights-on: ${sentence}\n`);
}

/** Only where a person looks at them, and not where they are unwanted (no-color.org). */
function wantsColours(): boolean {
	return process.stdout.isTTY === true && !process.env.NO_COLOR && process.env.TERM !== 'dumb';
}

// A reader that has seen enough, such as `head`, closes the pipe: that is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
	if (error.code === 'EPIPE') process.exit();
	complain(inert(`The output cannot be written: ${whyOf(error)}.`));
	process.exit(2);
});

const around: Surroundings = {
	write: (text) => void process.stdout.write(text),
	complain,
	colours: wantsColours(),
	program: path.dirname(fs.realpathSync(process.argv[1]!)),
};
void run(process.argv.slice(2), around).then((status) => {
	process.exitCode = status;
});
