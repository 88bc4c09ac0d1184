import type { Incident } from '../backlog/model.ts';
import { incidentMinutes } from '../scoring/evidence/incidentTime.ts';
import type { Snapshot } from '../snapshot.ts';
import { message, say } from '../text.ts';
import type { Explanation } from './explanation.ts';
import { type ExplanationOptions, explainFigures } from './explanationRows.ts';
import { formatNumber, formatShare } from './figures.ts';
import { incidentCostFigure } from './incidentCost.ts';
import { oneLine } from './markdown.ts';
import { vendorBandWords } from './vendorBands.ts';

/** What an incident cost and why: minutes × impact × price of each service, hours of response by band. */
export function explainIncident(incident: Incident, snapshot: Snapshot, options: ExplanationOptions): Explanation {
	const { translate, locale } = options;
	const style = locale === undefined ? {} : { locale };
	const minutes = formatNumber(incidentMinutes(incident, snapshot.now), { ...style, form: 'full' });
	const struck = incident.services
		.map(({ service, impact }) => say(message('{0} of {1}', formatShare(impact, style), service), translate))
		.join(', ');
	const banded = vendorBandWords(incident.vendorBands ? [incident.vendorBands] : []);
	const { id, title, origin } = incident;
	return {
		key: `${origin.file}#${id}`,
		id: oneLine(id),
		title: oneLine(title ?? '') || oneLine(id),
		reason: oneLine(
			[message('{0} minutes, {1}.', minutes, struck), ...banded].map((one) => say(one, translate)).join(' '),
		),
		place: { file: origin.file, start: origin.start, end: origin.end },
		rows: explainFigures([incidentCostFigure(incident, snapshot.backlogs, snapshot.now)], snapshot, options),
	};
}
