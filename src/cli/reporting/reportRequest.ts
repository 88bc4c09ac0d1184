/** A report is for people: programs have `measure`, `plan` and `outcomes`. */
export const reportFormats = ['markdown', 'html', 'text'] as const;
export type ReportFormat = (typeof reportFormats)[number];

export type ReportRequest = (Asked & { readonly kind: 'report' }) | (Asked & { readonly kind: 'brief' });

interface Asked {
	readonly path: string;
	readonly format: ReportFormat;
	/** Milliseconds since 1970. */
	readonly now: number;
	/** Such as `2026-W47`; absent: the last whole week. A brief has none. */
	readonly week?: string;
	/** The folder to write into; absent: it is printed. */
	readonly out?: string;
	/** The ledger is to keep that it was made. */
	readonly record?: true;
}

export const reportOptions = { out: { type: 'string' }, record: { type: 'boolean' } } as const;

export const reportHelp = `  --out DIR         write the report or the brief, with its charts, into this folder instead of printing it
  --record          keep in .reliability/ledger.jsonl that the report of the week was made
`;
