/** Outcomes are no problems of lines, so there are no annotations of them. */
export const outcomeFormats = ['text', 'json', 'markdown'] as const;

export interface OutcomesRequest {
	readonly kind: 'outcomes';
	readonly path: string;
	readonly format: (typeof outcomeFormats)[number];
	/** Milliseconds since 1970. */
	readonly now: number;
}
