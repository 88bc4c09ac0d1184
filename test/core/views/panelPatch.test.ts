import assert from 'node:assert/strict';
import fc from 'fast-check';
import { assemble, panelModel, panelPatch, readBacklog } from '../../../src/core/index.ts';
import type { PanelModel } from '../../../src/core/views/panel.ts';
import { patchedPanel } from '../../../src/core/views/panelPatch.ts';
import { readToPanel } from '../../../src/core/views/panelProtocol.ts';
import { backlogText, NOW } from '../../bench/generate.ts';

const translate = (template: string) => template;

function modelOf(text: string): PanelModel {
	const file = 'reliability.yaml';
	return panelModel(assemble([{ file, text, reading: readBacklog(file, text), sources: [] }], NOW), { translate });
}

const whole = backlogText({ items: 30, incidents: 20 });
const texts = [
	whole,
	whole.replace('title: ', 'title: More '),
	whole.replace(/effort: \d+d/, 'effort: 40d'),
	whole.replaceAll(/effort: \d+d/g, 'effort: 1d'),
	whole.replace(/ {2}- id: REL-[\s\S]*?\n(?= {2}- id)/, ''),
	whole.replace('currency: USD', 'currency: EUR'),
	`${whole}  broken: [`,
	'items: []\n',
	backlogText({ items: 12, incidents: 3 }, 7),
];

describe('the patch from one model of the panel to the next', () => {
	it('gives the next model, as the page gets it', () => {
		fc.assert(
			fc.property(fc.constantFrom(...texts), fc.constantFrom(...texts), (one, other) => {
				const [before, after] = [modelOf(one), modelOf(other)];
				const sent = JSON.parse(
					JSON.stringify({ type: 'patch', version: 2, base: 1, patch: panelPatch(before, after) }),
				) as unknown;
				const message = readToPanel(sent);
				assert.ok(message?.type === 'patch');
				const shown = JSON.parse(JSON.stringify(before)) as PanelModel;
				assert.deepEqual(patchedPanel(shown, message.patch), JSON.parse(JSON.stringify(after)));
			}),
			{ numRuns: 25 },
		);
	});

	it('holds only the rows that an edit changes', () => {
		const before = modelOf(whole);
		const row = before.rows[3]!;
		const after = { ...before, rows: before.rows.map((each) => (each === row ? { ...row, title: 'Another' } : each)) };
		const { fields, gone, rows } = panelPatch(before, after);
		assert.deepEqual([fields, gone], [{}, []]);
		assert.deepEqual(rows, [[0, 3], { ...row, title: 'Another' }, [4, before.rows.length - 4]]);
	});
});
