import assert from 'node:assert/strict';
import fs from 'node:fs';
import fc from 'fast-check';
import { messageSchema, SCHEMA_FILE } from '../../../scripts/panel/messageSchema.ts';
import { assemble, readBacklog } from '../../../src/core/index.ts';
import { english } from '../../../src/core/text.ts';
import { fitsSchema } from '../../../src/core/views/fitsSchema.ts';
import { measuresModel } from '../../../src/core/views/measures/measuresModel.ts';
import { panelModel } from '../../../src/core/views/panel.ts';
import { readFromPanel, readToPanel } from '../../../src/core/views/panelProtocol.ts';
import { fromPanelSamples, spoilt } from '../../harness/panelMessages.ts';

/** As it arrives on the other side. */
const sent = (message: unknown): unknown => JSON.parse(JSON.stringify(message));

describe('the messages between the editor and the panel', () => {
	const text = fs.readFileSync('test/fixtures/whole.yaml', 'utf8');
	const file = 'file:///reliability.yaml';
	const snapshot = assemble([{ file, text, reading: readBacklog(file, text), sources: [] }], Date.UTC(2026, 10, 23));
	const model = sent({ type: 'model', version: 3, model: panelModel(snapshot, { translate: english }) });
	const measures = sent({
		type: 'measures',
		request: 3,
		measures: measuresModel(snapshot, { translate: english, actual: 'noGit' }),
	});

	it('to the panel have a schema that is the type of today', function () {
		this.timeout(60_000);
		const written: unknown = JSON.parse(fs.readFileSync(SCHEMA_FILE, 'utf8'));
		assert.deepEqual(written, sent(messageSchema()), 'Run npm run panel-schema');
	});

	it('to the panel are read as they were sent', () => {
		const others = [
			{ type: 'showItem', key: 'a' },
			{ type: 'showTab', tab: 'risks' },
			{ type: 'explanation', request: 1, key: 'a' },
			{ type: 'measureExplained', request: 1 },
			{ type: 'edited', request: 1, refusal: 'No.' },
			{ type: 'failed', notice: { text: 'No.', actions: [{ action: 'ready', label: 'Again' }] } },
		];
		for (const message of [model, measures, ...others]) assert.deepEqual(readToPanel(message), message);
	});

	it('from the panel are read as they were sent', () => {
		for (const message of fromPanelSamples) assert.deepEqual(readFromPanel(message), message);
	});

	it('are dropped where any leaf of them is not what it should be, both ways', () => {
		for (const whole of [model, measures])
			for (const message of fc.sample(spoilt(whole), { numRuns: 500, seed: 9 }))
				assert.equal(readToPanel(message), undefined, JSON.stringify(message)?.slice(0, 300));
		for (const whole of fromPanelSamples)
			for (const message of fc.sample(spoilt(whole), { numRuns: 400, seed: 9 })) {
				const read = readFromPanel(message);
				// What it carries besides is no part of it.
				assert.ok(read === undefined || fitsNoWorse(read, whole), JSON.stringify(message));
			}
	});

	it('are dropped where they are anything else', () => {
		fc.assert(
			fc.property(fc.anything({ withNullPrototype: true, withBigInt: true, withDate: true, withMap: true }), (data) => {
				assert.equal(readToPanel(data), undefined);
				assert.equal(readFromPanel(data), undefined);
			}),
			{ numRuns: 5000 },
		);
	});
});

function fitsNoWorse(read: object, whole: unknown): boolean {
	return JSON.stringify(Object.keys(read).sort()) === JSON.stringify(Object.keys(whole as object).sort());
}

describe('a schema', () => {
	const schema = {
		$defs: { pair: { type: 'array', prefixItems: [{ type: 'string' }, { type: 'number' }], minItems: 1, maxItems: 2 } },
		type: 'object',
		properties: { pairs: { type: 'array', items: { $ref: 'pair' } }, kind: { enum: ['a', 1, true] }, any: {} },
		required: ['kind'],
		additionalProperties: { const: 7 },
	} as const;

	it('is fitted by what it says, and by nothing else', () => {
		const fitting = [
			{ kind: 'a' },
			{ kind: 1, pairs: [] },
			{ kind: true, pairs: [['x', 1], ['y']], any: [null], other: 7 },
		];
		for (const value of fitting) assert.ok(fitsSchema(value, schema), JSON.stringify(value));
		const others = [
			{},
			null,
			[],
			'a',
			{ kind: 'b' },
			{ kind: undefined },
			{ kind: 'a', pairs: [[]] },
			{ kind: 'a', pairs: [['x', 1, 2]] },
			{ kind: 'a', pairs: [['x', Number.NaN]] },
			{ kind: 'a', pairs: { 0: ['x'] } },
			{ kind: 'a', other: 8 },
			Object.create({ kind: 'a' }),
		];
		for (const value of others) assert.ok(!fitsSchema(value, schema), JSON.stringify(value));
	});
});
