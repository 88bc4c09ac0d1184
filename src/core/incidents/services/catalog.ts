import { readYaml } from '../../backlog/readYaml.ts';
import { nodeAt, type SourceNode } from '../../backlog/sourceTree.ts';
import { yamlDocuments } from '../../backlog/yamlDocuments.ts';

/** A component of a Backstage catalogue: its names, who owns it, and what vendors call it. */
export interface CatalogEntity {
	readonly name: string;
	/** The file that says so, by its key; absent where nobody asks. */
	readonly file?: string;
	/** Other names: its title. */
	readonly names: readonly string[];
	/** From annotations such as `pagerduty.com/service-id`. */
	readonly vendorIds: readonly string[];
	readonly owner?: string;
	readonly system?: string;
}

/** The components of a `catalog-info.yaml`, of which one file may hold several. What cannot be read is passed over. */
export function readCatalog(text: string): readonly CatalogEntity[] {
	return yamlDocuments(text).flatMap((document) => entityOf(readYaml(document.text).root));
}

function entityOf(root: SourceNode | undefined): CatalogEntity[] {
	const kind = textOf(nodeAt(root, ['kind']));
	const name = textOf(nodeAt(root, ['metadata', 'name']));
	if (name === undefined || (kind !== 'Component' && kind !== 'System' && kind !== 'API' && kind !== 'Resource'))
		return [];
	const title = textOf(nodeAt(root, ['metadata', 'title']));
	const owner = textOf(nodeAt(root, ['spec', 'owner']));
	const system = textOf(nodeAt(root, ['spec', 'system']));
	const annotations = nodeAt(root, ['metadata', 'annotations']);
	return [
		{
			name,
			names: title === undefined ? [] : [title],
			vendorIds:
				annotations?.type === 'map'
					? annotations.entries.flatMap(({ key, value }) => (vendorNames.test(key) ? (textOf(value) ?? []) : []))
					: [],
			// `group:default/team-checkout` is the team-checkout of the catalogue.
			...(owner === undefined ? {} : { owner: owner.replace(/^.*[:/]/, '') }),
			...(system === undefined ? {} : { system }),
		},
	];
}

const vendorNames =
	/^(?:pagerduty\.com\/service-id|opsgenie\.com\/(?:component-selector|service|service-id)|incident\.io\/.*|grafana\.com\/.*|statuspage\.io\/.*|firehydrant\.com\/.*)$/;

function textOf(node: SourceNode | undefined): string | undefined {
	return node?.type === 'scalar' && node.value !== null && node.value !== '' ? String(node.value) : undefined;
}
