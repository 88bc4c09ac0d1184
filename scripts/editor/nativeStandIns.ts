// Plain JavaScript in place of the two native modules of VS Code that come without a prebuilt binary, so that installing
// the editor needs no compiler.
import fs from 'node:fs';
import path from 'node:path';

/** Writes log lines at once; rotation is left out, as the folder lives only as long as the editor. */
const SPDLOG = `const fs = require('node:fs');
const path = require('node:path');

const LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'critical'];
let commonLevel = LEVELS.indexOf('info');

class Logger {
	constructor(file) {
		fs.mkdirSync(path.dirname(file), { recursive: true });
		this.file = file;
		this.level = commonLevel;
		this.decorated = true;
		LEVELS.forEach((name, level) => {
			this[name] = (message) => this.write(name, level, message);
		});
	}
	write(name, level, message) {
		if (level < this.level) return;
		try {
			fs.appendFileSync(this.file, this.decorated ? new Date().toISOString() + ' [' + name + '] ' + message + '\\n' : message);
		} catch {
			// The editor is closing and its folder is gone: there is nowhere left to write to.
		}
	}
	getLevel() { return this.level; }
	setLevel(level) { this.level = level; }
	setPattern() {}
	clearFormatters() { this.decorated = false; }
	flush() {}
	drop() {}
}

exports.setLevel = (level) => { commonLevel = level; };
exports.setFlushOn = () => {};
exports.createRotatingLogger = async (name, file) => new Logger(file);
exports.createAsyncRotatingLogger = exports.createRotatingLogger;
`;

/** Ends a process whose parent has gone, as the original does: no extension host outlives a killed editor. */
const WATCHDOG = `exports.start = (parent) => {
	const timer = setInterval(() => {
		try {
			process.kill(parent, 0);
		} catch {
			process.exit(87);
		}
	}, 1000);
	timer.unref();
};
`;

export function writeNativeStandIns(nodeModules: string): void {
	writeModule(nodeModules, '@vscode/spdlog', SPDLOG);
	writeModule(nodeModules, '@vscode/native-watchdog', WATCHDOG);
}

function writeModule(nodeModules: string, name: string, source: string): void {
	const folder = path.join(nodeModules, name);
	fs.mkdirSync(folder, { recursive: true });
	fs.writeFileSync(path.join(folder, 'package.json'), JSON.stringify({ name, version: '0.0.0', main: 'index.js' }));
	fs.writeFileSync(path.join(folder, 'index.js'), source);
}
