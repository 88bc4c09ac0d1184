import picomatch from 'picomatch';
import { assemble, codeIndex, readBacklog, readCodePath } from '../../src/core/index.ts';
import { NOW } from './generate.ts';
import { median, mostOf } from './medians.ts';
import { processorTime } from './processorTime.ts';

/** What a source file asks of the globs of a backlog, once they are compiled. */
export interface CodeBench {
	readonly globs: number;
	readonly files: number;
	/** Milliseconds: to compile all globs, and of a file that was never asked for the median and the slowest of a hundred. */
	readonly compiling: number;
	readonly median: number;
	readonly slow: number;
	/** The peer on the same file: each glob asked in turn, compiled by `picomatch`. Median milliseconds. */
	readonly peer: number;
}

/** Milliseconds a file. */
export const CODE_BUDGET = 2;

export function codeBench(globs = 500, files = 2000): CodeBench {
	const forms = [
		(n: number) => `services/part-${n % 40}/module-${n}/**`,
		(n: number) => `**/*Queue${n}.ts`,
		(n: number) => `services/*/db-${n}/{read,write}/*.ts`,
		(n: number) => `services/part-${n % 40}/src/file-${n}.ts#L10-L40`,
		(n: number) => `libs/**/cache-${n}/**/*.ts`,
	];
	const items = Array.from({ length: globs / 5 }, (_, item) => {
		const paths = forms.map((form, index) => JSON.stringify(form(5 * item + index)));
		const service = `service: service-${item % 8}`;
		return `  - { id: REL-${item}, title: Item ${item}, ${service}, effort: 2d, toil: 1h/week, paths: [${paths}] }`;
	});
	const services = Array.from({ length: 8 }, (_, at) => `  - { id: service-${at}, paths: [services/part-${at}*/**] }`);
	const incidents = Array.from({ length: 500 }, (_, at) => {
		const day = `2026-0${1 + (at % 9)}-1${at % 10}`;
		return `  - { id: INC-${at}, service: service-${at % 8}, started: ${day}T10:00Z, resolved: ${day}T10:30Z }`;
	});
	const lists = ['services:', ...services, 'items:', ...items, 'incidents:', ...incidents];
	const text = `rates: { currency: USD, badMinute: 10 }\n${lists.join('\n')}\n`;
	const reading = readBacklog('reliability.yaml', text);
	if (reading.broken) throw new Error('Failed to generate a sound backlog');
	const snapshot = assemble([{ file: 'reliability.yaml', text, reading, sources: [] }], NOW);
	const matchers = reading.backlog.items.flatMap(({ paths }) =>
		paths.map((path) => picomatch(readCodePath(path).glob)),
	);
	// What compiles the code itself is not measured.
	ask(codeIndex(snapshot), 'warm', files, matchers);
	const started = processorTime();
	const index = codeIndex(snapshot);
	const compiling = processorTime() - started;
	const { own, peer } = ask(index, 'cold', files, matchers);
	return { globs, files, compiling, median: median(own), slow: mostOf(own, 0.99), peer: median(peer) };
}

/**
 * Milliseconds for each file: files in all parts, most of which something names, at a depth as deep as code lies. Ours and
 * the peer take turns.
 */
function ask(
	index: ReturnType<typeof codeIndex>,
	name: string,
	files: number,
	matchers: readonly picomatch.Matcher[],
): { readonly own: readonly number[]; readonly peer: readonly number[] } {
	const [own, peer]: [number[], number[]] = [[], []];
	for (let file = 0; file < files; file++) {
		const part = `services/part-${file % 40}/module-${file % 500}/src/main/java/shop/${name}/${file}`;
		const path = `${part}/OrderQueue${file % 500}.ts`;
		const started = processorTime();
		index.factsOf(path);
		const between = processorTime();
		matchers.filter((matches) => matches(path));
		own.push(between - started);
		peer.push(processorTime() - between);
	}
	return { own, peer };
}
