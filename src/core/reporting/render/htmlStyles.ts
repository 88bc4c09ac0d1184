/** How a report looks: dark ink on white paper, on a screen as in print. Each text has a contrast of at least 4.5 to 1. */
export const reportStyles = `:root { color-scheme: light; }
* { box-sizing: border-box; }
body { margin: 0; background: #fff; color: #1f1f1f; font: 16px/1.5 system-ui, sans-serif; }
main { max-width: 60rem; margin: 0 auto; padding: 2rem 1.25rem 4rem; }
h1 { margin: 0; font-size: 1.75rem; line-height: 1.2; }
h2 { margin: 2rem 0 0.5rem; font-size: 1.2rem; line-height: 1.3; }
p, ul { margin: 0.5rem 0; }
ul { padding-left: 1.25rem; }
li { margin: 0.25rem 0; }
a { color: #0b5394; }
a:focus-visible, summary:focus-visible, .scroll:focus-visible { outline: 2px solid #0b5394; outline-offset: 2px; }
.about { color: #595959; }
.headline { margin: 1rem 0; padding: 0.75rem 1rem; border-left: 4px solid #0f62a8; background: #f3f6fa; font-size: 1.15rem; font-weight: 600; }
.cite { font-size: 0.8em; font-weight: 400; white-space: nowrap; }
.scroll { overflow-x: auto; margin: 0.5rem 0; }
table { border-collapse: collapse; width: 100%; font-size: 0.9rem; }
th, td { padding: 0.3rem 0.6rem; border-bottom: 1px solid #d9d9d9; text-align: left; vertical-align: top; }
thead th { border-bottom: 2px solid #8c8c8c; font-weight: 600; vertical-align: bottom; }
tbody th { font-weight: 600; }
.right { text-align: right; font-variant-numeric: tabular-nums; }
.charts { display: flex; flex-wrap: wrap; gap: 1rem 2rem; }
figure { margin: 0.5rem 0; max-width: 100%; }
figure svg { display: block; max-width: 100%; height: auto; }
figcaption { font-size: 0.9rem; }
details { font-size: 0.85rem; }
summary { color: #0b5394; cursor: pointer; }
.sources { font-size: 0.85rem; overflow-wrap: anywhere; }
.sources li:target { background: #fff3c4; }
@page { margin: 15mm; }
@page brief { margin: 9mm 12mm; }
@media print {
	body { font-size: 10pt; }
	main { max-width: none; padding: 0; }
	h2 { margin-top: 1rem; break-after: avoid; }
	tr, figure, li, .headline { break-inside: avoid; }
	.scroll { overflow: visible; }
	.headline { print-color-adjust: exact; }
	details { display: none; }
	a { color: inherit; text-decoration: none; }
	.one-page { font-size: 8pt; page: brief; }
	.one-page body { font-size: 1rem; line-height: 1.25; }
	.one-page h1 { font-size: 1.5rem; }
	.one-page h2 { margin: 0.35rem 0 0; font-size: 1.1rem; }
	.one-page :is(p, ul, li, figure, .scroll, .headline) { margin-top: 0.15rem; margin-bottom: 0.15rem; }
	.one-page .headline { padding: 0.4rem 0.75rem; font-size: 1.1rem; }
	.one-page :is(th, td) { padding: 0.05rem 0.5rem; }
	.one-page tbody th { white-space: nowrap; }
	.one-page figure svg { max-height: 8.5rem; width: auto; }
	.one-page section:last-of-type { break-before: page; }
}
`;
