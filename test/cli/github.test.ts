import assert from 'node:assert/strict';
import path from 'node:path';
import { github } from '../../src/cli/formats/github.ts';
import type { ReportedProblem } from '../../src/cli/report.ts';
import { assemble } from '../../src/core/index.ts';

function annotation(problem: Partial<ReportedProblem>, root = process.cwd()): string {
	const place = { file: 'reliability.yaml', line: 1, column: 2, endLine: 1, endColumn: 3 };
	const whole = { ...place, code: 'yaml.syntax', severity: 'error', message: 'Wrong.', ...problem };
	const score = { unit: 'USD/week', items: [], problems: [whole] };
	return github({ kind: 'check', score, snapshot: assemble([], 0), root, colours: false });
}

describe('annotations for GitHub', () => {
	it('escape what a workflow command would take for its own', () => {
		assert.equal(
			annotation({ file: 'a,b:c%/\nx.yaml', message: '50%, or:\r\n::warning::b' }),
			'::error file=a%2Cb%3Ac%25/%0Ax.yaml,line=1,endLine=1,col=2,endColumn=3,title=Lights On%3A yaml.syntax::50%25, or:%0D%0A::warning::b\n1 error.\n',
		);
	});

	it('give columns only within one line, and the severity by GitHub’s own words', () => {
		assert.match(annotation({ endLine: 2, severity: 'information' }), /^::notice file=[^,]+,line=1,endLine=2,title=/);
		assert.match(annotation({ severity: 'warning' }), /^::warning /);
	});

	it('name files from where the job runs', () => {
		assert.match(annotation({}, path.join(process.cwd(), 'a/b')), /file=a\/b\/reliability\.yaml,/);
		assert.match(annotation({}, path.dirname(process.cwd())), /file=reliability\.yaml,/);
	});
});
