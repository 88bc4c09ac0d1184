/** The page of a report to paste: copies what it shows as rich text, and as plain text for programs that take no other. */
export {};

const editor = acquireVsCodeApi();
const { copied, failed, text = '' } = document.body.dataset;
const report = document.querySelector('main')!;
const state = document.querySelector('[role="status"]')!;
const button = document.querySelector('button')!;

async function copy(): Promise<void> {
	const html = report.innerHTML.trim();
	const done = (await written(html)) || commanded(html);
	state.textContent = (done ? copied : failed) ?? '';
}

/** False where the editor does not let the page: it is not in front, or the clipboard is closed to pages. */
async function written(html: string): Promise<boolean> {
	try {
		await navigator.clipboard.write([
			new ClipboardItem({
				'text/html': new Blob([html], { type: 'text/html' }),
				'text/plain': new Blob([text], { type: 'text/plain' }),
			}),
		]);
		return true;
	} catch {
		return false;
	}
}

/** The old way, which works within a click where the new one is closed. */
function commanded(html: string): boolean {
	const fill = (event: ClipboardEvent) => {
		event.clipboardData?.setData('text/html', html);
		event.clipboardData?.setData('text/plain', text);
		event.preventDefault();
	};
	document.addEventListener('copy', fill);
	try {
		return document.execCommand('copy');
	} finally {
		document.removeEventListener('copy', fill);
	}
}

button.addEventListener('click', () => void copy());
button.focus();
// The page is made anew when it comes back to the front: only the first time it is told to copy.
window.addEventListener('message', ({ data }) => {
	if (data === 'copy') void copy();
});
editor.postMessage('ready');
