import { type Item, isOpen, type Service } from '../backlog/model.ts';
import { placeAt } from '../backlog/sourceTree.ts';
import { codeIndex } from '../code/codeIndex.ts';
import { codeGlobs, readCodePath } from '../code/codePath.ts';
import { errorBudgets } from '../measures/budgets.ts';
import type { Place } from '../place.ts';
import { folderOf } from '../scopes.ts';
import { type CataloguedRisk, riskCatalogue } from '../scoring/risks/riskCatalogue.ts';
import type { Snapshot } from '../snapshot.ts';
import { type Message, message } from '../text.ts';
import { formatShare } from '../views/figures.ts';

/** Files that a change touches although they are in danger. */
export interface Touch {
	readonly kind: 'budget' | 'risk';
	/** Items that state the risk or work against it. */
	readonly items: readonly Item[];
	readonly paths: readonly string[];
	/** Says it of so many files. */
	readonly message: (files: number) => Message;
	/** What is in danger, and where that is written. */
	readonly related: { readonly place: Place; readonly message: Message };
}

/** Where a change meets a service whose error budget is used up, or a high risk that nobody has taken on. */
export function touches(snapshot: Snapshot, paths: readonly string[]): Touch[] {
	const services = [...new Set(snapshot.backlogs.flatMap((backlog) => backlog.services))];
	const touched = pathsByService(snapshot, services, paths);
	const budgets = errorBudgets(services, snapshot.incidents, snapshot.now).flatMap(({ service, left }): Touch[] => {
		const files = touched.get(service)!;
		if (left > 0 || files.length === 0) return [];
		return [
			{
				kind: 'budget',
				items: [],
				paths: files,
				message: (count) => budgetMessage(service, left, count),
				related: { place: placeAt(service.origin, ['slo']), message: message('The objective of {0}.', service.id) },
			},
		];
	});
	const risks = riskCatalogue(snapshot).services.flatMap(({ service, risks }) =>
		risks.filter(isUntaken).flatMap((risk): Touch[] => {
			const items = risk.addressing.map(({ item }) => item);
			const files = [
				...new Set([...touched.get(service)!, ...items.flatMap((item) => under(item.paths, item.origin.file, paths))]),
			].sort();
			if (files.length === 0) return [];
			return [
				{
					kind: 'risk',
					items,
					paths: files,
					message: (count) => riskMessage(service, risk, count),
					related: { place: risk.place, message: message('The risk, by history or by guess.') },
				},
			];
		}),
	);
	return [...budgets, ...risks];
}

/** The files of each service: by its `paths`, by the catalogue, or by who owns them, as above a source file. */
function pathsByService(
	snapshot: Snapshot,
	services: readonly Service[],
	paths: readonly string[],
): ReadonlyMap<Service, readonly string[]> {
	const index = codeIndex(snapshot);
	const found = new Map<Service, string[]>(services.map((service) => [service, []]));
	for (const path of paths)
		for (const { subject } of index.factsOf(path).services)
			for (const service of services) if (isSame(service, subject)) found.get(service)!.push(path);
	return found;
}

function isSame(one: Service, other: Service): boolean {
	return one.id === other.id && one.origin.file === other.origin.file;
}

/** High, not accepted, and no item against it is planned or under way: a proposal alone changes nothing. */
function isUntaken({ size, accepted, addressing }: CataloguedRisk): boolean {
	const taken = addressing.some(({ item }) => isOpen(item) && item.status !== 'proposed');
	return size === 'high' && !accepted && !taken;
}

/** The paths that globs of a file name; they start at the file's folder. */
export function under(globs: readonly string[], file: string, paths: readonly string[]): string[] {
	const folder = folderOf(file);
	const compiled = globs.flatMap((glob) => codeGlobs(readCodePath(glob).glob));
	const isNamed = (names: readonly string[]) => compiled.some(({ matches }) => matches(names));
	return paths.filter((path) => path.startsWith(folder) && isNamed(path.slice(folder.length).split('/')));
}

function budgetMessage({ id }: Service, left: number, files: number): Message {
	const over = left < 0 && Number.isFinite(left) ? message(' by {0}', formatShare(-left)) : '';
	return files === 1
		? message('The error budget of {0} is used up{1}, and this change touches its code.', id, over)
		: message('The error budget of {0} is used up{1}, and this change touches {2} files of its code.', id, over, files);
}

function riskMessage({ id }: Service, { cause, share }: CataloguedRisk, files: number): Message {
	const name = cause === undefined ? message('A high risk') : message('The high risk “{0}”', cause);
	const part = share === undefined ? '' : message(' takes {0} of its yearly error budget and', formatShare(share));
	return files === 1
		? message('{0} of {1}{2} is not taken on, and this change touches code that carries it.', name, id, part)
		: message('{0} of {1}{2} is not taken on, and this change touches {3} files that carry it.', name, id, part, files);
}
