import { placeAt } from '../../backlog/sourceTree.ts';
import { riskCatalogue, type ServiceRisks } from '../../scoring/risks/riskCatalogue.ts';
import { type Message, message } from '../../text.ts';
import { formatShare } from '../../views/figures.ts';
import { type RiskWords, riskName, riskWords, standingOf, standingWords } from '../../views/riskWords.ts';
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
								message('Of what it may have'),
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
					...given.line(yearOf(risks, words), [risks.source?.place ?? placeAt(risks.service.origin, ['slo'])]),
					lead: risks.service.id,
				})),
			},
		],
	};
}

/** What a service may be out in a year, and what the risks that are accepted and the others take of it, without the catalogue's words. */
function yearOf(risks: ServiceRisks, words: RiskWords): Message {
	const { budget, accepted, unaccepted, unallocated } = risks;
	const figures = [words.rounded(budget), words.rounded(accepted), words.rounded(unaccepted)] as const;
	switch (standingOf(risks)) {
		case 'over':
			return message(
				'It may be out {0} minutes a year. The accepted risks alone take {1}: accept fewer of them.',
				figures[0],
				figures[1],
			);
		case 'open':
			return message(
				'It may be out {0} minutes a year. The accepted risks take {1}, and the other known ones would take {2}: {3} more than is left, which work has to remove.',
				...figures,
				words.rounded(unaccepted - unallocated),
			);
		case 'within':
			return message(
				'It may be out {0} minutes a year. The accepted risks take {1}, the other known ones would take {2}, and all fit.',
				...figures,
			);
	}
}
