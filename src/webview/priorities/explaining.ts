import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Explanation } from '../../core/views/explanation.ts';
import type { ToPanel } from '../../core/views/panelProtocol.ts';
import type { Editor } from '../editor.ts';

/** Answers to questions that an earlier element asked must not be taken for answers to this one's. */
let request = 0;

/** The explanation beside the list, as far as it is open: asked for anew with each model, and for each item at hand. */
export class Explaining implements ReactiveController {
	open = false;
	/** Figures whose places are all shown. */
	unfolded: ReadonlySet<string> = new Set();
	private explanation: Explanation | undefined;

	constructor(
		private readonly host: ReactiveControllerHost,
		private readonly editor: () => Editor,
	) {
		host.addController(this);
	}

	hostConnected(): void {}

	/** Undefined until the editor has answered for this item. */
	of(key: string): Explanation | undefined {
		return this.explanation?.key === key ? this.explanation : undefined;
	}

	show(key: string): void {
		this.open = true;
		this.ask(key);
		this.host.requestUpdate();
	}

	hide(): void {
		this.open = false;
		this.host.requestUpdate();
	}

	/** Another item is at hand. */
	follow(key: string): void {
		this.unfolded = new Set();
		if (this.open) this.ask(key);
	}

	ask(key: string): void {
		request++;
		this.editor().send({ type: 'explain', request, key });
	}

	unfold(path: string): void {
		this.unfolded = new Set([...this.unfolded, path]);
		this.host.requestUpdate();
	}

	receive(message: ToPanel): void {
		if (message.type !== 'explanation' || message.request !== request) return;
		this.explanation = message.explanation;
		this.host.requestUpdate();
	}
}
