import { columnMeanings, isZone } from '../../core/index.ts';

export interface ImportRequest {
	readonly kind: 'import';
	readonly file: string;
	readonly into: string;
	readonly format: 'text' | 'json';
	readonly dryRun: boolean;
	/** Headers of a CSV of the team's own, by what they mean. */
	readonly columns?: Readonly<Record<string, string>>;
	readonly zone?: string;
}

export interface ImportValues {
	readonly into?: string | undefined;
	readonly format?: string | undefined;
	readonly 'dry-run'?: boolean | undefined;
	readonly columns?: readonly string[] | undefined;
	readonly zone?: string | undefined;
}

export const importOptions = {
	into: { type: 'string' },
	'dry-run': { type: 'boolean' },
	columns: { type: 'string', multiple: true },
	zone: { type: 'string' },
} as const;

export const importUsage = `  lights-on import FILE --into FILE
                            incidents of a vendor's export, merged into a backlog, or a YAML or CSV file of incidents
`;

export const importHelp = `  --into FILE       the file that import writes to; made where it is not there
  --dry-run         tell what import would change, and write nothing
  --columns LIST    columns of a CSV of your own: started=Begin,resolved=End,service=System
  --zone ZONE       the zone of times without one, such as Europe/Madrid
`;

/** Undefined where the options of import are given to another command. */
export function readImport(
	files: readonly string[],
	values: ImportValues,
): ImportRequest | { readonly kind: 'wrong'; readonly why: string } {
	const wrong = (why: string) => ({ kind: 'wrong', why }) as const;
	const [file, ...rest] = files;
	if (file === undefined) return wrong('Say which file to import.');
	if (rest.length > 0) return wrong(`One file at a time: “${rest[0]}” is one too many.`);
	if (values.into === undefined || values.into === '') return wrong('Say with --into which file to import into.');
	const format = values.format ?? 'text';
	if (format !== 'text' && format !== 'json') return wrong(`Import knows the formats text and json, not “${format}”.`);
	const columns: Record<string, string> = {};
	for (const pair of (values.columns ?? []).flatMap((list) => list.split(','))) {
		const [meaning, header] = [pair.slice(0, pair.indexOf('=')).trim(), pair.slice(pair.indexOf('=') + 1).trim()];
		if (!pair.includes('=') || header === '') return wrong(`“${pair}” is no column. Write started=Begin.`);
		if (!columnMeanings.some((known) => known === meaning))
			return wrong(`A column cannot mean “${meaning}”. Known are ${columnMeanings.join(', ')}.`);
		columns[meaning] = header;
	}
	if (values.zone !== undefined && !isZone(values.zone))
		return wrong(`“${values.zone}” is no time zone. Write an IANA name such as Europe/Madrid.`);
	return {
		kind: 'import',
		file,
		into: values.into,
		format,
		dryRun: values['dry-run'] ?? false,
		...(Object.keys(columns).length > 0 ? { columns } : {}),
		...(values.zone === undefined ? {} : { zone: values.zone }),
	};
}
