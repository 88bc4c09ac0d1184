import type { Backlog } from '../backlog/model.ts';
import { folderOf } from '../scopes.ts';
import type { Snapshot } from '../snapshot.ts';
import { message, say } from '../text.ts';
import { formatMoney } from './figures.ts';
import { baseName } from './fileNames.ts';
import type { FollowUpRow } from './followUps.ts';
import type { ShownIn } from './itemFigures.ts';
import { oneLine } from './markdown.ts';

/** A follow-up as a row of a list. */
export interface FollowUpWords {
	readonly key: string;
	readonly label: string;
	/** Age, overdue, cost of its incident, owner. */
	readonly description: string;
	/** Its incident and where it comes from. */
	readonly detail: string;
}

export function followUpWords(row: FollowUpRow, { currency }: Snapshot, { translate, locale }: ShownIn): FollowUpWords {
	const { followUp, incident, ageDays, overdueDays, incidentCost } = row;
	const style = {
		translate,
		...(currency === undefined ? {} : { currency }),
		...(locale === undefined ? {} : { locale }),
	};
	const parts = [
		ageDays === undefined ? undefined : message('{0} d old', ageDays),
		overdueDays === undefined ? undefined : message('overdue by {0} d', overdueDays),
		incidentCost === undefined ? undefined : message('incident cost {0}', formatMoney(incidentCost, style)),
	].flatMap((words) => (words === undefined ? [] : [say(words, translate)]));
	const { owner, priority, origin } = followUp;
	return {
		key: row.key,
		label: oneLine(followUp.title),
		description: [...parts, oneLine(owner ?? ''), oneLine(priority ?? '')].filter((part) => part !== '').join(' · '),
		detail: [
			incident
				? oneLine([incident.id, incident.title].filter((part) => part !== undefined).join(' '))
				: say(message('its incident is not known'), translate),
			oneLine(baseName(origin.file)),
		].join(' · '),
	};
}

/** The backlog that takes a follow-up: the nearest in the folders above its source, else the first. */
export function followUpBacklog({ followUp }: FollowUpRow, backlogs: readonly Backlog[]): Backlog | undefined {
	const above = backlogs.filter(({ file }) => followUp.origin.file.startsWith(folderOf(file)));
	return above.sort((one, other) => folderOf(other.file).length - folderOf(one.file).length)[0] ?? backlogs[0];
}
