import { escapeMarkdown, escapeMarkdownLine } from '../../views/markdown.ts';
import type { Report } from '../report.ts';
import {
	headlineMarkdown,
	type MarkdownOptions,
	reportMarkdown,
	sectionMarkdown,
	sourcesMarkdown,
} from './markdown.ts';

/** Sections of the weekly report: each is a placeholder of its name, also where the week has nothing of it. */
export const weeklySections = [
	'changes',
	'nights',
	'incidents',
	'budgets',
	'balance',
	'top',
	'outcomes',
	'asks',
] as const;

/**
 * What a template of a report is filled with. All of it is Markdown in which texts from files are inert, without an empty line
 * at either end; empty where there is nothing.
 *
 * @param week Such as `2026-W47`.
 */
export function reportPlaceholders(
	report: Report,
	week: string,
	options: MarkdownOptions,
): Readonly<Record<string, unknown>> {
	const sections = report.sections.map((section) => ({
		id: section.id,
		title: escapeMarkdown(section.title),
		body: sectionMarkdown(section, report, options),
	}));
	const bySection = Object.fromEntries(
		weeklySections.map((id) => [id, sections.find((section) => section.id === id)?.body ?? '']),
	);
	return {
		...bySection,
		title: escapeMarkdown(report.title),
		about: escapeMarkdownLine(report.about),
		week,
		headline: headlineMarkdown(report),
		sections,
		sources: sourcesMarkdown(report),
		report: reportMarkdown(report, options).trimEnd(),
	};
}
