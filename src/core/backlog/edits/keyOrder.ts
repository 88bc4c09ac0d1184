/** The order in which the format's documentation writes keys; new keys take their place in it. */
const orders: Readonly<Record<string, readonly string[]>> = {
	'': [
		'version',
		'team',
		'rates',
		'scoring',
		'commitment',
		'commits',
		'services',
		'sources',
		'plan',
		'items',
		'incidents',
	],
	rates: ['currency', 'engineerHour', 'badMinute', 'reachPoint', 'offHours', 'sleepHours'],
	items: [
		...['id', 'title', 'kind', 'status', 'owner', 'service', 'effort', 'avoids', 'risk', 'toil', 'value', 'rice'],
		...['ice', 'wsjf', 'deadline', 'confidence', 'dependsOn', 'paths', 'labels', 'links', 'followUps', 'forecast'],
	],
	incidents: [
		...['id', 'title', 'service', 'services', 'severity', 'started', 'detected', 'acknowledged', 'resolved'],
		...['impact', 'responders', 'pages', 'cause', 'autoResolved', 'source', 'externalId', 'links'],
	],
	sources: ['path', 'columns', 'zone'],
	services: ['id', 'owner', 'paths', 'aliases', 'badMinute', 'slo', 'acceptedRisks'],
	avoids: ['causes', 'incidents', 'share'],
	risk: ['cause', 'detect', 'repair', 'impact', 'every', 'share', 'accepted'],
	rice: ['reach', 'impact', 'confidence'],
	ice: ['impact', 'confidence', 'ease'],
	wsjf: ['value', 'criticality', 'riskReduction'],
	deadline: ['date', 'loss'],
	forecast: ['date', 'incidents', 'badMinutes', 'hours', 'without'],
};

const estimate: readonly string[] = ['low', 'likely', 'high'];

/** The keys of a section in their order: the file itself is ''. Keys that are not in it come last. */
export function keyOrder(section: string): readonly string[] {
	return orders[section] ?? estimate;
}

/** Where a new key stands among those that are there: the index of the one that it follows, or -1 for the first place. */
export function precedingIndex(keys: readonly string[], key: string, section: string): number {
	const order = keyOrder(section);
	const rank = order.indexOf(key);
	if (rank < 0) return keys.length - 1;
	let index = -1;
	for (const [at, other] of keys.entries()) {
		const otherRank = order.indexOf(other);
		if (otherRank >= 0 && otherRank < rank) index = at;
		// A key that nobody knows stays with the one before it.
		else if (otherRank < 0 && index === at - 1) index = at;
	}
	return index;
}
