import assert from 'node:assert/strict';
import { english } from '../../../src/core/text.ts';
import { readFromPanel, readToPanel } from '../../../src/core/views/panelProtocol.ts';
import { risksModel } from '../../../src/core/views/risks.ts';
import { snapshotOf } from '../scoring/risks/catalogueOf.ts';

const options = { translate: english, locale: 'en-US' };
const model = (text: string) => risksModel(snapshotOf(text), options);
const service = (more = '', target = '99.9%') =>
	`services:\n  - { id: checkout, slo: { target: ${target}, window: 28d }${more} }\n`;
const item = (fields: string) =>
	`items:\n  - { id: REL-1, title: Renew certificates, effort: 2d, service: checkout, ${fields} }\n`;
const google = 'detect: 15m, repair: 45m, impact: 50%, every: 90d';

describe('the view of the risks', () => {
	it('shows a guess with its formula, its size as word and shape, and its item', () => {
		const [checkout] = model(service() + item(`risk: { cause: cert, ${google}, share: 80% }`)).services;
		const [row] = checkout!.rows;
		const { figures, place, key, ...shown } = row!;
		assert.ok(key.includes('checkout') && place.start > 0);
		assert.deepEqual(shown, {
			name: 'cert',
			size: 'medium',
			sizeText: 'Medium',
			sizeIcon: 'dash',
			minutes: '122 min',
			share: '23%',
			basisText: 'guessed',
			basisIcon: 'person',
			accepted: false,
			acceptable: true,
			acceptLabel: 'Accept cert: pay for it out of the error budget',
			standing: 'To be engineered away',
			alone: false,
			items: [
				{
					key: 'reliability.yaml#REL-1',
					id: 'REL-1',
					icon: 'circle-large-outline',
					hint: 'Renew certificates. Proposed, 80% of it',
				},
			],
			formula: '(15 + 45) min × 50% × 4.06 a year = 121.75 min',
		});
		assert.deepEqual(
			figures.map(({ label, value, basisText, evidence }) => [label, value, basisText, evidence.length]),
			[
				['Time until somebody knows', '15 min', 'guessed', 1],
				['Time until it is mended', '45 min', 'guessed', 1],
				['Part of the users struck', '50%', 'guessed', 1],
				['Days between two of them', '90 d', 'guessed', 1],
				['Part of it that REL-1 would remove', '80%', undefined, 1],
			],
		);
	});

	it('says the budget, its threshold, and how the parts stand to it', () => {
		const [checkout] = model(service() + item(`risk: { cause: cert, ${google}, accepted: true }`)).services;
		assert.equal(checkout!.objective, '99.9% over 28 d');
		assert.equal(checkout!.budget, 'Error budget: 525.96 min a year. A single risk over 131.49 min is high.');
		assert.deepEqual(
			checkout!.parts.map(({ id, minutes, share }) => `${id} ${minutes} ${share}`),
			['accepted 121.75 min 23%', 'unaccepted 0 min 0%', 'unallocated 404.21 min 77%'],
		);
		assert.ok(Math.abs(checkout!.parts.reduce((sum, { width }) => sum + width, 0) - 1) < 1e-9);
		assert.equal(checkout!.summary, '404.21 min of the budget is unallocated, and every risk is accepted.');
	});

	it('says in words that too much was accepted, that risks must go, that all fits', () => {
		const of = (target: string, accepted: string) =>
			model(service('', target) + item(`risk: { cause: cert, ${google}, accepted: ${accepted} }`));
		const over = of('99.99%', 'true');
		assert.equal(over.services[0]!.standing, 'over');
		assert.equal(
			over.headline,
			'“checkout” is over-committed: its accepted risks take 69.15 min more than its error budget of 52.6 min a year.',
		);
		assert.match(over.services[0]!.summary, /^Over-committed: the accepted risks take 121\.75 min/);
		assert.ok(over.services[0]!.budgetEnd < 0.5);
		assert.equal(
			of('99.99%', 'false').headline,
			'The risks of “checkout” take 231% of its error budget: 69.15 min a year must be engineered away.',
		);
		assert.equal(of('99.9%', 'false').headline, 'The risks of “checkout” fit its error budget.');
		const none = of('100%', 'false');
		assert.equal(
			none.headline,
			'The risks of “checkout” take 121.75 min a year, and its objective leaves no error budget.',
		);
		assert.deepEqual([none.services[0]!.rows[0]!.share, none.services[0]!.rows[0]!.size], ['', 'high']);
	});

	it('shows first what nobody works on, and lets nothing be accepted that has no cause', () => {
		const incidents =
			'incidents:\n  - { id: I-1, service: checkout, started: 2026-09-01T02:00Z, resolved: 2026-09-01T02:05Z }\n';
		const { rows } = model(service() + item(`risk: { cause: cert, ${google} }`) + incidents).services[0]!;
		assert.deepEqual(
			rows.map(({ name, standing, alone, acceptable, basisText }) => [name, standing, alone, acceptable, basisText]),
			[
				['No cause given', 'No open item', true, false, 'measured (1)'],
				['cert', 'To be engineered away', false, true, 'guessed'],
			],
		);
	});

	it('says what to write where no service has an objective, and that an objective could not be read', () => {
		const bare = model('services:\n  - { id: cart }\n  - { id: pay, slo: { from: slos/pay.yaml } }\n');
		assert.match(bare.notice!.text, /No service has an objective yet/);
		assert.match(bare.notice!.example, /slo: \{ target: 99\.9%, window: 28d \}/);
		assert.deepEqual(bare.notice!.actions, [{ action: 'openFile', label: 'Open File', file: 'reliability.yaml' }]);
		assert.deepEqual(
			bare.withoutBudget.map(({ name, text }) => [name, /could not be read from slos\/pay\.yaml/.test(text)]),
			[
				['cart', false],
				['pay', true],
			],
		);
		assert.equal(model('items: []\n').notice!.actions.length, 1);
	});

	it('keeps long lists short and sums whole', () => {
		const many = Array.from(
			{ length: 230 },
			(_, index) =>
				`  - { id: R-${index}, title: T, effort: 2d, service: checkout, risk: { cause: c${index}, ${google} } }`,
		).join('\n');
		const [checkout] = model(`${service()}items:\n${many}\n`).services;
		assert.equal(checkout!.rows.length, 200);
		assert.match(checkout!.more!, /^30 smaller risks/);
		assert.equal(checkout!.parts[1]!.minutes, '28,002.5 min');
	});
});

describe('messages about risks', () => {
	it('are read only whole', () => {
		const message = { type: 'acceptRisk', key: 'a', accepted: true };
		assert.deepEqual(readFromPanel({ ...message, more: 1 }), message);
		assert.equal(readFromPanel({ ...message, accepted: 'yes' }), undefined);
		assert.equal(readFromPanel({ ...message, key: 1 }), undefined);
		assert.deepEqual(readToPanel({ type: 'showTab', tab: 'risks' }), { type: 'showTab', tab: 'risks' });
		assert.equal(readToPanel({ type: 'showTab', tab: '__proto__' }), undefined);
	});
});
