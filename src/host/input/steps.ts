/** What a step came to. */
export type Reply<T> =
	| { readonly kind: 'answer'; readonly value: T }
	| { readonly kind: 'back' }
	| { readonly kind: 'cancel' };

/** Where in the sequence a step stands: shown in its title, and whether there is a way back. */
export interface StepFrame {
	readonly title: string;
	readonly step: number;
	readonly totalSteps: number;
	readonly back: boolean;
}

/** One question. It is left out where its answer was given beforehand or where it does not apply. */
export interface Step<Answers> {
	/** The answer that it gives. */
	readonly field: keyof Answers;
	applies?(answers: Partial<Answers>): boolean;
	ask(frame: StepFrame, answers: Partial<Answers>): Promise<Reply<Answers[keyof Answers]>>;
}

/**
 * Asks one question after the other, with a way back. Answers that are given beforehand are not asked for, so that
 * tests and other extensions can run a command without its questions. Undefined where somebody cancels.
 */
export async function askInSteps<Answers extends object>(
	title: string,
	steps: readonly Step<Answers>[],
	given: Partial<Answers>,
): Promise<Partial<Answers> | undefined> {
	const asked: number[] = [];
	let answers: Partial<Answers> = { ...given };
	const open = (step: Step<Answers>) => given[step.field] === undefined && (step.applies?.(answers) ?? true);
	let at = 0;
	while (at < steps.length) {
		const step = steps[at]!;
		if (!open(step)) {
			at++;
			continue;
		}
		const reply = await step.ask(
			{ title, step: asked.length + 1, totalSteps: steps.filter(open).length, back: asked.length > 0 },
			answers,
		);
		switch (reply.kind) {
			case 'cancel':
				return undefined;
			case 'back':
				at = asked.pop() ?? 0;
				break;
			case 'answer':
				answers = { ...answers, [step.field]: reply.value };
				asked.push(at);
				at++;
				break;
		}
	}
	return answers;
}
