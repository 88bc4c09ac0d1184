import assert from 'node:assert/strict';
import * as vscode from 'vscode';

describe('activation', () => {
	it('the extension is there and activates', async () => {
		const extension = vscode.extensions.getExtension('lights-on.lights-on');
		assert.ok(extension, 'lights-on.lights-on is not installed');
		await extension.activate();
		assert.equal(extension.isActive, true);
	});
});
