import { html, type TemplateResult } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import type { PanelModel } from '../../core/views/panel.ts';
import type { EditedField } from '../../core/views/priorities/fieldTexts.ts';
import type { PanelRow } from '../../core/views/priorities/panelRow.ts';
import './fieldEditor.ts';
import { beginning } from './fieldEditor.ts';
import type { FieldWriting } from './fieldWriting.ts';
import { ownersOf } from './madeOnce.ts';
import type { PriorityList } from './priorityList.ts';

export interface FieldOverlay {
	readonly model: PanelModel;
	readonly row: PanelRow;
	readonly field: EditedField;
	list(): PriorityList | null;
}

/** The field that is open, over the list. Where it closes, the focus goes back there. */
export function fieldOverlay(fields: FieldWriting, { model, row, field, list }: FieldOverlay): TemplateResult {
	const close = () => {
		fields.close();
		list()?.focus();
	};
	const write = (text: string, next: EditedField | undefined) => {
		const goOn = () => (next === undefined ? close() : fields.edit(row.key, next));
		if (text.trim() === beginning(row, field)) goOn();
		else fields.write([row.key], { [field]: text }, goOn);
	};
	return html`${keyed(
		`${row.key} ${field}`,
		html`<lights-on-field-editor
			.given=${{
				row,
				field,
				labels: model.labels,
				owners: ownersOf(model),
				writing: fields.writing,
				refusal: fields.refusal,
				place: () => list()?.placeOf(row.key, field),
				write,
				cancel: close,
			}}
		></lights-on-field-editor>`,
	)}`;
}
