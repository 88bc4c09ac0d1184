import * as vscode from 'vscode';
import type { KindShown, Status } from '../core/index.ts';

/**
 * One drawing says both: the outline is the kind (shield, rocket, circle), the inside the status (empty, dot, half,
 * full with a tick, struck through). Nothing depends on the colour, which is the editor's own for icons.
 */
export function itemIcon(kind: KindShown, status: Status): { light: vscode.Uri; dark: vscode.Uri } {
	const key = `${kind} ${status}`;
	let icon = icons.get(key);
	if (!icon) {
		icon = { light: drawn(kind, status, '#3b3b3b', '#ffffff'), dark: drawn(kind, status, '#d0d0d0', '#1f1f1f') };
		icons.set(key, icon);
	}
	return icon;
}

const icons = new Map<string, { light: vscode.Uri; dark: vscode.Uri }>();

const outlines: Readonly<Record<KindShown, string>> = {
	reliability: 'M8 1.6 13.4 3.5V7.6C13.4 10.9 11.2 13.2 8 14.5 4.8 13.2 2.6 10.9 2.6 7.6V3.5Z',
	product: 'M8 .9C10.9 3 11.7 5.8 11.5 9L13.4 11.6V14.2L10.6 12.7H5.4L2.6 14.2V11.6L4.5 9C4.3 5.8 5.1 3 8 .9Z',
	uncategorised: 'M8 1.9A6.1 6.1 0 1 1 8 14.1 6.1 6.1 0 1 1 8 1.9Z',
};

function drawn(kind: KindShown, status: Status, ink: string, paper: string): vscode.Uri {
	const outline = outlines[kind];
	// What nobody has sorted yet is drawn with a broken line.
	const dashes = kind === 'uncategorised' ? ' stroke-dasharray="2.4 1.5"' : '';
	const inside = {
		proposed: '',
		planned: `<circle cx="8" cy="8" r="2.1" fill="${ink}"/>`,
		'in-progress': `<clipPath id="h"><path d="M0 8H16V16H0Z"/></clipPath><path d="${outline}" fill="${ink}" clip-path="url(#h)"/>`,
		done: `<path d="${outline}" fill="${ink}"/><path d="M5.2 8.1 7.2 10.1 10.9 6" fill="none" stroke="${paper}" stroke-width="1.5"/>`,
		dropped: `<path d="M2.5 13.5 13.5 2.5" stroke="${ink}" stroke-width="1.3"/>`,
	}[status];
	const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="16" height="16" viewBox="0 0 16 16"><path d="${outline}" fill="none" stroke="${ink}" stroke-width="1.2" stroke-linejoin="round"${dashes}/>${inside}</svg>`;
	return vscode.Uri.parse(`data:image/svg+xml;utf8,${encodeURIComponent(svg)}`, true);
}
