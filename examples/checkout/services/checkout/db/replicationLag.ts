import type { Replica } from './cluster';

/** Seconds by which a replica is behind the primary. A replica that received nothing since it started counts as lost. */
export async function replicationLag(replica: Replica): Promise<number> {
	const [row] = await replica.query<{ seconds: number | null }>(
		'select extract(epoch from now() - pg_last_xact_replay_timestamp()) as seconds',
	);
	return row?.seconds ?? Number.POSITIVE_INFINITY;
}

/** The replica that would lose the fewest orders. */
export async function freshest(replicas: readonly Replica[]): Promise<Replica | undefined> {
	const lags = await Promise.all(replicas.map(replicationLag));
	const least = Math.min(...lags);
	return Number.isFinite(least) ? replicas[lags.indexOf(least)] : undefined;
}
