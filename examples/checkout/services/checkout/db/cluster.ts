export interface Database {
	readonly name: string;
	ping(options: { timeoutMs: number }): Promise<boolean>;
	query<Row>(sql: string, parameters?: readonly unknown[]): Promise<Row[]>;
}

export interface Replica extends Database {
	promote(): Promise<void>;
}

/** The databases behind one address: a primary that takes writes, and the replicas that follow it. */
export interface Cluster {
	readonly name: string;
	readonly primary: Database;
	readonly replicas: readonly Replica[];
	stopWrites(): Promise<void>;
	resumeWrites(): Promise<void>;
	pointAddressTo(database: Database): Promise<void>;
}
