// Brings Debian's Prometheus for the tests that measure error budgets by a real server. Without one they say that they
// are skipped, and so this never fails: `npx tsx scripts/ensurePrometheus.ts`
import { spawnSync } from 'node:child_process';
import { installDebianPackage } from './debianPackage.ts';

function version(): string | undefined {
	const { status, stdout, stderr } = spawnSync('prometheus', ['--version'], { encoding: 'utf8' });
	return status === 0 ? `${stdout}${stderr}`.split('\n')[0] : undefined;
}

const found = version() ?? (installDebianPackage('prometheus') ? version() : undefined);
console.log(found ?? 'There is no Prometheus, and none can be installed: the tests with a real one are skipped.');
