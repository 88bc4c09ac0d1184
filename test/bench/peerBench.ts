import { TextDocument } from 'vscode-languageserver-textdocument';
import { assemble, readBacklog } from '../../src/core/index.ts';
import { FILE_OF_YAML_EXTENSION, faultsOfYamlExtension } from '../core/language/yamlExtension.ts';
import { backlogText, NOW } from './generate.ts';
import { titleKeystroke } from './keystrokes.ts';
import { median } from './medians.ts';
import { processorTime } from './processorTime.ts';

/**
 * The peer: `yaml-language-server`, which the YAML extension of Red Hat runs, validating the same file with the schema
 * that this extension contributes, when it is opened and after the same keys. It gives problems alone; ours gives
 * problems, prices and ranks.
 */
export interface PeerBench {
	readonly items: number;
	/** Median milliseconds, and the peer's as multiples of ours. */
	readonly opening: Beside;
	readonly typing: Beside;
}

export interface Beside {
	readonly peer: number;
	readonly own: number;
	readonly ratio: number;
}

const ROUNDS = 15;

export async function peerBench(items = 1000): Promise<PeerBench> {
	const text = backlogText({ items, incidents: items });
	await mustValidate(text);
	const key = titleKeystroke(text);
	let opened = 0;
	const open = () => {
		const file = `${++opened}/reliability.yaml`;
		return assemble([{ file, text, reading: readBacklog(file, text), sources: [] }], NOW + opened * 60_000);
	};
	const times: Record<'peerOpens' | 'opens' | 'peerTypes' | 'types', number[]> = {
		peerOpens: [],
		opens: [],
		peerTypes: [],
		types: [],
	};
	for (let round = -1; round < ROUNDS; round++) {
		const kept = round < 0 ? undefined : times;
		await timed(kept?.peerOpens, validating(text));
		await timed(kept?.opens, open);
		key.type();
		await timed(kept?.peerTypes, validating(key.text()));
		await timed(kept?.types, key);
	}
	return { items, opening: beside(times.peerOpens, times.opens), typing: beside(times.peerTypes, times.types) };
}

/** It keeps what it read of a version of a file. */
let version = 0;

function validating(text: string): () => Promise<readonly unknown[]> {
	const document = TextDocument.create(FILE_OF_YAML_EXTENSION, 'yaml', ++version, text);
	return () => faultsOfYamlExtension(document);
}

/** A peer that finds nothing because it does nothing would look fast. */
async function mustValidate(text: string): Promise<void> {
	const [sound, broken] = [text, text.replace('kind: product', 'kind: produce')].map(validating);
	if ((await sound!()).length > 0) throw new Error('Failed to compare: the peer finds faults in a sound backlog');
	if ((await broken!()).length !== 1) throw new Error('Failed to compare: the peer does not find the fault');
}

async function timed(times: number[] | undefined, run: () => unknown): Promise<void> {
	const start = processorTime();
	await run();
	times?.push(processorTime() - start);
}

function beside(peers: readonly number[], owns: readonly number[]): Beside {
	const [peer, own] = [median(peers), median(owns)];
	return { peer, own, ratio: peer / own };
}
