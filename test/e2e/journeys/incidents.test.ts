import assert from 'node:assert/strict';
import { type Editor, openEditor } from '../editor.ts';

const FILE = 'reliability.yaml';
const BACKLOG = `rates: { currency: USD, engineerHour: 100, badMinute: 10 }
sources: [postmortems/*.md]
items:
  - id: REL-1
    title: Automate database failover
    kind: reliability
    service: checkout
    effort: 5d
    avoids: { causes: [db-failover] }
incidents:
  - { id: INC-7, title: Primary down, service: checkout, started: 2026-09-14T02:11Z, resolved: 2026-09-14T02:58Z, cause: db-failover, pages: 4 }
  - { id: INC-8, title: Bad release, service: checkout, started: 2026-09-20T10:00Z, resolved: 2026-09-20T10:30Z, cause: deploy }
  - { id: INC-9, title: Worse release, service: checkout, started: 2026-09-21T10:00Z, resolved: 2026-09-21T11:30Z, cause: deploy }
`;
const POSTMORTEM = `---
id: INC-7
---
# Primary down

## Action items

- [ ] Alert on replication lag
- [ ] Rehearse the failover
- [ ] Tell support sooner
`;

describe('the history', () => {
	let editor: Editor;
	const row = (label: string) => editor.treeRow('Incidents', label);
	const picks = () => editor.page.locator('.quick-input-widget:visible .monaco-list-row');

	before(async () => {
		editor = await openEditor({ prepare: () => {}, viewport: { width: 1400, height: 1000 } });
		editor.write('postmortems/inc-7.md', POSTMORTEM);
		editor.write(FILE, BACKLOG);
		await editor.showSideBar();
		await editor.treeRow('Backlog', 'Automate database failover').waitFor();
	});
	after(() => editor.close());

	it('shows what nobody addresses first, and how many follow-ups have no item', async () => {
		await row('3 follow-ups have no item').waitFor();
		assert.deepEqual(
			(await editor.treeRows('Incidents')).map((label) => label.split(', ').slice(0, 2).join(', ')),
			[
				'3 follow-ups have no item, review them',
				'checkout: deploy, Not addressed',
				'checkout: db-failover, Addressed by REL-1',
			],
		);
	});

	it('makes an item of a group of incidents, by keyboard alone', async () => {
		await row('checkout: deploy').click();
		await row('Worse release').waitFor();
		await editor.runCommand('Lights On: Add Item from Incidents…');
		await editor.page.getByText('What is to be done?').waitFor();
		assert.equal(await editor.quickInput.inputValue(), 'Prevent deploy');
		await editor.fillQuickInput('Release to few first');
		await editor.page.keyboard.press('Enter');
		await picks().filter({ hasText: 'Every incident with the cause deploy' }).waitFor();
		await editor.page.keyboard.press('Enter');
		await editor.page.getByText('How much work is it?').waitFor();
		await editor.fillQuickInput('3d');
		await editor.page.keyboard.press('Enter');
		await row('checkout: deploy, Addressed by REL-2').waitFor();
		await editor.saved(
			FILE,
			/ {2}- id: REL-2\n {4}title: Release to few first\n {4}kind: reliability\n {4}service: checkout\n {4}effort: 3d\n {4}avoids:.*causes: \[deploy\]/s,
		);
		await editor.treeRow('Backlog', 'Release to few first').waitFor();
	});

	it('reviews follow-ups by keyboard: one is added, one linked, one dismissed', async () => {
		await editor.runCommand('Lights On: Review Follow-ups');
		await picks().filter({ hasText: 'Alert on replication lag' }).waitFor();
		await editor.screenshot('follow-ups');
		await editor.page.keyboard.press('Enter');
		await picks().filter({ hasText: 'Alert on replication lag' }).waitFor({ state: 'detached' });
		await picks().filter({ hasText: 'Rehearse the failover' }).waitFor();
		await editor.pressUntil('Alt+L', editor.page.getByPlaceholder('Which item takes it up?'));
		await picks().filter({ hasText: 'Automate database failover' }).first().waitFor();
		await editor.page.keyboard.press('Enter');
		await picks().filter({ hasText: 'Tell support sooner' }).waitFor();
		await picks().filter({ hasText: 'Rehearse the failover' }).waitFor({ state: 'detached' });
		await editor.page.keyboard.press('Alt+D');
		await editor.page.getByText('All follow-ups are in the backlog.').first().waitFor();
		await row('3 follow-ups').waitFor({ state: 'detached' });
		const text = await editor.saved(FILE, /title: Tell support sooner\n {4}kind: reliability\n {4}status: dropped/);
		assert.match(text, /title: Alert on replication lag\n/);
		assert.match(text, /followUps: \[INC-7\/rehearse-the-failover\]/);
	});

	it('leads from an incident to its record', async () => {
		await editor.clickUntil(row('checkout: db-failover'), row('Primary down'));
		await row('Primary down').click();
		await editor.page
			.locator('.statusbar')
			.getByText(/Ln \d+,/)
			.waitFor();
		await editor.page.locator('.view-line').filter({ hasText: 'INC-7, title: Primary down' }).waitFor();
	});
});
