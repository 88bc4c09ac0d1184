import type { Steps } from '../../steps.ts';
import { message } from '../../text.ts';
import type { FollowUp, FollowUpStatus } from '../followUp.ts';
import type { SourceReading } from '../sourceReading.ts';
import type { SourceText } from '../text/sourceText.ts';
import type { JsonRecord } from './jsonReader.ts';
import { Tally } from './tally.ts';

/** What a record says of a follow-up; undefined where it says nothing. */
export type FollowUpFields = { readonly status: FollowUpStatus } & {
	readonly [Field in Exclude<keyof FollowUp, 'origin' | 'source' | 'status'>]?: FollowUp[Field] | undefined;
};

/** Records to follow-ups. One without a title says nothing; one that stands twice counts once. */
export function* readFollowUps(
	records: Iterable<JsonRecord>,
	map: (record: Extract<JsonRecord, { record: unknown }>['record']) => FollowUpFields,
	{ file, text }: Pick<SourceText, 'file' | 'text'>,
	source: string,
	format: string,
): Steps<SourceReading> {
	const tally = new Tally(file, format);
	const kept = new Map<string, FollowUp>();
	for (const found of records) {
		yield found.range.end / text.length;
		if ('why' in found) {
			tally.reject(found.range, found.why);
			continue;
		}
		const { id, title, ...fields } = map(found.record);
		const { start, end } = found.range;
		const earlier = id === undefined ? undefined : kept.get(id);
		if (id === undefined) tally.reject(found.range, message('This follow-up has no id. It is left out.'));
		else if (title === undefined) tally.reject(found.range, message('Follow-up {0} has no title. It is left out.', id));
		else if (earlier)
			tally.repeat(
				found.range,
				message('Follow-up {0} stands in this file already. This record is left out.', id),
				earlier.origin,
			);
		else {
			tally.use();
			kept.set(id, { id, title, ...withoutGaps(fields), source, origin: { file, start, end } });
		}
	}
	return tally.reading({ followUps: [...kept.values()] });
}

type Known = Omit<FollowUp, 'origin' | 'source' | 'id' | 'title'>;

function withoutGaps(fields: Omit<FollowUpFields, 'id' | 'title'>): Known {
	return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as unknown as Known;
}

/** From the words that vendors and teams use; what nobody knows is open, so that it is not lost. */
export function followUpStatus(words: string | undefined): FollowUpStatus {
	const status =
		words
			?.toLowerCase()
			.replace(/[^a-z]+/g, ' ')
			.trim() ?? '';
	if (/^(completed?|done|closed|resolved|fixed|finished|yes|x)\b/.test(status)) return 'done';
	if (/^(deleted|not doing|won ?t (do|fix)|cancell?ed|dropped|rejected|obsolete|dismissed|duplicate)\b/.test(status))
		return 'dropped';
	return 'open';
}
