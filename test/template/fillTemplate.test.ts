import assert from 'node:assert/strict';
import { reportMarkdown } from '../../src/core/reporting/render/markdown.ts';
import { reportPlaceholders, weeklySections } from '../../src/core/reporting/render/placeholders.ts';
import { weeklyReport } from '../../src/core/reporting/weekly/weeklyReport.ts';
import { english } from '../../src/core/text.ts';
import { fillTemplate } from '../../src/template/fillTemplate.ts';
import { snapshotOf } from '../core/reporting/reportingTeam.ts';

function placeholders() {
	const made = weeklyReport(snapshotOf(), '2026-W47', { translate: english });
	assert.ok(made.kind === 'report');
	const options = { charts: true };
	return {
		data: reportPlaceholders(made.report, made.week.name, options),
		usual: reportMarkdown(made.report, options),
	};
}

const { data, usual } = placeholders();

function filled(template: string): string {
	const result = fillTemplate(template, data);
	assert.ok(result.kind === 'filled', JSON.stringify(result));
	return result.text;
}

function fault(template: string): string {
	const start = performance.now();
	const result = fillTemplate(template, data);
	assert.ok(result.kind === 'faulty', JSON.stringify(result).slice(0, 200));
	// Far above what it takes, so that a busy machine does not fail it; without bounds these run for ever.
	assert.ok(performance.now() - start < 20_000);
	return `${result.line}: ${result.why}`;
}

describe('a template of the weekly report', () => {
	it('has a placeholder for each part, which together make the usual report', () => {
		const parts = `# {{ title }}

{{ about }}

{{ headline }}

{% for section in sections -%}
## {{ section.title }}

{{ section.body }}

{% endfor -%}
## Sources

{{ sources }}
`;
		assert.equal(filled(parts), usual);
		assert.equal(filled('{{ report }}\n'), usual);
	});

	it('has each section by its name, empty where the week has nothing of it', () => {
		for (const id of weeklySections) assert.equal(filled(`{% if ${id} != "" %}{{ ${id} }}{% endif %}`), data[id], id);
		assert.equal(data.outcomes, '');
		assert.equal(filled('{{ week }}'), '2026-W47');
	});

	it('keeps texts from files inert, as the usual report does', () => {
		assert.match(filled('{{ top }}'), /R \\\| &lt;script&gt;/);
	});

	it('says on which line a placeholder or a filter is that there is not, or a tag that is not closed', () => {
		assert.equal(fault('a\n\n{{ naughts }}'), '3: undefined variable: naughts');
		assert.equal(fault('a\n{{ title | shout }}'), '2: undefined filter: shout');
		assert.match(fault('a\n{% if title'), /^2: .*not closed/);
		assert.match(fault('{% for x in sections %}'), /^1: /);
	});

	it('opens no file and reaches into no object', () => {
		for (const tag of ['include', 'render', 'layout', 'block'])
			assert.match(fault(`\n{% ${tag} "/etc/passwd" %}`), /^2: tag "\w+" not found/);
		assert.match(fault('{{ title.constructor }}'), /undefined variable/);
		assert.match(fault('{{ sections.first.__proto__.x }}'), /undefined variable/);
	});

	it('is bounded: loops without end, texts that double, and templates of any length', () => {
		assert.match(fault('\n{% for i in (1..1000000000) %}x{% endfor %}'), /^2: memory/);
		assert.match(
			fault(
				'{% for i in (1..9999) %}{% for j in (1..9999) %}{% for k in (1..9999) %}x{% endfor %}{% endfor %}{% endfor %}',
			),
			/^1: /,
		);
		assert.match(
			fault('{% assign a = title %}{% for i in (1..100) %}{% assign a = a | append: a %}{% endfor %}'),
			/^1: memory/,
		);
		assert.match(fault('x'.repeat(300_000)), /longer than/);
	});

	it('gives the same text each time: it knows neither the clock nor chance', () => {
		assert.equal(fault('{{ "now" | date: "%s" }}'), '1: undefined filter: date');
		assert.equal(fault('{{ sections | sample }}'), '1: undefined filter: sample');
	});
});
