import assert from 'node:assert/strict';
import fs from 'node:fs';
import { ALLOWED } from '../../scripts/thirdPartyNotices.mjs';

interface Locked {
	readonly version: string;
	readonly license?: string;
	readonly integrity?: string;
	readonly dev?: boolean;
	readonly optional?: boolean;
	readonly hasInstallScript?: boolean;
}

describe('what is taken from others', () => {
	const { dependencies, devDependencies } = JSON.parse(fs.readFileSync('package.json', 'utf8'));
	const locked = Object.entries<Locked>(JSON.parse(fs.readFileSync('package-lock.json', 'utf8')).packages).filter(
		([folder]) => folder !== '',
	);
	const shipped = locked.filter(([, { dev }]) => !dev);

	it('is pinned to exact versions, the ones that the lockfile has', () => {
		for (const [name, version] of Object.entries<string>({ ...dependencies, ...devDependencies })) {
			assert.match(version, /^\d+\.\d+\.\d+$/, name);
			assert.equal(locked.find(([folder]) => folder === `node_modules/${name}`)?.[1].version, version, name);
		}
	});

	it('is held by its hash, save for what is for other machines', () => {
		for (const [folder, { integrity, optional }] of locked)
			assert.ok(integrity?.startsWith('sha512-') || optional, folder);
		for (const [folder, { integrity }] of shipped) assert.match(integrity ?? '', /^sha512-/, folder);
	});

	it('may be shipped by its licence', () => {
		assert.ok(shipped.length > Object.keys(dependencies).length);
		for (const [folder, { license }] of shipped)
			assert.ok(license !== undefined && ALLOWED.has(license), `${folder}: ${license}`);
	});

	it('runs nothing when it is installed', () => {
		for (const [folder, { hasInstallScript }] of shipped) assert.ok(!hasInstallScript, folder);
		assert.ok(fs.readFileSync('scripts/installDependencies.mjs', 'utf8').includes("'--ignore-scripts'"));
	});
});
