/**
 * ECharts' SVG with nothing in it that a page's policy or a Markdown viewer would drop: no style sheet, no styles in
 * line (what they say becomes attributes), no classes. Ids start with `id`, so that several charts fit one page. Texts
 * are encoded by ECharts, so that no pattern below can match inside of them.
 */
export function plainSvg(svg: string, id: string): string {
	return svg
		.replace(/<style[\s\S]*?<\/style>/g, '')
		.replace(/ (?:class|ecmeta_ssr_type|xml:space)="[^"]*"/g, '')
		.replace(/ style="([^"]*)"/g, (_, styles: string) => attributesOf(styles))
		.replace(/ ecmeta_series_index="(\d+)"/g, ' data-series="$1"')
		.replace(/ ecmeta_data_index="(\d+)"/g, ' data-index="$1"')
		.replace(/\bzr\d+-/g, `${id}-`)
		.replace(/\n+/g, '\n');
}

/** `font-size:12px;` to ` font-size="12px"`: presentation attributes have the names of their properties. */
function attributesOf(styles: string): string {
	return styles
		.split(';')
		.map((style) => style.split(':'))
		.map(([name, value]) => (name && value ? ` ${name.trim()}="${value.trim()}"` : ''))
		.join('');
}
