import assert from 'node:assert/strict';
import { type Editor, openEditor } from '../editor.ts';

const FILE = 'reliability.yaml';
const risk = (minutes: number) => `risk: { detect: 0m, repair: ${minutes}m, impact: 100%, every: 1q }`;
const TEXT = `# The team's own words stay.
rates:
  currency: USD
  badMinute: 40 # calibrated 2025-01-02 from 6 answers, P10–P90 20–80
items:
  - { id: RISK-1, title: Renew certificates, effort: 5d, ${risk(30)} }
  - { id: RISK-2, title: Restore backups, effort: 5d, ${risk(62)} }
  - { id: RISK-3, title: Fail over, effort: 5d, ${risk(150)} }
  - { id: FEAT-1, title: Saved carts, effort: 5d, value: 2000/quarter }
  - { id: FEAT-2, title: Gift cards, effort: 5d, value: 5000/quarter }
  - { id: FEAT-3, title: Reviews, effort: 5d, value: 9000/quarter }
`;

describe('calibrating trade-offs', () => {
	let editor: Editor;
	const title = (text: string) => editor.page.locator('.quick-input-title').filter({ hasText: text }).waitFor();
	const press = (key: string) => editor.page.keyboard.press(key);
	before(async () => {
		editor = await openEditor({ prepare: () => {}, viewport: { width: 1400, height: 1000 } });
		editor.write(FILE, TEXT);
		await editor.showSideBar();
		await editor.treeRow('Backlog', 'Reviews, rank 1').waitFor();
	});
	after(() => editor.close());

	it('by keyboard alone: a step back, a choice of neither, the figures, and one undo', async () => {
		await editor.openFile(FILE);
		await editor.runCommand('Lights On: Calibrate Trade-offs…');
		await title('Question 1 of 8');
		await editor.page.getByText('fewer bad minutes').first().waitFor();
		await editor.screenshot('calibration-question');
		await press('Enter');
		await title('Question 2 of 8');
		await press('Control+Alt+Minus');
		await title('Question 1 of 8');
		await press('ArrowDown');
		await press('ArrowDown');
		await press('Enter');
		for (let question = 2; question <= 8; question++) {
			await title(`Question ${question} of 8`);
			await press('Enter');
		}
		await title('What 8 Answers Imply');
		await editor.page.getByText('Ask two more questions').waitFor();
		await editor.page.getByText('A bad minute:').waitFor();
		await editor.page.getByText('1 more could not be told.').waitFor();
		await editor.screenshot('calibration-result');
		assert.equal(editor.read(FILE), TEXT);
		await press('Enter');
		await editor.page.locator('.view-line').filter({ hasText: 'from 8 answers' }).waitFor();
		const pattern = /badMinute: [\d.]+ # calibrated 20\d\d-\d\d-\d\d from 8 answers, P10–P90 [\d.]+–[\d.]+\n/;
		const text = await editor.saved(FILE, pattern);
		const old = 'badMinute: 40 # calibrated 2025-01-02 from 6 answers, P10–P90 20–80\n';
		assert.equal(text.replace(pattern, old), TEXT);
		await press('Control+Z');
		await editor.page.locator('.view-line').filter({ hasText: 'from 6 answers' }).waitFor();
	});

	it('Escape ends it without a word written', async () => {
		await editor.runCommand('Lights On: Calibrate Trade-offs…');
		await title('Question 1 of 8');
		await press('Enter');
		await title('Question 2 of 8');
		await press('Escape');
		await editor.quickInput.waitFor({ state: 'detached' });
		await editor.page.locator('.view-line').filter({ hasText: 'from 6 answers' }).waitFor();
	});
});
