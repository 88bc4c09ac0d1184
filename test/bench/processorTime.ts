/**
 * Milliseconds that this process has kept a processor busy. Unlike the clock it does not run while others have the processor:
 * on a busy machine the clock strikes long work more than short work, and ratios of the two say nothing.
 */
export function processorTime(): number {
	const { user, system } = process.cpuUsage();
	return (user + system) / 1000;
}
