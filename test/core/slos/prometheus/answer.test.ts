import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readAnswer, readRangeAnswer } from '../../../../src/core/slos/prometheus/answer.ts';
import { instantQueryUrl, readAddress, takesWindow } from '../../../../src/core/slos/prometheus/question.ts';
import { say } from '../../../../src/core/text.ts';
import { vector } from './queryServer.ts';

const outcome = (text: string, status = 200) => {
	const read = readAnswer(status, text);
	return read.ok ? read.value : `${read.code}: ${say(read.reason)}`;
};
const data = (resultType: string, result: unknown, more: object = {}) =>
	JSON.stringify({ status: 'success', data: { resultType, result }, ...more });

describe('an answer of Prometheus', () => {
	it('is one number from 0 to 1, as a vector of one series or as a scalar', () => {
		assert.equal(outcome(vector('0.9991').body), 0.9991);
		assert.equal(outcome(data('scalar', [1_700_000_000.1, '1'])), 1);
		assert.equal(outcome(vector('9.5e-1').body), 0.95);
		// Sums of rates carry rounding.
		assert.equal(outcome(vector('1.0000000000000002').body), 1);
	});

	it('that is anything else is a failure that says why', () => {
		assert.equal(outcome(vector().body), 'noData: The query finds no data.');
		assert.match(String(outcome(vector('1', '0.9').body)), /^several: The query gives 2 series\. /);
		assert.match(String(outcome(vector('NaN').body)), /^notNumber: .*nothing to count\.$/);
		for (const value of ['+Inf', '99.9', '-0.1', '1.001'])
			assert.match(String(outcome(vector(value).body)), /^outside: .*must lie from 0 to 1\.$/, value);
		for (const value of ['', ' 1', '0x1', 'one', '1,0'])
			assert.equal(outcome(vector(value).body), 'notNumber: The query gives no number.', value);
		assert.equal(outcome(data('vector', [{ metric: {}, value: [1, 0.5] }])), 'notNumber: The query gives no number.');
		assert.equal(outcome(data('vector', [{ histogram: [1, {}] }])), 'notNumber: The query gives no number.');
		assert.equal(outcome(data('matrix', [])), 'notNumber: The query gives a matrix and not one number.');
		assert.equal(
			outcome(data('vector', [], { warnings: ['a store is down'] })),
			'answer: It warns that the answer may be wrong: a store is down',
		);
		for (const text of ['', '<html>', '[]', 'null', '{}', '{"status":"success"}', '{"status":"success","data":[]}'])
			assert.match(String(outcome(text)), /^answer: /, text);
	});

	it('tells what the server says, on one line, and who is not let in', () => {
		const refusal = (error: string) => JSON.stringify({ status: 'error', errorType: 'bad_data', error });
		assert.equal(
			outcome(refusal('parse error:\n\u001b[31m  at 3'), 400),
			'status: It refuses the query: parse error: [31m at 3',
		);
		assert.equal(outcome(refusal(''), 422), 'status: It refuses the query: bad_data');
		assert.ok(String(outcome(refusal('x'.repeat(9000)), 400)).length < 400);
		assert.match(String(outcome('down', 502)), /^status: It does not answer the query \(status 502\)/);
		assert.match(String(outcome(vector('1').body, 404)), /^status: /);
		assert.match(String(outcome('', 401)), /^token: /);
		assert.match(String(outcome('', 403)), /^token: /);
	});

	it('never throws, and never is a number outside 0 and 1', () => {
		fc.assert(
			fc.property(
				fc.oneof(
					fc.json(),
					fc.string(),
					fc.json().map((value) => `{"status":"success","data":{"resultType":"vector","result":${value}}}`),
				),
				(text) => {
					const read = readAnswer(200, text);
					assert.ok(!read.ok || (read.value >= 0 && read.value <= 1));
				},
			),
		);
		const points = fc.array(fc.tuple(fc.oneof(fc.double(), fc.json()), fc.oneof(fc.double().map(String), fc.json())));
		fc.assert(
			fc.property(fc.oneof(points, fc.json()), (values) => {
				const read = readRangeAnswer(200, data('matrix', [{ metric: {}, values }]));
				if (read.ok) for (const [, good] of read.value) assert.ok(good >= 0 && good <= 1);
			}),
		);
	});
});

describe('a question to Prometheus', () => {
	it('is an instant query at a moment, with the window in its place', () => {
		const url = new URL(
			instantQueryUrl('http://a/p', 'good[$window] + x[$window] - $windows', 28 * 1440, 1_700_000_000_500),
		);
		assert.equal(url.pathname, '/p/api/v1/query');
		assert.deepEqual(Object.fromEntries(url.searchParams), {
			query: 'good[28d] + x[28d] - $windows',
			time: '1700000000.500',
			timeout: '30s',
		});
		const asked = (minutes: number) =>
			new URL(instantQueryUrl('http://a', '$window', minutes, 0)).searchParams.get('query');
		assert.deepEqual([1440, 2160, 90, 0.5].map(asked), ['1d', '36h', '90m', '30000ms']);
		assert.deepEqual(['x[$window]', 'x[28d]', '$windows'].map(takesWindow), [true, false, false]);
	});

	it('goes to an http or https address, and a token to https or the own machine only', () => {
		const base = (url: string, token?: string) => {
			const read = readAddress({ url, ...(token === undefined ? {} : { token }) });
			return read.ok ? read.value.base : say(read.reason);
		};
		assert.equal(base(' https://mimir.example/prometheus/ '), 'https://mimir.example/prometheus');
		assert.equal(base('http://p:9090/api/v1/'), 'http://p:9090');
		for (const url of ['', 'p:9090', 'file:///etc/passwd', 'ftp://p'])
			assert.match(base(url), /must begin with https/, url);
		assert.match(base('https://ana:secret@p'), /must not hold a name or a password/);
		assert.match(base('https://p/?x=1'), /must end before/);
		assert.match(base('http://p:9090', 'abc'), /by https only/);
		assert.match(base('https://p', 'a\nb'), /signs that no token has/);
		for (const url of ['https://p', 'http://localhost:1', 'http://127.0.0.1:1', 'http://[::1]:1'])
			assert.equal(base(url, 'abc'), url);
		assert.match(base('http://127.0.0.1.example', 'abc'), /by https only/);
	});
});
