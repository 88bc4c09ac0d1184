import fc from 'fast-check';

/** What YAML is made of, and what is easily got wrong in it. */
export const scraps = [
	...' \n\t:-#?,[]{}\'"|>&*!%@`~<=.',
	...[
		'  ',
		'\n  ',
		'\n- ',
		': ',
		' #',
		'\r\n',
		'- - ',
		'\n    ',
		'---\n',
		'...\n',
		'null',
		'true',
		'0x1F',
		'0o17',
		'-1.5e3',
	],
	...[
		'.inf',
		'-.INF',
		'.nan',
		'+12',
		'1.',
		'a: b',
		'- a',
		'{ a: 1 }',
		'[a, b]',
		'{}',
		'[]',
		'"x\\n"',
		"'it''s'",
		'|\n',
		'|-\n',
	],
	...[
		'# c\n',
		'\\',
		'\\x41',
		'é',
		'🦊',
		'\u00a0',
		'<<: ',
		'&a ',
		'*a',
		'!t ',
		'__proto__: 1\n',
		'? ',
		'>\n',
		'<<<<<<< x\n',
		':: ',
	],
];

const pieces = [
	'a: 1\n',
	'b:\n  c: text of it   # said\n  d: "quoted: # no"\n',
	"e: 'it''s'\n",
	'list:\n- one\n- two\n',
	'list2:\n  - id: X-1\n    title: Some title\n    effort: { low: 1d, likely: 2d }\n  - { id: X-2, tags: [a, "b c", 3] }\n',
	'note: |\n  first\n    deeper\n\n  last\n\n',
	'strip: |-\n  only\n',
	'empty:\n# a remark\n\nnothing: ~\n',
	'numbers: [0, -0, 1.5, .5, 1e3, 0x1f, 0o7, .inf, 007, 1_000]\n',
	'deep:\n  - - 1\n    - a: b\n      c:\n      - d\n',
	'"quoted key": yes\n? complex\n: value\n',
	'flow:\n  - { id: X-4,\n      list: [a,\n       b], # said\n\n      map: { c: d }\n    }\n  - [\n    ]\n',
	'time: 2026-01-01T10:00Z\nurl: https://example.org/#top\n',
];

/** Texts that are nearly YAML: sound pieces, each changed in up to four places. */
export const nearlyYaml: fc.Arbitrary<string> = fc
	.tuple(
		fc.array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 4 }),
		fc.array(
			fc.record({
				at: fc.double({ min: 0, max: 1, noNaN: true }),
				removed: fc.nat(3),
				added: fc.constantFrom('', ...scraps),
			}),
			{ maxLength: 4 },
		),
	)
	.map(([parts, changes]) =>
		changes.reduce((text, { at, removed, added }) => {
			const start = Math.floor(at * (text.length + 1));
			return text.slice(0, start) + added + text.slice(start + removed);
		}, parts.join('')),
	);
