/** The provider's v2 API. It is switched off on 18 December 2026 (REL-9). */
export interface Provider {
	authorise(request: AuthorisationRequest): Promise<Authorisation>;
	capture(authorisation: string, amount: number): Promise<void>;
	refund(authorisation: string, amount: number): Promise<void>;
}

export interface Card {
	readonly token: string;
	readonly country: string;
}

export interface AuthorisationRequest {
	readonly card: Card;
	readonly amount: number;
	readonly signal: AbortSignal;
}

export interface Authorisation {
	readonly id: string;
	readonly state: 'approved' | 'declined' | 'challenge';
}
