import { type Measurement, measureObjectives, type Snapshot, say } from '../../core/index.ts';
import { FetchPort, queryBounds } from '../../network/fetchPort.ts';
import type { MeasureRequest } from './measureRequest.ts';

const TOKEN = 'LIGHTS_ON_PROMETHEUS_TOKEN';

export interface MeasuredBudgets {
	readonly measurements: readonly Measurement[];
	/** Plain sentences. The token is in none. */
	readonly complaints: readonly string[];
	/** What was asked for could not be measured, all of it or in part. */
	readonly failed: boolean;
}

/** Measures the error budgets as of the snapshot's moment, where the request names a query API. */
export async function measureBudgets(snapshot: Snapshot, { prometheus }: MeasureRequest): Promise<MeasuredBudgets> {
	if (prometheus === undefined) return { measurements: [], complaints: [], failed: false };
	const token = process.env[TOKEN];
	const port = new FetchPort(new AbortController().signal, () => {}, queryBounds);
	const { measurements, faults, queries } = await measureObjectives(
		snapshot.backlogs,
		{ url: prometheus, ...(token === undefined ? {} : { token }) },
		snapshot.now,
		port,
	);
	const complaints = faults.map(({ service, reason }) => {
		const what = service ? `The error budget of ${service.id} is not measured.` : 'No error budget is measured.';
		return withoutToken(`${what} ${say(reason)}`, token);
	});
	if (queries === 0)
		complaints.push('No service has an objective with a “prometheus” query: there is nothing to measure.');
	return { measurements, complaints, failed: faults.length > 0 };
}

/** A server could send back what it was sent. */
function withoutToken(sentence: string, token: string | undefined): string {
	const bare = token?.trim() ?? '';
	return bare === '' ? sentence : sentence.replaceAll(bare, '…');
}
