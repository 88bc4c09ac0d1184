import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { folderWith, lightsOnHere } from './commandLine.ts';

const NOW = ['--now', '2026-11-23T09:00Z'];
const slos = 'version: prometheus/v1\nservice: web\nslos: [{ name: requests, objective: 99.9 }]\n';
const backlog = (from: string) => `services:
  - { id: web, slo: { from: ${from} } }
items: []
incidents: [{ id: A, service: web, started: 2026-11-20T10:00Z, resolved: 2026-11-20T10:20Z }]
`;

describe('SLO files on the command line', () => {
	it('give the objective, with the file named, from a folder below and for .reliability', async () => {
		const root = folderWith({ 'reliability.yaml': backlog('./slos/web.yaml'), 'slos/web.yaml': slos });
		const { status, out, err } = await lightsOnHere(['measure', root, ...NOW]);
		assert.deepEqual([status, err], [0, '']);
		assert.match(out, /^web +99\.9% over 30 d, from \.\/slos\/web\.yaml /m);
		const [budget] = JSON.parse((await lightsOnHere(['measure', root, '--format', 'json', ...NOW])).out).budgets;
		assert.deepEqual(
			[budget.target, budget.windowDays, budget.spentMinutes, budget.from],
			[0.999, 30, 20, { path: './slos/web.yaml', slo: 'requests' }],
		);
		assert.match(
			(await lightsOnHere(['risks', root, ...NOW])).out,
			/^web {2}99\.9% over 30 d, from \.\/slos\/web\.yaml\. Error/m,
		);
		const hidden = folderWith({ '.reliability/reliability.yaml': backlog('slos/web.yaml'), 'slos/web.yaml': slos });
		assert.equal(
			JSON.parse((await lightsOnHere(['measure', hidden, '--format', 'json', ...NOW])).out).budgets[0].target,
			0.999,
		);
	});

	it('must lie in the folder, also behind links', async () => {
		const outside = folderWith({ 'web.yaml': slos });
		const root = folderWith({ 'reliability.yaml': backlog('slos/web.yaml') });
		fs.symlinkSync(outside, path.join(root, 'slos'));
		const { out } = await lightsOnHere(['check', root, ...NOW]);
		assert.match(out, /reliability\.yaml:2:\d+.*“slos\/web\.yaml” is a link that leaves the workspace.*slo\.outside/);
		const up = folderWith({ 'a/reliability.yaml': backlog('../web.yaml'), 'web.yaml': slos });
		assert.match((await lightsOnHere(['check', path.join(up, 'a'), ...NOW])).out, /slo\.outside/);
	});

	it('that are none are problems, and all else goes on', async () => {
		const root = folderWith({ 'reliability.yaml': backlog('slos'), 'slos/web.yaml': slos });
		const { status, out } = await lightsOnHere(['check', root, ...NOW]);
		assert.equal(status, 0);
		assert.match(out, /“slos” cannot be read: it is not a file\..*slo\.unreadable/);
		assert.equal(JSON.parse((await lightsOnHere(['measure', root, '--format', 'json', ...NOW])).out).budgets.length, 0);
	});
});
