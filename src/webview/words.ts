import { english } from '../core/text.ts';

/** Puts arguments into a template that the editor has translated already. */
export function fill(template: string, ...args: (string | number)[]): string {
	return english(template, ...args);
}
