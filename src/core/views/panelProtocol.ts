import type { WhatIf } from '../planning/model/buildPlan.ts';
import type { Explanation } from './explanation.ts';
import { fitsSchema } from './fitsSchema.ts';
import type { MeasureExplanation, MeasuresModel } from './measures/measuresModel.ts';
import type { PanelModel, PanelNotice } from './panel.ts';
import type { PanelPatch } from './panelPatch.ts';
import type { TabId } from './panelTabs.ts';
import type { FrontierShown, PlanTabModel } from './plan/planTab.ts';
import { readWhatIf } from './plan/readWhatIf.ts';
import { type FieldTexts, isEditedField } from './priorities/fieldTexts.ts';
import toPanelSchema from './toPanel.schema.json';

/** What the panel may ask of the editor. A `request` counts up; an answer to any but the newest one is dropped. */
export type FromPanel =
	/** The panel can show a model; sent at each load. */
	| { readonly type: 'ready' }
	/** Show this range (UTF-16 offsets). The editor opens it only where the file takes part in the snapshot. */
	| { readonly type: 'reveal'; readonly file: string; readonly start: number; readonly end: number }
	| { readonly type: 'revealItem'; readonly key: string }
	/** Show this commit, where it is one that was read. */
	| { readonly type: 'showCommit'; readonly hash: string }
	| { readonly type: 'explain'; readonly request: number; readonly key: string }
	| { readonly type: 'openFile'; readonly file?: string }
	/** Accept a risk of the catalogue, or no longer: written into the file. */
	| { readonly type: 'acceptRisk'; readonly key: string; readonly accepted: boolean }
	/** Write this into the fields of these items, all of it as one step. */
	| {
			readonly type: 'editItems';
			readonly request: number;
			readonly keys: readonly string[];
			readonly texts: FieldTexts;
	  }
	/** What the tab *Measures* shows. */
	| { readonly type: 'measures'; readonly request: number }
	/** What stands behind a figure of a section of that tab. */
	| { readonly type: 'explainMeasure'; readonly request: number; readonly section: string; readonly key: string }
	/** The plan, as the files say or with something else instead; a new one takes the place of the one before. */
	| { readonly type: 'plan'; readonly request: number; readonly whatIf: WhatIf }
	/** No better plan is wanted: the best by now stays. */
	| { readonly type: 'stopPlan' }
	/** Write the plan that was shown last for this request into the files. */
	| { readonly type: 'applyPlan'; readonly request: number }
	| { readonly type: 'importIncidents' }
	| { readonly type: 'createFile' }
	| { readonly type: 'showProblems' };

/** What the editor tells the panel. */
export type ToPanel =
	/** `version` counts up with each snapshot; an older one than the one shown is dropped. */
	| { readonly type: 'model'; readonly version: number; readonly model: PanelModel }
	/** What has changed since the model of the version `base`; a panel that has another one says that it is ready again. */
	| { readonly type: 'patch'; readonly version: number; readonly base: number; readonly patch: PanelPatch }
	/** No model could be made, and the way to try again. What was shown stays. */
	| { readonly type: 'failed'; readonly notice: PanelNotice }
	/** The answer to `explain`; without an explanation where the item is gone. */
	| {
			readonly type: 'explanation';
			readonly request: number;
			readonly key: string;
			readonly explanation?: Explanation;
	  }
	/** The answer to `editItems`: it stands in the files, or why it does not. */
	| { readonly type: 'edited'; readonly request: number; readonly refusal?: string }
	/** The answer to `measures`, again when git has told more. */
	| { readonly type: 'measures'; readonly request: number; readonly measures: MeasuresModel }
	/** The answer to `explainMeasure`; without an explanation where the figure is gone. */
	| { readonly type: 'measureExplained'; readonly request: number; readonly explanation?: MeasureExplanation }
	/** The answer to `plan`, again for each better one. */
	| { readonly type: 'plan'; readonly request: number; readonly plan: PlanTabModel }
	/** What each floor costs and saves beside that plan, again for each floor. */
	| { readonly type: 'frontier'; readonly request: number; readonly frontier: FrontierShown }
	/** Select this item and open its explanation: somebody asked for it outside of the panel. */
	| { readonly type: 'showItem'; readonly key: string }
	/** Bring this tab to the front. */
	| { readonly type: 'showTab'; readonly tab: TabId };

/** Reads a message that came from a web page. Undefined for anything that is not exactly one of ours. */
export function readFromPanel(data: unknown): FromPanel | undefined {
	if (!isRecord(data)) return undefined;
	switch (data.type) {
		case 'ready':
		case 'createFile':
		case 'importIncidents':
		case 'showProblems':
		case 'stopPlan':
			return { type: data.type };
		case 'reveal': {
			const { file, start, end } = data;
			if (typeof file !== 'string' || !isCount(start) || !isCount(end) || end < start) return undefined;
			return { type: 'reveal', file, start, end };
		}
		case 'revealItem':
			return typeof data.key === 'string' ? { type: 'revealItem', key: data.key } : undefined;
		case 'showCommit':
			return typeof data.hash === 'string' && /^[0-9a-f]{40,64}$/.test(data.hash)
				? { type: 'showCommit', hash: data.hash }
				: undefined;
		case 'explain': {
			const { request, key } = data;
			if (!isCount(request) || typeof key !== 'string') return undefined;
			return { type: 'explain', request, key };
		}
		case 'measures':
			return isCount(data.request) ? { type: 'measures', request: data.request } : undefined;
		case 'explainMeasure': {
			const { request, section, key } = data;
			if (!isCount(request) || typeof section !== 'string' || typeof key !== 'string') return undefined;
			return { type: 'explainMeasure', request, section, key };
		}
		case 'plan': {
			const whatIf = readWhatIf(data.whatIf);
			return isCount(data.request) && whatIf ? { type: 'plan', request: data.request, whatIf } : undefined;
		}
		case 'applyPlan':
			return isCount(data.request) ? { type: 'applyPlan', request: data.request } : undefined;
		case 'acceptRisk': {
			const { key, accepted } = data;
			if (typeof key !== 'string' || typeof accepted !== 'boolean') return undefined;
			return { type: 'acceptRisk', key, accepted };
		}
		case 'editItems': {
			const { request, keys } = data;
			const texts = readTexts(data.texts);
			if (!isCount(request) || !isTexts(keys) || !texts) return undefined;
			return { type: 'editItems', request, keys, texts };
		}
		case 'openFile':
			if (data.file === undefined) return { type: 'openFile' };
			return typeof data.file === 'string' ? { type: 'openFile', file: data.file } : undefined;
		default:
			return undefined;
	}
}

/**
 * Reads a message that came from the editor, or from whoever says so. Undefined for anything that is not exactly one of
 * ours, down to its leaves.
 */
export function readToPanel(data: unknown): ToPanel | undefined {
	return fitsSchema(data, toPanelSchema) ? (data as ToPanel) : undefined;
}

/** Undefined where anything else is among them. */
function readTexts(raw: unknown): FieldTexts | undefined {
	if (!isRecord(raw)) return undefined;
	const entries = Object.entries(raw);
	return entries.every(([field, text]) => isEditedField(field) && typeof text === 'string')
		? (Object.fromEntries(entries) as FieldTexts)
		: undefined;
}

function isTexts(raw: unknown): raw is readonly string[] {
	return Array.isArray(raw) && raw.every((entry) => typeof entry === 'string');
}

function isRecord(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isCount(value: unknown): value is number {
	return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}
