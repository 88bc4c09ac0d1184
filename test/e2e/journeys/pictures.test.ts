import { pathToFileURL } from 'node:url';
import { EXAMPLE } from '../../harness/exampleOfNow.ts';
import { openEditor } from '../editor.ts';
import { session } from '../session.ts';

/** Not a test of behaviour alone: it goes through what a person sees and, where wanted, leaves pictures of it in four themes. */
describe('pictures', () => {
	it('of the side bar, the file with a problem and a lens, the palette, the panel, the history', async () => {
		const editor = await openEditor({ workspace: EXAMPLE, viewport: { width: 1400, height: 900 } });
		const { page } = editor;
		const explain = async () => {
			const row = editor.webview.locator('.row', { hasText: 'Automate database failover' });
			await row.locator('.cell.score').click();
			await editor.webview.locator('.figures').first().waitFor();
		};
		// Those of the walkthrough: of the editor alone, large enough to read at half its size.
		const step = (name: string) => editor.screenshot(`walkthrough-${name}`);
		await editor.showSideBar();
		await editor.view('Backlog').getByRole('treeitem').nth(10).waitFor();
		await editor.treeRow('Backlog', 'Automate database failover').click();
		await page.locator('.codelens-decoration').first().waitFor();
		await editor.screenshot('editor');
		await step('create');
		// Those of the README and the documentation: of the example as it is.
		await editor.runCommand('Lights On: Review Priorities');
		await explain();
		await editor.screenshot('readme-panel');
		await step('rank');
		await editor.runCommand('Lights On: Review Plan');
		await editor.webview.getByText('Proven: no plan is worth more.').waitFor();
		// The frontier grows as its floors are solved: this is said once all of them are.
		await editor.webview.getByText('The items fill a floor of').waitFor();
		await editor.webview.locator('.chart-drawing svg').first().waitFor();
		await editor.screenshot('readme-plan');
		await step('plan');
		await editor.runCommand('Lights On: Review Measures');
		await editor.webview.getByRole('heading', { name: 'When people are interrupted' }).scrollIntoViewIfNeeded();
		await editor.webview.getByRole('heading', { name: 'Error budgets' }).scrollIntoViewIfNeeded();
		await editor.screenshot('readme-measures');
		await step('history');
		await editor.treeRow('Incidents', '4 follow-ups have no item').waitFor();
		await editor.treeRow('Incidents', 'checkout: db-failover').click();
		await editor.screenshots('incidents');
		await editor.treeRow('Incidents', 'checkout: db-failover').click();
		await editor.treeRow('Backlog', 'Automate database failover').click();
		await page.locator('.codelens-decoration').first().waitFor();
		editor.write(
			'reliability.yaml',
			editor
				.read('reliability.yaml')
				.replace('kind: reliability\n    status: planned', 'kind: relaibility\n    status: planned'),
		);
		await page.locator('.squiggly-error').first().waitFor();
		await editor.screenshots('editor-problem');
		await editor.runCommand('Lights On: Score Backlog');
		await page.locator('.quick-input-widget:visible .monaco-list-row').nth(3).waitFor();
		await editor.screenshot('score-backlog');
		await page.keyboard.press('Escape');
		await editor.runCommand('Lights On: Review Priorities');
		await explain();
		await editor.screenshots('panel');
		await editor.runCommand('Lights On: Review Risks');
		await editor.webview.locator('.risk-row').nth(3).waitFor();
		await editor.screenshots('panel-risks');
		await editor.close();
		const { browser } = session();
		const brief = await browser.newPage({ viewport: { width: 1400, height: 900 } });
		await brief.goto(pathToFileURL('examples/checkout/reports/brief.html').href);
		await brief.screenshot({ path: '.screenshots/walkthrough-circulate.png' });
		await brief.close();
	});
});
