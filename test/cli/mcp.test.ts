import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { ElicitRequestSchema } from '@modelcontextprotocol/sdk/types.js';
import { assistantInputSchema, type assistantTools } from '../../src/core/index.ts';
import { folderWith, lightsOn, lightsOnBundle } from './commandLine.ts';

const text = `# Of the team
rates: { currency: USD, engineerHour: 100 }
items:
  - { id: REL-1, title: Rotate keys, kind: reliability, effort: 5d, toil: 10h/week } # keep
`;

describe('lights-on mcp', () => {
	const clients: Client[] = [];
	let root: string;
	beforeEach(() => {
		root = folderWith({ 'reliability.yaml': text });
	});
	afterEach(async () => {
		for (const client of clients.splice(0)) await client.close();
	});

	/** @param person what the user answers when asked; without it the client cannot ask. */
	async function connect(person?: (question: string) => 'accept' | 'decline', folder = root): Promise<Client> {
		const client = new Client(
			{ name: 'test', version: '1.0.0' },
			{ capabilities: person ? { elicitation: { form: {} } } : {} },
		);
		if (person)
			client.setRequestHandler(ElicitRequestSchema, ({ params }) => {
				const action = person(params.message);
				return action === 'accept' ? { action, content: {} } : { action };
			});
		clients.push(client);
		await client.connect(
			new StdioClientTransport({
				command: process.execPath,
				args: [lightsOnBundle(), 'mcp', folder, '--now', '2026-11-23T09:00Z'],
			}),
		);
		return client;
	}
	async function call(client: Client, name: string, input: Record<string, unknown>) {
		const { content, isError } = await client.callTool({ name, arguments: input });
		const [part] = content as { type: string; text: string }[];
		return { text: part!.text, isError: isError === true };
	}
	const inFile = () => fs.readFileSync(path.join(root, 'reliability.yaml'), 'utf8');

	it('offers the tools with their inputs, and says which of them write', async () => {
		const { tools } = await (await connect()).listTools();
		assert.deepEqual(
			tools.map(({ name, annotations }) => [name, annotations?.readOnlyHint]),
			[
				['list_items', true],
				['explain_score', true],
				['add_item', false],
				['log_incident', false],
			],
		);
		for (const { name, inputSchema } of tools)
			assert.deepEqual(
				Object.keys(inputSchema.properties ?? {}),
				Object.keys(assistantInputSchema(name as keyof typeof assistantTools).properties as object),
			);
	});

	it('reads the files anew for each call', async () => {
		const client = await connect();
		const titles = async () =>
			JSON.parse((await call(client, 'list_items', {})).text).items.map(({ title }: { title: string }) => title);
		assert.deepEqual(await titles(), ['Rotate keys']);
		fs.writeFileSync(path.join(root, 'reliability.yaml'), text.replace('Rotate keys', 'Rotate all keys'));
		assert.deepEqual(await titles(), ['Rotate all keys']);
		assert.match((await call(client, 'explain_score', { id: 'REL-1' })).text, /Rotate all keys[\s\S]*Toil/);
	});

	it('writes what the person agrees to, and no other byte', async () => {
		const questions: string[] = [];
		const client = await connect((question) => {
			questions.push(question);
			return 'accept';
		});
		const added = await call(client, 'add_item', { title: 'Back-pressure', kind: 'reliability', effort: '3d' });
		assert.deepEqual(added, { text: 'REL-2 is written to reliability.yaml.', isError: false });
		assert.equal(
			questions[0],
			'Add the item REL-2 to reliability.yaml?\nid: REL-2\ntitle: Back-pressure\nkind: reliability\neffort: 3d',
		);
		assert.equal(inFile(), `${text}  - { id: REL-2, title: Back-pressure, kind: reliability, effort: 3d }\n`);
		await call(client, 'log_incident', { started: '45m', lasted: '30m', service: 'checkout' });
		assert.match(inFile(), /started: 2026-11-23T08:15Z/);
		assert.equal(lightsOn(['check', root]).status, 0);
	});

	it('writes nothing where the person declines', async () => {
		const client = await connect(() => 'decline');
		const declined = await call(client, 'log_incident', { started: '45m' });
		assert.deepEqual(declined, { text: 'The person declined. Nothing was written.', isError: true });
		assert.equal(inFile(), text);
	});

	it('writes for a client that asks its user by itself', async () => {
		const client = await connect();
		await call(client, 'add_item', { title: 'Back-pressure', kind: 'reliability', effort: '3d' });
		assert.match(inFile(), /REL-2/);
	});

	it('tells the model what is wrong, and goes on', async () => {
		const client = await connect();
		const wrong = await call(client, 'add_item', { title: 'T', kind: 'product', effort: 'soon' });
		assert.deepEqual(wrong, { text: 'Write an effort, such as 5d, 4h or 2w.', isError: true });
		assert.equal((await call(client, 'explain_score', {})).isError, true);
		const outside = await call(client, 'add_item', { title: 'T', kind: 'product', effort: '1d', file: '../x.yaml' });
		assert.match(outside.text, /is no backlog/);
		assert.equal((await call(client, 'list_items', {})).isError, false);
		assert.equal(inFile(), text);
		const nowhere = await connect(undefined, path.join(root, 'gone'));
		assert.match((await call(nowhere, 'list_items', {})).text, /There is no file or folder/);
	});

	it('goes with no other option', () => {
		assert.equal(lightsOn(['mcp', root, '--format', 'json']).status, 2);
	});
});
