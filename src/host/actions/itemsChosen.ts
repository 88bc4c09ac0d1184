/** The keys of items among the rows that the editor passes to a command when several are selected. */
export function keysIn(rows: unknown): readonly string[] {
	if (!Array.isArray(rows)) return [];
	return rows.flatMap((row: unknown) =>
		typeof row === 'object' && row !== null && 'key' in row && typeof row.key === 'string' ? row.key : [],
	);
}
