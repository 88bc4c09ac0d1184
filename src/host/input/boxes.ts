import * as vscode from 'vscode';
import type { Reply, StepFrame } from './steps.ts';

export interface Choice<T> extends vscode.QuickPickItem {
	readonly value: T;
}

export interface PickQuestion<T> {
	readonly placeholder: string;
	readonly choices: readonly Choice<T>[];
	readonly active?: T;
	/** Makes a choice of what was typed, where it is none of those offered. */
	readonly typed?: (text: string) => Choice<T> | undefined;
}

/** One choice of several. */
export function pick<T>(frame: StepFrame, question: PickQuestion<T>): Promise<Reply<T>> {
	const box = vscode.window.createQuickPick<Choice<T>>();
	box.placeholder = question.placeholder;
	box.matchOnDescription = true;
	box.matchOnDetail = true;
	box.items = question.choices;
	const active = question.choices.find(({ value }) => value === question.active);
	if (active) box.activeItems = [active];
	const { typed } = question;
	const listeners: vscode.Disposable[] = [];
	if (typed)
		listeners.push(
			box.onDidChangeValue((text) => {
				const choice = text.trim() === '' ? undefined : typed(text.trim());
				const known = question.choices.some(({ label }) => label === text.trim());
				box.items = choice && !known ? [choice, ...question.choices] : question.choices;
			}),
		);
	return answered(box, frame, listeners, () => {
		const [chosen] = box.selectedItems;
		return chosen && { value: chosen.value };
	});
}

/** Any number of choices, none included. */
export function pickMany<T>(
	frame: StepFrame,
	question: Pick<PickQuestion<T>, 'placeholder' | 'choices'> & { readonly selected: readonly T[] },
): Promise<Reply<readonly T[]>> {
	const box = vscode.window.createQuickPick<Choice<T>>();
	box.canSelectMany = true;
	box.placeholder = question.placeholder;
	box.matchOnDescription = true;
	box.items = question.choices;
	box.selectedItems = question.choices.filter(({ value }) => question.selected.includes(value));
	return answered<readonly T[]>(box, frame, [], () => ({ value: box.selectedItems.map(({ value }) => value) }));
}

export interface TextQuestion {
	readonly prompt: string;
	readonly placeholder?: string;
	readonly value?: string | undefined;
	/** Why a text cannot be taken; undefined where it can. */
	readonly fault: (text: string) => string | undefined;
}

/** A line of text. What is wrong with it is said once something was typed, and at Enter. */
export function enter(frame: StepFrame, question: TextQuestion): Promise<Reply<string>> {
	const box = vscode.window.createInputBox();
	box.prompt = question.prompt;
	box.placeholder = question.placeholder;
	box.value = question.value ?? '';
	const listeners = [
		box.onDidChangeValue((text) => {
			box.validationMessage = text.trim() === '' ? undefined : question.fault(text);
		}),
	];
	return answered(box, frame, listeners, () => {
		const fault = question.fault(box.value);
		box.validationMessage = fault;
		return fault === undefined ? { value: box.value.trim() } : undefined;
	});
}

/** What quick picks and input boxes have in common. */
interface AnyBox extends vscode.QuickInput {
	buttons: readonly vscode.QuickInputButton[];
	readonly onDidAccept: vscode.Event<void>;
	readonly onDidTriggerButton: vscode.Event<vscode.QuickInputButton>;
}

/** Shows a box until it is accepted with an answer, left by the back button, or hidden. */
function answered<T>(
	box: AnyBox,
	frame: StepFrame,
	listeners: vscode.Disposable[],
	answer: () => { readonly value: T } | undefined,
): Promise<Reply<T>> {
	box.title = frame.title;
	if (frame.totalSteps > 1) {
		box.step = frame.step;
		box.totalSteps = frame.totalSteps;
	}
	box.buttons = frame.back ? [vscode.QuickInputButtons.Back] : [];
	box.ignoreFocusOut = true;
	return new Promise((resolve) => {
		const done = (reply: Reply<T>) => {
			resolve(reply);
			for (const listener of listeners) listener.dispose();
			box.dispose();
		};
		listeners.push(
			box.onDidAccept(() => {
				const given = answer();
				if (given) done({ kind: 'answer', value: given.value });
			}),
			box.onDidTriggerButton((button) => {
				if (button === vscode.QuickInputButtons.Back) done({ kind: 'back' });
			}),
			box.onDidHide(() => done({ kind: 'cancel' })),
		);
		box.show();
	});
}
