/** In the page, so without names of its own inside: whether what the browser's editor keeps under a key holds a text. */
export async function rememberedByEditor({
	key,
	text,
}: {
	readonly key: string;
	readonly text: string;
}): Promise<boolean> {
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
