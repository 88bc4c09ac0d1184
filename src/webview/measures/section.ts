import type { CSSResult, TemplateResult } from 'lit';
import type { Place } from '../../core/place.ts';
import type { MeasureLabels } from '../../core/views/measures/measuresModel.ts';
import type { Span } from '../../core/views/measures/spans.ts';
import type { PanelAction } from '../../core/views/panel.ts';

/** What the tab *Measures* gives to each of its sections. */
export interface SectionGiven {
	readonly labels: MeasureLabels;
	/** The id that the section's heading must have: it names the section. */
	readonly heading: string;
	/** How many weeks pictures show. */
	readonly span: Span;
	/** The key of the figure of this section that is explained now. */
	readonly explained: string | undefined;
	/** Opens what a figure is made of, by its key; asked again for the same one, closes it. */
	explain(key: string): void;
	reveal(place: Place): void;
	act(action: PanelAction): void;
}

/** How one section is drawn: what stands inside its `<section>`, a heading first. */
export interface Section<Model> {
	readonly styles: readonly CSSResult[];
	draw(model: Model, given: SectionGiven): TemplateResult;
}
