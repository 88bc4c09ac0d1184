// The reporter of the core's and the command line's tests in `npm test`: one line an outermost suite, and the tally.
import { reporter } from '../host/report.ts';

module.exports = reporter({ detail: 'file', write: (line) => console.log(line) });
