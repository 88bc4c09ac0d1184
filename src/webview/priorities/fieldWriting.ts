import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { ToPanel } from '../../core/views/panelProtocol.ts';
import type { EditedField, FieldTexts } from '../../core/views/priorities/fieldTexts.ts';
import type { Editor } from '../editor.ts';

/** The field of an item that is being written into. */
export interface FieldOpen {
	readonly key: string;
	readonly field: EditedField;
}

/** Answers to questions that an earlier element asked must not be taken for answers to this one's. */
let request = 0;

/** What goes into the files from the list, one thing at a time: it is done once the editor says so. */
export class FieldWriting implements ReactiveController {
	open: FieldOpen | undefined;
	/** Why what was wanted last does not stand in the files. */
	refusal: string | undefined;
	private lastField: EditedField = 'effort';
	private pending: { readonly request: number; readonly done: () => void } | undefined;

	constructor(
		private readonly host: ReactiveControllerHost,
		private readonly editor: () => Editor,
	) {
		host.addController(this);
	}

	hostConnected(): void {}

	get writing(): boolean {
		return this.pending !== undefined;
	}

	/** Opens a field; without one, that which was open last: one column of many items is often written in a row. */
	edit(key: string, field: EditedField = this.lastField): void {
		this.lastField = field;
		this.open = { key, field };
		this.refusal = undefined;
		this.host.requestUpdate();
	}

	close(): void {
		this.open = undefined;
		this.refusal = undefined;
		this.host.requestUpdate();
	}

	/** `done` is called once it stands in the files, and not where it was refused. */
	write(keys: readonly string[], texts: FieldTexts, done: () => void): void {
		if (this.pending) return;
		request++;
		this.pending = { request, done };
		this.refusal = undefined;
		this.editor().send({ type: 'editItems', request, keys, texts });
		this.host.requestUpdate();
	}

	/** It cannot go into the files at all. */
	refuse(reason: string): void {
		this.refusal = reason;
		this.host.requestUpdate();
	}

	receive(message: ToPanel): void {
		if (message.type !== 'edited' || message.request !== this.pending?.request) return;
		const { done } = this.pending;
		this.pending = undefined;
		this.refusal = message.refusal;
		if (message.refusal === undefined) done();
		this.host.requestUpdate();
	}
}
