// How the editor looks while the in-editor suites run: nobody sees it, and drawing it took more time than the tests did.
import type { Settings } from '../../scripts/editor/settings.ts';

/** For the browser's page: small, and with nothing that moves. */
export const PLAIN_PAGE = { viewport: { width: 480, height: 320 }, reducedMotion: 'reduce' } as const;

/** For the editor: what is around a text is not drawn anew with each file that is shown, nor does a cursor blink. */
export const PLAIN_SETTINGS: Settings = {
	'breadcrumbs.enabled': false,
	'editor.cursorBlinking': 'solid',
	'editor.minimap.enabled': false,
	'editor.stickyScroll.enabled': false,
	'window.commandCenter': false,
	'workbench.editor.showTabs': 'none',
	'workbench.layoutControl.enabled': false,
};
