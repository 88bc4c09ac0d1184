import { replicationLag } from './replicationLag';
import type { Cluster, Replica } from './cluster';

/** Makes a replica the primary. Run by hand from the runbook: `npm run failover -- --from db-1 --to db-2`. */
export async function promote(cluster: Cluster, to: string): Promise<Replica> {
	const replica = cluster.replicas.find((candidate) => candidate.name === to);
	if (!replica) throw new Error(`There is no replica ${to} in ${cluster.name}`);

	// INC-74: a replica that was behind became the primary, and 38 orders were lost until somebody typed them in again.
	const lag = await replicationLag(replica);
	if (lag > 5) console.warn(`${to} is ${lag} s behind, orders will be missing`); // TODO(REL-2): refuse instead

	await cluster.stopWrites();
	await replica.promote();
	await cluster.pointAddressTo(replica);
	// TODO(REL-1): the pools of checkout keep the old address for up to ten minutes, restart them here
	await cluster.resumeWrites();
	return replica;
}

/** Whether the primary answers. Nothing acts on it yet but the pager. */
export async function primaryIsUp(cluster: Cluster, attempts = 3): Promise<boolean> {
	for (let attempt = 0; attempt < attempts; attempt++) {
		if (await cluster.primary.ping({ timeoutMs: 2_000 })) return true;
	}
	return false;
}
