/** Risks are no problems of lines, so there are no annotations of them. */
export const riskFormats = ['text', 'json', 'markdown'] as const;
type RiskFormat = (typeof riskFormats)[number];

export interface RisksRequest {
	readonly kind: 'risks';
	readonly path: string;
	readonly format: RiskFormat;
	/** Milliseconds since 1970. */
	readonly now: number;
}
