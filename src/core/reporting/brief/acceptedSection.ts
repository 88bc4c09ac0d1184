import { placeAt } from '../../backlog/sourceTree.ts';
import { riskCatalogue } from '../../scoring/risks/riskCatalogue.ts';
import { message } from '../../text.ts';
import { formatShare } from '../../views/figures.ts';
import { riskName, riskWords, standingWords, summaryOf } from '../../views/riskWords.ts';
import type { ReportGiven } from '../given.ts';
import type { ReportSection, TableRow } from '../report.ts';

/** More than fit a page. */
const MOST_ROWS = 12;

/** The risks that are accepted, by name, and how each service then stands to its yearly budget. */
export function acceptedSection(given: ReportGiven): ReportSection | undefined {
	const { current, say, options, style } = given;
	const { services } = riskCatalogue(current);
	if (services.length === 0) return undefined;
	const words = riskWords(current, options);
	const rows = services.flatMap(({ service, risks }) =>
		risks
			.filter(({ accepted }) => accepted)
			.map((risk): TableRow => {
				const named = risk.standing === 'stated' ? [placeAt(service.origin, ['acceptedRisks'])] : [];
				return given.row(
					[
						say(riskName(risk)),
						service.id,
						words.rounded(risk.badMinutesPerYear),
						risk.share === undefined ? '–' : formatShare(risk.share, style),
						say(standingWords(risk)),
					],
					[...named, risk.place],
				);
			}),
	);
	const hidden = rows.length - MOST_ROWS;
	return {
		id: 'accepted',
		title: say(message('Risks that are accepted')),
		blocks: [
			...(rows.length === 0
				? [{ kind: 'lines' as const, lines: [given.line(message('None is accepted by name.'))] }]
				: [
						{
							kind: 'table' as const,
							heads: [
								message('Risk'),
								message('Service'),
								message('Minutes of outage a year'),
								message('Of what a year allows'),
								message('Why'),
							].map(say),
							right: [2, 3],
							rows: rows.slice(0, MOST_ROWS),
						},
					]),
			...(hidden > 0
				? [{ kind: 'lines' as const, lines: [given.line(message('{0} more are not listed.', hidden))] }]
				: []),
			{
				kind: 'list',
				lines: services.map((risks) => ({
					...given.line(message('{0}', say(summaryOf(risks, words))), [
						risks.source?.place ?? placeAt(risks.service.origin, ['slo']),
					]),
					lead: `${risks.service.id}.`,
				})),
			},
		],
	};
}
