import type { Page } from 'playwright-core';

/**
 * Waits until what the browser's editor keeps under a key holds a text: it writes down what it remembers some seconds
 * later, and a reload before that loses it. The page's own function is asked again and again from here, as the answer of
 * an asynchronous one is not waited for inside `waitForFunction`.
 */
export async function untilRemembered(page: Page, wanted: Wanted): Promise<void> {
	while (!(await page.evaluate(isRemembered, wanted))) await page.evaluate(nextFrame);
}

interface Wanted {
	readonly key: string;
	readonly text: string;
}

function nextFrame(): Promise<number> {
	return new Promise((resolve) => requestAnimationFrame(resolve));
}

/** In the page, so without names of its own inside. */
async function isRemembered({ key, text }: Wanted): Promise<boolean> {
	for (const { name } of await indexedDB.databases()) {
		if (!name?.startsWith('vscode-web-state-db')) continue;
		const found = await new Promise<boolean>((resolve, reject) => {
			const opening = indexedDB.open(name);
			opening.onerror = () => reject(opening.error);
			opening.onsuccess = () => {
				const database = opening.result;
				if (!database.objectStoreNames.contains('ItemTable')) {
					database.close();
					resolve(false);
					return;
				}
				const reading = database.transaction('ItemTable').objectStore('ItemTable').get(key);
				reading.onerror = () => reject(reading.error);
				reading.onsuccess = () => {
					database.close();
					resolve(String(reading.result).includes(text));
				};
			};
		});
		if (found) return true;
	}
	return false;
}
