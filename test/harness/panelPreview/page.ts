import fc from 'fast-check';
import type { PricedItem } from '../../../src/core/snapshot.ts';
import { english } from '../../../src/core/text.ts';
import { explainItem } from '../../../src/core/views/explanation.ts';
import { explainMeasure, measuresModel } from '../../../src/core/views/measures/measuresModel.ts';
import { panelModel } from '../../../src/core/views/panel.ts';
import { readFromPanel, type ToPanel } from '../../../src/core/views/panelProtocol.ts';
import { spoilt } from '../panelMessages.ts';
import { madeUpWork } from './madeUpWork.ts';
import { type Sample, sample } from './sampleTeam.ts';
import { type Theme, themes } from './themes.ts';

/** Stands in for the editor around the panel's page: theme, state, and answers. `?theme=…&sample=…&silent` */
const asked = new URLSearchParams(location.search);
const theme = themes[(asked.get('theme') ?? 'dark') as Theme];
for (const [name, value] of Object.entries(theme.colours))
	document.documentElement.style.setProperty(`--vscode-${name.replaceAll('.', '-')}`, value);
document.addEventListener('DOMContentLoaded', () => document.body.classList.add(theme.kind));

let shown = sample((asked.get('sample') ?? 'ready') as Sample);
let version = 0;
const options = { translate: english, locale: 'en-US' };
const measuring = () => ({ ...options, actual: madeUpWork(shown) });
const sent: unknown[] = [];

function answer(message: ToPanel): void {
	window.postMessage(JSON.parse(JSON.stringify(message)), '*');
}

/** The item in another place: what else is asked of it stays its own. */
function ranked(priced: PricedItem, rank: number): PricedItem {
	return new Proxy(priced, { get: (target, name) => (name === 'rank' ? rank : Reflect.get(target, name, target)) });
}

function modelMessage(): ToPanel {
	return { type: 'model', version, model: panelModel(shown, options) };
}

function show(): void {
	version++;
	answer(modelMessage());
}

/** Sends so many messages that are nearly the one with the model that is shown, and some that are nothing like it. */
function fuzz(count: number): Promise<void> {
	const whole: unknown = JSON.parse(JSON.stringify(modelMessage()));
	const strange = [...fc.sample(spoilt(whole), { numRuns: count / 2, seed: 9 }), ...fc.sample(fc.json(), count / 2)];
	return new Promise((resolve) => {
		const last = 'the last one';
		window.addEventListener('message', ({ data }) => data === last && resolve());
		for (const message of [...strange, last]) window.postMessage(message, '*');
	});
}

Object.assign(window, {
	/** For tests: what the panel sent, and a way to send it something else. */
	preview: {
		sent,
		show: (name: Sample) => {
			shown = sample(name);
			show();
		},
		fuzz,
		move: () => {
			const [first, second, ...rest] = shown.items;
			shown = { ...shown, items: [ranked(second!, 1), ranked(first!, 2), ...rest] };
			show();
		},
	},
	acquireVsCodeApi: () => ({
		getState: () => JSON.parse(sessionStorage.getItem('state') ?? 'null') ?? undefined,
		setState: (state: unknown) => sessionStorage.setItem('state', JSON.stringify(state)),
		postMessage: (data: unknown) => {
			sent.push(data);
			const message = readFromPanel(data);
			if (message?.type === 'ready' && asked.has('failing')) {
				const actions = [{ action: 'ready', label: 'Try Again' } as const];
				answer({ type: 'failed', notice: { text: 'The priorities could not be shown: it is only a test.', actions } });
				asked.delete('failing');
			} else if (message?.type === 'ready' && !asked.has('silent')) show();
			// Nothing is written here: the panel is told that it was.
			if (message?.type === 'editItems') answer({ type: 'edited', request: message.request });
			if (message?.type === 'measures')
				answer({ type: 'measures', request: message.request, measures: measuresModel(shown, measuring()) });
			if (message?.type === 'explainMeasure') {
				const explanation = explainMeasure(shown, message.section, message.key, measuring());
				answer({ type: 'measureExplained', request: message.request, ...(explanation ? { explanation } : {}) });
			}
			if (message?.type === 'explain') {
				const found = shown.items.find(({ item }) => item.key === message.key);
				answer({
					type: 'explanation',
					request: message.request,
					key: message.key,
					...(found ? { explanation: explainItem(found, shown, options) } : {}),
				});
			}
		},
	}),
});
