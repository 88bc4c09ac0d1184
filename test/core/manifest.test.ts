import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { type AssistantToolName, assistantInputSchema, assistantTools } from '../../src/core/assistant/tools.ts';

/** The manifest against the code: ids that differ would fail in silence. Host files import the editor, so they are read as text. */

const root = path.resolve(import.meta.dirname, '../..');
const manifest = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8'));
const words: Record<string, string> = JSON.parse(fs.readFileSync(path.join(root, 'package.nls.json'), 'utf8'));
const { contributes } = manifest;

/** The strings in the initialiser of a constant: its elements, or its property names. */
function constant(file: string, name: string): string[] {
	const text = fs.readFileSync(path.join(root, 'src/host', file), 'utf8');
	const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
	const found: string[] = [];
	const visit = (node: ts.Node): void => {
		if (ts.isVariableDeclaration(node) && node.name.getText() === name && node.initializer)
			ts.forEachChild(unwrapped(node.initializer), (child) => {
				if (ts.isStringLiteral(child)) found.push(child.text);
				if (ts.isPropertyAssignment(child)) found.push(child.name.getText().replace(/['"]/g, ''));
			});
		ts.forEachChild(node, visit);
	};
	visit(source);
	assert.ok(found.length > 0, `${name} is not in ${file}`);
	return found;
}

function unwrapped(node: ts.Expression): ts.Expression {
	return ts.isAsExpression(node) || ts.isSatisfiesExpression(node) ? unwrapped(node.expression) : node;
}

describe('manifest', () => {
	it('offers assistants just the tools that the code registers, with the inputs that it reads', () => {
		assert.deepEqual(
			contributes.languageModelTools.map((tool: Record<string, unknown>) => [
				tool.name,
				tool.modelDescription,
				tool.inputSchema,
			]),
			Object.entries(assistantTools).map(([name, { description }]) => [
				`lights-on_${name}`,
				description,
				assistantInputSchema(name as AssistantToolName),
			]),
		);
		assert.deepEqual(constant('assistant/registerTools.ts', 'toolNames'), Object.keys(assistantTools));
	});

	it('contributes just the commands that the code registers', () => {
		const contributed = contributes.commands.map(({ command }: { command: string }) => command);
		assert.deepEqual([...contributed].sort(), constant('commands.ts', 'commandIds').sort());
		for (const { category } of contributes.commands) assert.equal(category, 'Lights On');
	});

	it('names only its own commands in menus', () => {
		const known = new Set(constant('commands.ts', 'commandIds'));
		for (const [menu, entries] of Object.entries<{ command: string }[]>(contributes.menus))
			for (const { command } of entries) assert.ok(known.has(command), `${menu}: ${command}`);
	});

	it('declares just the settings that the code reads, with the same defaults', () => {
		const declared = Object.keys(contributes.configuration.properties).map((id) => id.replace(/^lightsOn\./, ''));
		assert.deepEqual(declared.sort(), constant('settings.ts', 'settingDefaults').sort());
	});

	it('takes no address of the network from a workspace that is not trusted', () => {
		const restricted = manifest.capabilities.untrustedWorkspaces.restrictedConfigurations;
		for (const [id, { scope }] of Object.entries<{ scope: string }>(contributes.configuration.properties))
			if (/\burl$/.test(id)) assert.ok(scope === 'machine' || restricted.includes(id), id);
	});

	it('uses only context keys that the code sets', () => {
		const known = new Set(constant('contextKeys.ts', 'contextKeyIds'));
		const used = JSON.stringify(contributes).match(/lightsOn\.(state|has\w+|is\w+)/g) ?? [];
		assert.ok(used.length > 0);
		for (const key of used) assert.ok(known.has(key), key);
	});

	it('welcomes in every state in which there is nothing to show', () => {
		const welcomes = contributes.viewsWelcome.map(({ when }: { when: string }) => when).join('\n');
		for (const state of ['noFolder', 'noFile', 'empty', 'broken'])
			assert.match(welcomes, new RegExp(`== ${state}$`, 'm'));
	});

	it('runs only commands that exist from its welcome texts', () => {
		const known = new Set([
			...constant('commands.ts', 'commandIds'),
			'workbench.action.files.openFolder',
			'workbench.actions.view.problems',
		]);
		const links = Object.values(words).flatMap((text) =>
			[...text.matchAll(/\(command:([\w.]+)\)/g)].map(([, id]) => id!),
		);
		assert.ok(links.length > 0);
		for (const link of links) assert.ok(known.has(link), link);
	});

	it('takes every word from package.nls.json, and that holds no word more', () => {
		const used = JSON.stringify(manifest).match(/%[\w.]+%/g) ?? [];
		assert.deepEqual([...new Set(used.map((key) => key.slice(1, -1)))].sort(), Object.keys(words).sort());
	});

	it('points to files that are there', () => {
		const [container] = contributes.viewsContainers.activitybar;
		assert.ok(fs.existsSync(path.join(root, container.icon)), container.icon);
		assert.ok(fs.existsSync(path.join(root, manifest.icon)), manifest.icon);
		const [walkthrough] = contributes.walkthroughs;
		assert.equal(walkthrough.steps.length, 5);
		for (const { media } of walkthrough.steps) assert.ok(fs.existsSync(path.join(root, media.image)), media.image);
	});
});
