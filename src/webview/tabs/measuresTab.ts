import { html, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import type { Place } from '../../core/place.ts';
import type { MeasureExplanation, MeasuresModel } from '../../core/views/measures/measuresModel.ts';
import { type SectionId, sectionIds } from '../../core/views/measures/registry.ts';
import { isSpan, type Span, spans } from '../../core/views/measures/spans.ts';
import type { PanelModel } from '../../core/views/panel.ts';
import type { ToPanel } from '../../core/views/panelProtocol.ts';
import { chartStyles } from '../charts/chartStyles.ts';
import { figuresPane } from '../measures/figuresPane.ts';
import { measuresStyles } from '../measures/measuresStyles.ts';
import { rankedListStyles } from '../measures/rankedListStyles.ts';
import { drawSection, sectionStyles } from '../measures/registry.ts';
import type { SectionGiven } from '../measures/section.ts';
import { noticeView } from '../notice.ts';
import { type Tab, TabElement } from './tab.ts';

/** What being on call was like: one section after the other, each figure open to its records. */
export const measuresTab: Tab = {
	id: 'measures',
	styles: [measuresStyles, chartStyles, rankedListStyles, ...sectionStyles],
	draw: (given) => html`<lights-on-measures-tab .given=${given}></lights-on-measures-tab>`,
};

/** Answers to questions that an earlier element asked must not be taken for answers to this one's. */
let request = 0;

@customElement('lights-on-measures-tab')
export class MeasuresTab extends TabElement {
	@state() private measures: MeasuresModel | undefined;
	@state() private explained: FigureId | undefined;
	/** Undefined while the answer is on its way; null where the figure is gone. */
	@state() private explanation: MeasureExplanation | null | undefined;
	@state() private span: Span = '13';
	@state() private unfolded: ReadonlySet<string> = new Set();
	private keptScroll = 0;
	private scrolled = false;
	private measured: PanelModel | undefined;
	private asked = { measures: 0, explanation: 0 };

	override connectedCallback(): void {
		super.connectedCallback();
		// Not on the element itself: a click on a shape of a chart leaves the focus with the page.
		document.addEventListener('keydown', this.onKey);
	}

	override disconnectedCallback(): void {
		super.disconnectedCallback();
		document.removeEventListener('keydown', this.onKey);
	}

	protected override willUpdate(): void {
		if (!this.hasUpdated) {
			const kept = readKept(this.given.kept);
			this.explained = kept.explained;
			this.span = kept.span;
			this.keptScroll = kept.scroll;
		}
		if (this.measured === this.given.model) return;
		this.measured = this.given.model;
		this.asked.measures = ++request;
		this.given.editor.send({ type: 'measures', request });
		if (this.explained) this.ask(this.explained);
	}

	protected override updated(): void {
		if (!this.measures || this.scrolled) return;
		this.scrolled = true;
		this.querySelector('.measure-sections')?.scrollTo(0, this.keptScroll);
	}

	protected override render(): TemplateResult {
		const { measures } = this;
		if (!measures) return html`<div class="measures" aria-busy="true"></div>`;
		const { notice } = measures;
		const told = notice && noticeView(notice, 'pulse', measures.headline, this.given.act);
		if (told && Object.keys(measures.sections).length === 0) return told;
		return html`<div class="measures ${this.explained ? 'explaining' : ''}">
			<div class="measure-sections" @scroll=${this.onScroll}>
				${told ?? nothing} ${this.spanChoice(measures)} ${sectionIds.map((id) => this.section(id, measures))}
				${
					measures.notes.length === 0
						? nothing
						: html`<section class="measure-section" aria-labelledby="measure-notes">
								<h2 class="measure-title" id="measure-notes">${measures.labels.notes}</h2>
								<ul class="measure-notes">
									${measures.notes.map((note) => html`<li>${note}</li>`)}
								</ul>
							</section>`
				}
			</div>
			${this.explained ? this.pane(measures) : nothing}
		</div>`;
	}

	override receive(message: ToPanel): void {
		if (message.type === 'measures' && message.request === this.asked.measures) {
			this.measures = message.measures;
			this.given.tell(message.measures.headline);
		}
		if (message.type === 'measureExplained' && message.request === this.asked.explanation)
			this.explanation = message.explanation ?? null;
	}

	private section(id: SectionId, { sections, labels }: MeasuresModel): TemplateResult | typeof nothing {
		const heading = `measure-${id}`;
		const given: SectionGiven = {
			labels,
			heading,
			span: this.span,
			explained: this.explained?.section === id ? this.explained.key : undefined,
			explain: (key) => this.explain({ section: id, key }),
			reveal: (place) => this.reveal(place),
			act: this.given.act,
		};
		const drawn = drawSection(id, sections, given);
		return drawn === undefined
			? nothing
			: html`<section class="measure-section" aria-labelledby=${heading}>${drawn}</section>`;
	}

	private spanChoice({ labels }: MeasuresModel): TemplateResult {
		return html`<fieldset class="span-choice">
			<legend>${labels.span}</legend>
			${spans.map(
				(span) =>
					html`<label
						><input
							type="radio"
							name="measure-span"
							value=${span}
							.checked=${span === this.span}
							@change=${() => this.choose(span)}
						/>${labels.spans[span]}</label
					>`,
			)}
		</fieldset>`;
	}

	private choose(span: Span): void {
		this.span = span;
		this.keep();
	}

	private pane({ labels }: MeasuresModel): TemplateResult {
		return figuresPane({
			explanation: this.explanation,
			labels,
			unfolded: this.unfolded,
			unfold: (path) => {
				this.unfolded = new Set([...this.unfolded, path]);
			},
			reveal: (place) => this.reveal(place),
			showCommit: (hash) => this.given.editor.send({ type: 'showCommit', hash }),
			close: () => this.close(),
		});
	}

	/** Opens what a figure is made of; asked again for the same one, closes it. */
	private explain(figure: FigureId): void {
		if (this.explained?.section === figure.section && this.explained.key === figure.key) {
			this.close();
			return;
		}
		this.explained = figure;
		this.explanation = undefined;
		this.unfolded = new Set();
		this.ask(figure);
		this.keep();
	}

	private ask({ section, key }: FigureId): void {
		this.asked.explanation = ++request;
		this.given.editor.send({ type: 'explainMeasure', request, section, key });
	}

	private close(): void {
		const closed = this.explained;
		this.explained = undefined;
		this.keep();
		const opener = [...this.querySelectorAll<HTMLElement>('[data-figure]')].find(
			({ dataset }) => dataset.figure === closed?.key,
		);
		// The figure of a shape stands in a table that may be folded.
		const folded = opener?.closest<HTMLDetailsElement>('details:not([open])');
		(folded?.querySelector('summary') ?? opener)?.focus({ preventScroll: folded !== null });
	}

	private reveal({ file, start, end }: Place): void {
		this.given.editor.send({ type: 'reveal', file, start, end });
	}

	private readonly onScroll = (event: Event): void => {
		this.keptScroll = (event.currentTarget as HTMLElement).scrollTop;
		this.keep();
	};

	private readonly onKey = (event: KeyboardEvent): void => {
		if (event.key !== 'Escape' || !this.explained || event.defaultPrevented) return;
		this.close();
		event.preventDefault();
	};

	private keep(): void {
		const kept: KeptMeasures = {
			scroll: this.keptScroll,
			span: this.span,
			...(this.explained ? { explained: this.explained } : {}),
		};
		this.given.keep(kept);
	}
}

/** A figure of a section, by its key. */
interface FigureId {
	readonly section: string;
	readonly key: string;
}

interface KeptMeasures {
	/** The figure that is explained. */
	readonly explained?: FigureId;
	readonly span: Span;
	/** Pixels. */
	readonly scroll: number;
}

function readKept(raw: unknown): KeptMeasures {
	const { explained, scroll, span } = (typeof raw === 'object' && raw !== null ? raw : {}) as Partial<
		Record<keyof KeptMeasures, unknown>
	>;
	const { section, key } = (typeof explained === 'object' && explained !== null ? explained : {}) as Partial<
		Record<keyof FigureId, unknown>
	>;
	return {
		span: isSpan(span) ? span : '13',
		scroll: typeof scroll === 'number' && scroll > 0 ? scroll : 0,
		...(typeof section === 'string' && typeof key === 'string' ? { explained: { section, key } } : {}),
	};
}
