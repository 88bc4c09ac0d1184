// A loopback file server for what the browser loads by itself: extensions in a worker, and the serverless editor.
import fs from 'node:fs';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';

/** A folder, or what makes one file: its type and its text. */
export type Mount = string | (() => { readonly type: string; readonly text: string });

export interface FileServer {
	/** Such as `127.0.0.1:40002`. */
	readonly authority: string;
	close(): Promise<void>;
}

const TYPES: Readonly<Record<string, string>> = {
	'.css': 'text/css',
	'.html': 'text/html',
	'.js': 'text/javascript',
	'.json': 'application/json',
	'.map': 'application/json',
	'.mjs': 'text/javascript',
	'.png': 'image/png',
	'.svg': 'image/svg+xml',
	'.ttf': 'font/ttf',
	'.wasm': 'application/wasm',
};

/** Serves each mount under its URL path; the longest path that fits wins. */
export async function serveFiles(mounts: Readonly<Record<string, Mount>>): Promise<FileServer> {
	const prefixes = Object.keys(mounts).sort((a, b) => b.length - a.length);
	const server = http.createServer((request, response) => {
		const asked = decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname);
		const prefix = prefixes.find((candidate) => asked === candidate || asked.startsWith(`${candidate}/`));
		const mount = prefix === undefined ? undefined : mounts[prefix];
		response.setHeader('Access-Control-Allow-Origin', '*');
		response.setHeader('Cross-Origin-Resource-Policy', 'cross-origin');
		if (prefix === undefined || mount === undefined) response.writeHead(404).end();
		else if (typeof mount === 'string') sendFile(response, mount, asked.slice(prefix.length));
		else {
			const { type, text } = mount();
			response.writeHead(200, { 'Content-Type': type }).end(text);
		}
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	return {
		authority: `127.0.0.1:${(server.address() as AddressInfo).port}`,
		close: () =>
			new Promise((resolve) => {
				server.close(() => resolve());
				server.closeAllConnections();
			}),
	};
}

function sendFile(response: http.ServerResponse, folder: string, rest: string): void {
	const file = path.join(folder, rest);
	if (file !== folder && !file.startsWith(folder + path.sep)) {
		response.writeHead(403).end();
		return;
	}
	fs.readFile(file, (error, content) => {
		if (error) response.writeHead(404).end();
		else
			response.writeHead(200, { 'Content-Type': TYPES[path.extname(file)] ?? 'application/octet-stream' }).end(content);
	});
}
