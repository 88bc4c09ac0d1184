import { message, say, type Translate } from '../text.ts';
import { escapeMarkdownLine } from '../views/markdown.ts';
import { quantityOf } from './quantityWords.ts';
import { formsOf, meaningOf, type SchemaNode } from './schemaForms.ts';
import { exampleOf } from './snippets.ts';

/** What a key means, how its value is written, and an example: Markdown. */
export function keyDocumentation(key: string, node: SchemaNode, translate: Translate): string {
	const forms = formsOf(node);
	const lines = [escapeMarkdownLine(translate(meaningOf(node)))];
	const quantity = quantityOf(node);
	if (quantity) lines.push(escapeMarkdownLine(say(quantity.meaning, translate)));
	const choices = forms.flatMap((form) => form.enum ?? []);
	if (choices.length > 0)
		lines.push(`${say(message('One of'), translate)} ${choices.map((choice) => `\`${choice}\``).join(', ')}`);
	const parts = [...new Set(forms.flatMap((form) => Object.keys(form.properties ?? {})))];
	if (parts.length > 0)
		lines.push(`${say(message('Keys'), translate)}: ${parts.map((part) => `\`${part}\``).join(', ')}`);
	const example = exampleOf(node);
	if (example !== undefined) lines.push(`${say(message('Example'), translate)}: \`${key}: ${example}\``);
	return lines.join('\n\n');
}
