import fs from 'node:fs';
import path from 'node:path';
import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';
import {
	type AssistantAnswer,
	type AssistantChange,
	applyEdits,
	assemble,
	assistantTools,
	decodeText,
	encodeText,
	explainScore,
	incidentChange,
	itemChange,
	listItems,
	planEdit,
	type Snapshot,
	say,
} from '../../core/index.ts';
import { whyOf } from '../files.ts';
import { readWorkspace } from '../workspace.ts';
import { writeAtomically } from '../writeAtomically.ts';

export interface ServeOptions {
	/** A folder, or one backlog file. */
	readonly path: string;
	readonly now: () => number;
	readonly version: string;
}

/**
 * Serves the assistant's tools by the Model Context Protocol over standard input and output, until the input ends. Each
 * call reads the files anew: they are the only state. A client that can ask its user is asked before anything is written;
 * others ask by themselves, as the tools are marked as writing.
 */
export async function serve({ path: given, now, version }: ServeOptions): Promise<void> {
	const server = new McpServer({ name: 'lights-on', title: 'Lights On', version });
	const asked = (answer: (root: string, snapshot: Snapshot) => AssistantAnswer | Promise<AssistantAnswer>) =>
		replyOf(async () => {
			const { root, inputs } = readWorkspace(given);
			return answer(root, assemble(inputs, now()));
		});
	const options = (name: keyof typeof assistantTools) => ({
		title: assistantTools[name].title,
		description: assistantTools[name].description,
		annotations: { readOnlyHint: !assistantTools[name].writes, destructiveHint: false, openWorldHint: false },
	});
	server.registerTool(
		'list_items',
		{ ...options('list_items'), inputSchema: assistantTools.list_items.input },
		(input) => asked((_, snapshot) => listItems(snapshot, input)),
	);
	server.registerTool(
		'explain_score',
		{ ...options('explain_score'), inputSchema: assistantTools.explain_score.input },
		(input) => asked((_, snapshot) => explainScore(snapshot, input)),
	);
	server.registerTool('add_item', { ...options('add_item'), inputSchema: assistantTools.add_item.input }, (input) =>
		asked((root, snapshot) => write(server, root, itemChange(snapshot, input))),
	);
	server.registerTool(
		'log_incident',
		{ ...options('log_incident'), inputSchema: assistantTools.log_incident.input },
		(input) => asked((root, snapshot) => write(server, root, incidentChange(snapshot, input, now()))),
	);
	const ended = new Promise<void>((resolve) => {
		process.stdin.once('end', resolve);
		server.server.onclose = resolve;
	});
	await server.connect(new StdioServerTransport());
	await ended;
	await server.close();
}

/** What is wrong is the model's to know, in one sentence; the server goes on. */
async function replyOf(answer: () => Promise<AssistantAnswer>) {
	let given: AssistantAnswer;
	try {
		given = await answer();
	} catch (error) {
		given = { ok: false, why: error instanceof Error ? error.message : String(error) };
	}
	return { content: [{ type: 'text' as const, text: given.ok ? given.text : given.why }], isError: !given.ok };
}

async function write(server: McpServer, root: string, change: AssistantChange): Promise<AssistantAnswer> {
	if (!change.ok) return change;
	if (!(await agreed(server, change))) return { ok: false, why: 'The person declined. Nothing was written.' };
	const target = path.join(root, change.file);
	// Read again: the person may have thought about it for long.
	const { text, encoding } = decodeText(fs.readFileSync(target));
	const plan = planEdit(text, change.intents);
	if (!plan.ok) return { ok: false, why: say(plan.reason) };
	try {
		writeAtomically(target, encodeText(applyEdits(text, plan.edits), encoding));
	} catch (error) {
		return { ok: false, why: `“${change.file}” cannot be written: ${whyOf(error)}.` };
	}
	return { ok: true, text: `${change.id} is written to ${change.file}.` };
}

async function agreed(server: McpServer, change: Extract<AssistantChange, { ok: true }>): Promise<boolean> {
	if (!server.server.getClientCapabilities()?.elicitation) return true;
	const fields = change.fields.map(([key, value]) => `${key}: ${value}`);
	const { action } = await server.server.elicitInput({
		message: [say(change.question), ...fields].join('\n'),
		requestedSchema: { type: 'object', properties: {} },
	});
	return action === 'accept';
}
