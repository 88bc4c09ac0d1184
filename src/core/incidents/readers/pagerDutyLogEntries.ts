import { message } from '../../text.ts';
import { PageBuilder } from '../pages.ts';
import { firstRecords } from '../text/sourceText.ts';
import { jsonRecords } from './jsonReader.ts';
import { withoutRepeats } from './pageRepeats.ts';
import type { Reader } from './reader.ts';
import { Tally } from './tally.ts';
import { instantAt, millisecondsOf, textAt } from './values.ts';

const keys = ['log_entries'];

/** PagerDuty's log entries: those that notify somebody are pages. Source: PagerDuty, REST API, "List log entries". */
export const pagerDutyLogEntries: Reader = {
	id: 'pagerduty',
	name: 'PagerDuty log entries (JSON)',
	detects: (source) => firstRecords(source, keys).some((record) => textAt(record, 'type')?.endsWith('_log_entry')),
	*read(source, { zone }) {
		const tally = new Tally(source.file, this.name);
		const pages = new PageBuilder();
		for (const found of jsonRecords(source, keys)) {
			yield found.range.end / source.text.length;
			if ('why' in found) {
				tally.reject(found.range, found.why);
				continue;
			}
			const { range, record } = found;
			const type = textAt(record, 'type');
			if (type !== 'notify_log_entry') {
				tally.leaveOut(range, message('This log entry notifies nobody, so it is no page ({0}).', type ?? '?'));
				continue;
			}
			const at = millisecondsOf(instantAt(record, ['created_at'], zone));
			if (at === undefined) {
				tally.reject(range, message('This log entry does not say when. It is left out.'));
				continue;
			}
			const named = {
				person: textAt(record, 'user', 'summary') ?? textAt(record, 'user', 'id'),
				incident: textAt(record, 'incident', 'id'),
				service: textAt(record, 'service', 'summary') ?? textAt(record, 'service', 'id'),
				channel: textAt(record, 'channel', 'notification', 'type') ?? textAt(record, 'channel', 'type'),
			};
			pages.push({ at, ...given(named) }, range.start);
		}
		const result = withoutRepeats(pages.columns());
		tally.use(result.pages.count);
		if (result.repeats > 0)
			tally.leaveOutMany(
				{ start: 0, end: 0 },
				message('A page that stands in this file more than once counts once. Left out: {0}.', result.repeats),
				result.repeats,
			);
		return tally.reading({ pages: result.pages });
	},
};

type Named = Readonly<Record<string, string | undefined>>;

function given(named: Named): Readonly<Record<string, string>> {
	return Object.fromEntries(Object.entries(named).filter((entry): entry is [string, string] => entry[1] !== undefined));
}
