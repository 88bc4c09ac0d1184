import assert from 'node:assert/strict';
import { say } from '../../../src/core/text.ts';
import { counts } from '../../../src/core/views/counts.ts';

describe('a number with its noun', () => {
	it('is one of it or several, whether it is written already or not', () => {
		for (const count of Object.values(counts)) {
			const one = say(count(1));
			assert.match(one, /^1 /);
			assert.equal(say(count('1')), one);
			const noun = one.slice(2);
			for (const several of [0, 2, '0.5', '1,000']) {
				const many = say(count(several));
				assert.ok(many.startsWith(`${several} `) && many !== `${several} ${noun}`, many);
			}
		}
	});
});
