/**
 * Strings that have broken programs, a few of each class of the well-known lists, each written so that it would show if it
 * came alive. None has white space at its ends, which the reader takes away.
 */
export const hostileStrings: readonly string[] = [
	// HTML and scripts
	'<script>document.title="alive"</script>',
	'"><img src=x onerror=alert(1)>',
	"'><svg/onload=alert(1)>",
	'</td></tr></table></title></style></textarea><iframe src=https://evil.example>',
	'<!-- <b> --!><b onclick=alert(1)>',
	'&lt;script&gt;&#60;script&#62;',
	'<a href="command:workbench.action.quit">quit</a>',
	// Markdown
	'[x](command:workbench.action.quit)',
	'![x](https://evil.example/p.png)',
	'[x]: https://evil.example "t"',
	'<https://evil.example>',
	'https://evil.example www.evil.example mail@evil.example',
	'# heading',
	'- [ ] task',
	'1. one',
	'> quoted',
	'```js',
	'`code` **bold** _slanted_ ~~gone~~',
	'| a | b |',
	'---',
	'===',
	'a\\',
	'$(flame) $(sync~spin)',
	'$$x^2$$ $`x`$',
	':smile: @octocat #1 GH-1',
	'line\n\n# heading\n- item',
	'line\r\n::error file=evil::forged',
	'::warning::forged',
	'%0A::error::forged',
	// Terminals and spreadsheets
	'\u001b[2J\u001b]8;;https://evil.example\u0007x\u001b]8;;\u0007',
	'\u009b31m red',
	'=cmd|"/C calc"!A0',
	'@SUM(1+1)*cmd|"/C calc"!A0',
	'+1+1',
	'-1+1',
	// Characters
	'a\u0000b',
	'\u202egnp.exe',
	'\u2066left\u2069 \u200fright\u200e',
	'zero\u200bwidth\ufeffjoiner\u200d',
	'Z\u0351\u036b\u0343a\u0329\u0332\u0333l\u0338g\u0325o\u0320\u0323',
	'👩‍👩‍👧‍👦 🇺🇸 ﷽',
	'\u2028line\u2029paragraph',
	'\ud800',
	'x\udc00y',
	'ﬀ ＜script＞ ‹b›',
	// Words and numbers of programs
	'undefined',
	'null',
	'NaN',
	'__proto__',
	'constructor',
	'toString',
	'true',
	'1e309',
	'0x7fffffff',
	// Templates, shells, formats, paths
	'{{7*7}} {% include "/etc/passwd" %}',
	'#{7*7} <%= 7*7 %>',
	'$(touch /tmp/alive) `touch /tmp/alive`',
	'%s%s%s%n %@ {0} {1}',
	"'; DROP TABLE items; --",
	'../../../../etc/passwd',
	'file:///etc/passwd',
	'\\\\evil.example\\share',
	`long ${'word'.repeat(300)}`,
];

/** As JSON writes it, which is YAML too save for some characters. */
export function written(string: string): string {
	return JSON.stringify(string).replace(/[\u007f-\u009f\u2028\u2029\ufeff]/g, (character) => {
		return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
	});
}

/**
 * A backlog with a text of `next` in each field that takes any text, and the rest as usual.
 *
 * @param isWrong With a mistake of each kind that tells of a text.
 */
export function backlogOf(next: () => string, isWrong = false): string {
	const text = () => written(next());
	const [checkout, cart, core, web, heron, otter, database, alerts] = Array.from({ length: 8 }, text);
	const [one, two, three, four, five, six] = Array.from({ length: 6 }, text);
	const severities = [text(), text()];
	const incidents = Array.from({ length: 14 }, (_, index) => {
		const [month, day] = [3 + (index % 9), 1 + ((index * 5) % 27)];
		const date = `2026-${`${month}`.padStart(2, '0')}-${`${day}`.padStart(2, '0')}`;
		return `  - { id: ${text()}, title: ${text()}, service: ${index % 2 ? checkout : cart}, severity: ${severities[index % 2]}, started: ${date}T02:10Z, detected: ${date}T02:15Z, resolved: ${date}T02:55Z, responders: 2, pages: 3, cause: ${index % 3 ? database : alerts}, source: ${text()}, externalId: ${text()}, links: ["https://example.com/p/${index}"] }`;
	});
	const wrong = !isWrong
		? ''
		: `  - { id: ${text()}, title: ${text()}, ${text()}: 1, kind: ${text()}, status: ${text()}, effort: ${text()}, service: ${text()}, dependsOn: [${text()}], avoids: { causes: [${text()}], incidents: [${text()}] }, links: [${text()}], followUps: [${text()}] }
  - { id: ${one}, title: ${text()}, dependsOn: [${two}], deadline: { date: ${text()}, loss: ${text()} } }
`;
	// Every string as an id and as a title.
	const more = hostileStrings.map(
		(_, index) =>
			`  - { id: ${text()}, title: ${text()}, kind: product, owner: ${web}, effort: 3d, value: ${90 - index}/week }\n`,
	);
	return `version: 1
team:
  name: ${text()}
  timezone: America/New_York
  people: [{ id: ${heron} }, { id: ${otter}, timezone: Europe/Madrid }]
rates: { currency: USD, engineerHour: 120, badMinute: 95 }
commitment:
  floor: 30%
  people: 2
  from: 2026-10-01
  until: 2027-03-31
  approvedBy: ${text()}
  policy: [{ when: budget < 25%, floor: 45% }]
services:
  - { id: ${checkout}, owner: ${core}, paths: [${text()}], aliases: [${text()}], badMinute: 600, slo: { target: 99.9%, window: 28d }, acceptedRisks: [${alerts}] }
  - { id: ${cart}, owner: ${web}, slo: { target: 99%, window: 28d } }
plan:
  period: 2027-Q1
  capacity: { ${core}: 30d, ${web}: 20d }
  include: [${two}]
  exclude: [${five}]
items:
  - { id: ${one}, title: ${text()}, kind: reliability, owner: ${core}, service: ${checkout}, effort: 5d, avoids: { causes: [${database}], share: { low: 50%, likely: 70%, high: 90% } }, labels: [${text()}], links: ["https://example.com/1"], followUps: [${text()}] }
  - { id: ${two}, title: ${text()}, kind: product, owner: ${web}, effort: 4d, value: 1500/week, dependsOn: [${one}], paths: [${text()}] }
  - { id: ${three}, title: ${text()}, kind: reliability, status: in-progress, owner: ${core}, effort: { low: 2d, likely: 3d, high: 6d }, toil: 4h/week }
  - { id: ${four}, title: ${text()}, kind: reliability, owner: ${web}, service: ${cart}, effort: 2d, risk: { cause: ${text()}, detect: 15m, repair: 45m, impact: 50%, every: 90d } }
  - { id: ${five}, title: ${text()}, kind: reliability, owner: ${core}, effort: 2d, risk: { cause: ${text()}, detect: 5m, repair: 5m, impact: 10%, every: 900d, accepted: true } }
  - { id: ${six}, title: ${text()}, kind: reliability, status: done, owner: ${core}, effort: 3d, avoids: { causes: [${alerts}] }, forecast: { date: 2026-07-01, incidents: 2, badMinutes: 60, hours: 5 } }
${more.join('')}${wrong}incidents:
${incidents.join('\n')}
`;
}

/** As many different names that mean nothing as are asked for. */
export function plainNames(): () => string {
	let number = 0;
	return () => `Name${++number}`;
}

/** The hostile strings one after the other, each with a number so that no two are the same. */
export function hostileNames(): () => string {
	let number = 0;
	return () => {
		const string = hostileStrings[number % hostileStrings.length]!;
		number += 1;
		return `${string}~${number}`;
	};
}
