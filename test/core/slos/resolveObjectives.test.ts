import assert from 'node:assert/strict';
import { assemble } from '../../../src/core/assemble.ts';
import { readBacklog } from '../../../src/core/backlog/readBacklog.ts';
import { measuresOf } from '../../../src/core/measures/measures.ts';
import { riskCatalogue } from '../../../src/core/scoring/risks/riskCatalogue.ts';
import { readSloFile } from '../../../src/core/slos/readSloFile.ts';
import { english, say } from '../../../src/core/text.ts';
import { measureTable } from '../../../src/core/views/measureTable.ts';
import { risksModel } from '../../../src/core/views/risks.ts';
import { fixtureSloFiles } from './fixtureFiles.ts';

const NOW = Date.parse('2026-11-23T09:00Z');

function assembled(services: string, rest = 'items: []\n') {
	const text = `services:\n${services}${rest}`;
	const reading = readBacklog('reliability.yaml', text);
	const sloFiles = fixtureSloFiles(reading.backlog);
	return assemble([{ file: 'reliability.yaml', text, reading, sources: [], sloFiles }], NOW);
}

const objectives = (services: string) =>
	assembled(services).backlogs[0]!.services.map(({ slo }) =>
		slo && 'target' in slo ? [slo.target, slo.windowMinutes / 1440, slo.source?.name] : slo,
	);
const sentences = (services: string) => assembled(services).problems.map((problem) => say(problem.message, english));

describe('the objective of a service from an SLO file', () => {
	it('is the one of its name, of the service, or the only one', () => {
		assert.deepEqual(objectives('  - { id: a, slo: { from: slos/several.yaml, name: web-availability } }\n'), [
			[0.999, 28, 'web-availability'],
		]);
		assert.deepEqual(objectives('  - { id: other, slo: { from: slos/twice.yaml } }\n'), [[0.99, 30, 'requests']]);
		// The alias tells, and a name that two services have is narrowed by it.
		assert.deepEqual(objectives('  - { id: b, aliases: [one], slo: { from: slos/twice.yaml, name: requests } }\n'), [
			[0.999, 30, 'requests'],
		]);
		assert.deepEqual(objectives('  - { id: any, slo: { from: slos/calendar.yaml, window: 30d } }\n'), [
			[0.995, 30, 'monthly'],
		]);
	});

	it('names what a file holds where it cannot tell which', () => {
		assert.deepEqual(sentences('  - { id: web, slo: { from: slos/several.yaml } }\n'), [
			'“slos/several.yaml” holds several SLOs of web: web-latency, web-availability. Write which one as “name”.',
		]);
		assert.deepEqual(sentences('  - { id: a, slo: { from: slos/several.yaml, name: zzz } }\n'), [
			'There is no SLO “zzz” in “slos/several.yaml”. It holds web-latency, web-availability.',
		]);
		const [problem] = assembled('  - { id: a, slo: { from: slos/several.yaml, name: web-latncy } }\n').problems;
		assert.equal(problem!.fix!.text, 'web-latency');
		assert.deepEqual(sentences('  - { id: a, slo: { from: slos/calendar.yaml } }\n'), [
			'The SLO “monthly” cannot be counted as it stands: its window follows the calendar, and budgets here are of rolling windows. Write “window: 28d” beside “from”.',
		]);
		assert.deepEqual(sentences('  - { id: a, slo: { from: slos/broken.yaml } }\n'), [
			'“slos/broken.yaml” cannot be read: its YAML is broken in line 3.',
		]);
	});

	it('makes budget and risks as one in the backlog would, with the source named', () => {
		const incident =
			'items: []\nincidents: [{ id: A, service: web, cause: disk, started: 2026-11-20T10:00Z, resolved: 2026-11-20T10:20Z }]\n';
		const from = assembled('  - { id: web, slo: { from: slos/several.yaml, name: web-availability } }\n', incident);
		const own = assembled('  - { id: web, slo: { target: 99.9%, window: 28d } }\n', incident);
		const [budget] = measuresOf(from, 1).budgets;
		const [same] = measuresOf(own, 1).budgets;
		assert.equal(budget!.spentMinutes, 20);
		assert.ok(Math.abs(budget!.left - same!.left) < 1e-9);
		assert.equal(measureTable(measuresOf(from, 1)).budgets[0]!.objective, '99.9% over 28 d, from slos/several.yaml');
		const [risks] = riskCatalogue(from).services;
		assert.deepEqual([risks!.budget.toFixed(2), risks!.source?.path], ['525.96', 'slos/several.yaml']);
		const [shown] = risksModel(from, { translate: english }).services;
		assert.equal(shown!.objective, '99.9% over 28 d, from slos/several.yaml');
		// It opens where the objective is stated.
		assert.equal(shown!.place.file, 'slos/several.yaml');
		assert.ok(from.files.has('slos/several.yaml'));
	});

	it('stays what it was while the backlog is broken, without problems in places that are gone', () => {
		const good = 'services:\n  - { id: web, slo: { from: slos/several.yaml } }\nitems: []\n';
		const reading = readBacklog('reliability.yaml', good);
		const broken = `{\n${good}`;
		const snapshot = assemble(
			[
				{
					file: 'reliability.yaml',
					text: broken,
					reading: readBacklog('reliability.yaml', broken),
					lastGood: { text: good, reading },
					sources: [],
					sloFiles: fixtureSloFiles(reading.backlog),
				},
			],
			NOW,
		);
		assert.deepEqual(
			snapshot.problems.filter(({ code }) => code.startsWith('slo.')),
			[],
		);
	});

	it('follows the file as it changes', () => {
		const text = 'services:\n  - { id: web, slo: { from: slos/web.yaml } }\nitems: []\n';
		const reading = readBacklog('reliability.yaml', text);
		const target = (objective: string) => {
			const slos = `version: prometheus/v1\nservice: web\nslos: [{ name: a, objective: ${objective} }]\n`;
			const sloFiles = [
				{ kind: 'read', path: 'slos/web.yaml', file: 'slos/web.yaml', text: slos, reading: readSloFile(slos) } as const,
			];
			const { slo } = assemble([{ file: 'reliability.yaml', text, reading, sources: [], sloFiles }], NOW).backlogs[0]!
				.services[0]!;
			return slo && 'target' in slo ? slo.target : undefined;
		};
		assert.deepEqual([target('99.9'), target('99'), target('x')], [0.999, 0.99, undefined]);
	});
});
