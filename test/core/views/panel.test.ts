import assert from 'node:assert/strict';
import { english, message } from '../../../src/core/text.ts';
import { panelModel } from '../../../src/core/views/panel.ts';
import { panelHtml } from '../../../src/core/views/panelHtml.ts';
import { readFromPanel } from '../../../src/core/views/panelProtocol.ts';
import { interval, item, placeOnLine, priced, ranked, snapshot, term } from './sampleSnapshot.ts';

const options = { translate: english, locale: 'en-US' };
const error = { code: 'yaml.syntax', severity: 'error', place: placeOnLine(1), message: message('Broken.') } as const;

describe('the panel model', () => {
	it('shows open items only: ranked ones in order, then the others with the reason why', () => {
		const model = panelModel(
			snapshot([
				ranked(item('REL-1'), 1, { terms: [term()] }),
				ranked(item('REL-2'), 2),
				priced(item('REL-3')),
				priced(item('REL-4', { status: 'done' })),
				priced(item('REL-5', { status: 'dropped' })),
			]),
			options,
		);
		assert.deepEqual(
			model.rows.map(({ id, rank, reason }) => [id, rank, reason]),
			[
				['REL-1', 1, 'Reason of REL-1.'],
				['REL-2', 2, 'Reason of REL-2.'],
				['REL-3', undefined, 'Not ranked: it has no effort.'],
			],
		);
	});

	it('gives a row its figures as words and, for the bar, as numbers', () => {
		const [row] = panelModel(
			snapshot([
				ranked(item('REL-1', { kind: 'reliability', status: 'in-progress', owner: 'team-a' }), 1, {
					score: interval(1280),
					tie: 3,
					overdue: true,
				}),
			]),
			options,
		).rows;
		assert.deepEqual(row, {
			key: 'reliability.yaml#REL-1',
			id: 'REL-1',
			title: 'Title of REL-1',
			rank: 1,
			kind: 'reliability',
			kindText: 'Reliability',
			kindIcon: 'shield',
			status: 'in-progress',
			statusText: 'In progress',
			statusIcon: 'play-circle',
			effort: '5 d',
			effortRange: '2.5 d to 7.5 d',
			effortDays: interval(5),
			owner: 'team-a',
			service: '',
			value: '',
			written: { effort: '5d', owner: 'team-a' },
			costOfDelay: '$1K/week',
			costOfDelayRange: '$500/week to $1.5K/week',
			cost: interval(1000),
			score: { mean: 1280, p10: 640, p90: 1920, text: '1.3K', range: '640 to 1.9K' },
			chance: '100%',
			topChance: 1,
			tie: 3,
			overdue: 'overdue',
			reason: 'Reason of REL-1.',
			stale: false,
		});
	});

	it('never guesses a kind', () => {
		const [row] = panelModel(snapshot([ranked(item('X-1'), 1)]), options).rows;
		assert.equal(row!.kindText, 'Uncategorised');
	});

	it('says in one sentence what comes first and what it costs', () => {
		const first = ranked(item('REL-1'), 1);
		const headline = (items: Parameters<typeof snapshot>[0], given = {}) =>
			panelModel(snapshot(items, given), options).tabs[0]!.headline;
		assert.equal(headline([first]), '“Title of REL-1” comes first: each week without it costs $1K.');
		assert.equal(
			headline([{ ...first, tie: 1 }, ranked(item('REL-2'), 2, { tie: 1 }), ranked(item('REL-3'), 3, { tie: 1 })]),
			'“Title of REL-1” comes first, tied with 2 more: each week without it costs $1K.',
		);
		assert.equal(headline([priced(item('REL-2'))]), 'No open item can be ranked yet.');
		assert.equal(headline([ranked(item('REL-1'), 1, { costOfDelay: interval(0) })]), 'No open item has a benefit yet.');
		const { currency: _currency, ...without } = snapshot([first]);
		assert.equal(
			panelModel(without, options).tabs[0]!.headline,
			'“Title of REL-1” comes first: each week without it costs 1K engineer-hours.',
		);
	});

	it('names the folder of each item where there are several backlogs, and none where there is one', () => {
		const one = snapshot([ranked(item('REL-1', { origin: placeOnLine(1, 'a/reliability.yaml') }), 1)]);
		const [backlog] = one.backlogs;
		const two = {
			...one,
			backlogs: [
				{ ...backlog!, file: 'a/reliability.yaml' },
				{ ...backlog!, file: 'b/reliability.yaml' },
			],
		};
		assert.equal(panelModel(one, options).rows[0]!.where, undefined);
		assert.equal(panelModel(two, options).rows[0]!.where, 'a');
	});

	it('has an axis that holds zero and all bars, and cuts off whiskers past twice the longest bar', () => {
		const axis = (...scores: ReturnType<typeof interval>[]) =>
			panelModel(snapshot(scores.map((score, index) => ranked(item(`X-${index}`), index + 1, { score }))), options)
				.axis;
		assert.deepEqual(axis(interval(100, 0.5)), { from: 0, to: 150 });
		assert.deepEqual(axis({ mean: 100, p10: 10, p90: 5000 }), { from: 0, to: 200 });
		assert.deepEqual(axis(interval(100, 0.5), { mean: -20, p10: -40, p90: 10 }), { from: -40, to: 150 });
		assert.deepEqual(axis(interval(0, 0)), { from: 0, to: 1 });
	});

	it('has a sentence and a way out in every state without items', () => {
		const shown = (given: Parameters<typeof snapshot>[1]) => {
			const { state, notice } = panelModel(snapshot([], given), options);
			return [state, notice?.text, notice?.actions.map(({ action }) => action)];
		};
		assert.deepEqual(shown({ backlogs: [], files: new Map() }), [
			'noFile',
			'There is no backlog file in this workspace yet.',
			['createFile'],
		]);
		assert.deepEqual(shown({}), ['empty', 'The backlog file has no items yet.', ['openFile']]);
		assert.deepEqual(shown({ problems: [error] }), [
			'broken',
			'The backlog file has errors, and no item could be read from it.',
			['showProblems', 'openFile'],
		]);
		assert.deepEqual(shown({ problems: [{ ...error, code: 'file.empty' }] })[0], 'empty');
		const done = panelModel(snapshot([priced(item('REL-1', { status: 'done' }))]), options);
		assert.equal(done.notice!.text, 'All items are done or dropped.');
	});

	it('keeps the ranking of a broken file, marks it, and offers the problems', () => {
		const sound = snapshot([ranked(item('REL-1'), 1)], { problems: [error] });
		const [file] = [...sound.files.values()];
		const model = panelModel(
			{ ...sound, stale: true, files: new Map([...sound.files, [file!.file, { ...file!, stale: true }]]) },
			options,
		);
		assert.equal(model.state, 'ready');
		assert.equal(model.rows[0]!.stale, true);
		assert.equal(model.stale!.text, 'reliability.yaml has errors. This is the ranking from before them.');
		assert.deepEqual(model.stale!.actions, [
			{ action: 'showProblems', label: 'Show Problems' },
			{ action: 'openFile', label: 'Open File', file: 'reliability.yaml' },
		]);
		assert.deepEqual(model.problems, { text: '1 problem', severity: 'error' });
	});

	it('survives JSON, so that it can be sent to the panel', () => {
		const model = panelModel(
			snapshot([ranked(item('REL-1'), 1), priced(item('REL-2'))], { problems: [error] }),
			options,
		);
		assert.deepEqual(JSON.parse(JSON.stringify(model)), model);
	});

	it('takes every word from the translation', () => {
		const model = panelModel(
			snapshot(
				[ranked(item('REL-1', { title: '', id: '' }), 1, { overdue: true, tie: 1 }), priced(item('', { title: '' }))],
				{
					problems: [error],
				},
			),
			{ ...options, translate: () => '¤' },
		);
		const english = JSON.stringify(model, (key, value) =>
			[
				'id',
				'kind',
				'status',
				'key',
				'state',
				'severity',
				'kindIcon',
				'statusIcon',
				'file',
				'action',
				'example',
				'currency',
			].includes(key)
				? undefined
				: value,
		);
		const words = [...english.matchAll(/:"([^"]*)"/g)]
			.map(([, text]) => text!)
			.filter((text) => /[a-z]{3}/i.test(text));
		assert.deepEqual(words, []);
	});
});

describe('messages between panel and editor', () => {
	it('reads each message of the panel and drops what it carries besides', () => {
		for (const sent of [
			{ type: 'ready' },
			{ type: 'reveal', file: 'a', start: 0, end: 4 },
			{ type: 'revealItem', key: 'a' },
			{ type: 'explain', request: 3, key: 'a' },
			{ type: 'openFile' },
			{ type: 'openFile', file: 'a' },
			{ type: 'measures', request: 4 },
			{ type: 'explainMeasure', request: 5, section: 'week', key: 'interruptions/2026-W47' },
			{ type: 'plan', request: 6, whatIf: {} },
			{ type: 'plan', request: 6, whatIf: { capacity: { a: 3 }, floor: 0.3, pins: { k: 'include', l: 'free' } } },
			{ type: 'plan', request: 6, whatIf: { capacity: 40 } },
			{ type: 'stopPlan' },
			{ type: 'applyPlan', request: 6 },
			{ type: 'importIncidents' },
			{ type: 'createFile' },
			{ type: 'showProblems' },
		])
			assert.deepEqual(readFromPanel({ ...sent, extra: 1 }), sent);
	});

	it('drops malformed messages', () => {
		for (const sent of [
			undefined,
			null,
			'ready',
			[],
			{},
			{ type: 'toString' },
			{ type: 'reveal', file: 'a', start: 4, end: 0 },
			{ type: 'reveal', file: 'a', start: -1, end: 0 },
			{ type: 'reveal', file: 'a', start: 0.5, end: 1 },
			{ type: 'reveal', file: 1, start: 0, end: 1 },
			{ type: 'revealItem' },
			{ type: 'explain', key: 'a' },
			{ type: 'explain', request: Number.NaN, key: 'a' },
			{ type: 'openFile', file: {} },
			{ type: 'plan', request: 6 },
			{ type: 'plan', whatIf: {} },
			{ type: 'plan', request: 6, whatIf: [] },
			{ type: 'plan', request: 6, whatIf: { floor: 1.1 } },
			{ type: 'plan', request: 6, whatIf: { floor: '30%' } },
			{ type: 'plan', request: 6, whatIf: { capacity: -1 } },
			{ type: 'plan', request: 6, whatIf: { capacity: { a: Number.NaN } } },
			{ type: 'plan', request: 6, whatIf: { pins: { k: 'in' } } },
			{ type: 'applyPlan' },
			{ type: 'measures' },
			{ type: 'explainMeasure', request: 5, section: 'week' },
			{ type: 'explainMeasure', request: 5, section: {}, key: 'a' },
		])
			assert.equal(readFromPanel(sent), undefined, JSON.stringify(sent));
	});
});

describe('the page of the panel', () => {
	const html = panelHtml({
		cspSource: 'https://*.vscode-cdn.net',
		nonce: 'n0nce',
		scriptUri: 'https://host/panel.js?a&b',
		codiconsUri: 'https://host/codicon.css',
		language: 'en',
		title: '<b>"Title"</b>',
	});

	it('allows nothing but its own script, styles, font and pictures', () => {
		const policy = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(html)![1]!;
		assert.deepEqual(policy.split('; '), [
			"default-src 'none'",
			"style-src https://*.vscode-cdn.net 'nonce-n0nce'",
			"script-src 'nonce-n0nce'",
			'font-src https://*.vscode-cdn.net',
			'img-src https://*.vscode-cdn.net',
			"base-uri 'none'",
			"form-action 'none'",
		]);
	});

	it('has no script or style in line', () => {
		assert.doesNotMatch(html, /<script(?![^>]*\bsrc=)|<style|\sstyle=|\son\w+=/);
	});

	it('escapes what it is given', () => {
		assert.match(html, /<title>&lt;b&gt;&quot;Title&quot;&lt;\/b&gt;<\/title>/);
		assert.match(html, /src="https:\/\/host\/panel\.js\?a&amp;b"/);
	});
});
