import assert from 'node:assert/strict';
import { type Editor, openEditor } from '../editor.ts';

const TEXT = `rates: { currency: EUR, engineerHour: 80, badMinute: 12.5 }
services:
  - { id: checkout, slo: { target: 99.9%, window: 28d } }
items:
  - id: REL-1
    title: Conmutar la base de datos
    kind: reliability
    service: checkout
    effort: 2.5d
    avoids: { causes: [db-failover] }
  - id: FEAT-1
    title: Carritos guardados
    kind: product
    effort: 8d
    value: 1500/week
  - { id: IDEA-1, title: Ordenar la bodega, status: Planned }
incidents:
  - { id: INC-7, service: checkout, started: 2026-09-14T02:11Z, resolved: 2026-09-14T02:58Z, cause: db-failover }
`;

describe('in Spanish', () => {
	let editor: Editor;
	before(async () => {
		editor = await openEditor({ prepare: () => {}, language: 'es' });
		editor.write('reliability.yaml', TEXT);
		await editor.runCommand('Lights On: Focus on Backlog View');
		await editor.treeRow('Backlog', 'Carritos guardados, puesto').waitFor();
	});
	after(() => editor.close());

	it('commands, rows, lenses and problems speak it, with numbers as it writes them', async () => {
		const rows = await editor.treeRows('Backlog');
		assert.ok(
			rows.some((row) => /Carritos guardados, puesto \d, puntuación .*esfuerzo 8 d/.test(row)),
			rows.join('\n'),
		);
		assert.ok(
			rows.some((row) => /esfuerzo 2,5 d/.test(row)),
			rows.join('\n'),
		);
		await editor.openFile('reliability.yaml');
		await editor.page
			.locator('.codelens-decoration')
			.filter({ hasText: /N\.º \d de 2 · puntuación/ })
			.first()
			.waitFor();
		await editor.page.keyboard.press('Control+Shift+M');
		await editor.page
			.locator('.markers-panel [role="treeitem"]')
			.filter({ hasText: /«Planned» no es ninguno de .* ¿Querías decir «planned»\?/ })
			.waitFor();
		await editor.page.keyboard.press('Control+J');
	});

	it('the review panel speaks it in all its tabs', async () => {
		await editor.runCommand('Lights On: Revisar prioridades');
		const { webview } = editor;
		await webview.getByRole('tab', { name: 'Prioridades' }).waitFor();
		await webview.getByText('€/semana').first().waitFor();
		await editor.screenshot('spanish-priorities');
		for (const [tab, words] of [
			['Plan', 'El archivo no dice qué capacidad hay.'],
			['Medidas', 'Semanas mostradas'],
			['Riesgos', 'caben en su'],
			['Resultados', 'Ningún elemento hecho evita'],
		] as const) {
			await webview.getByRole('tab', { name: tab }).click();
			await webview.getByText(words).first().waitFor();
			await editor.screenshot(`spanish-${tab.toLowerCase()}`);
		}
		assert.deepEqual(await editor.accessibilityProblems(), []);
	});
});
