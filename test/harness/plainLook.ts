// How the editor looks while tests run in it: nobody sees it, and drawing it takes more time than the tests do.
import type { Settings } from '../../scripts/editor/settings.ts';

/** The editor's own extensions that the tests meet: what the files are shown with. Others would only take their time. */
export const BUILT_IN = ['json', 'markdown-basics', 'search-result', 'theme-defaults', 'theme-seti', 'yaml'];

/** Where the extension runs on Node: the other host, in the browser's worker, would begin with nothing to do. */
export const NODE_HOST_ONLY: Settings = { 'extensions.webWorker': false };

/** For the page of the in-editor suites: small, and with nothing that moves. */
export const PLAIN_PAGE = { viewport: { width: 480, height: 320 }, reducedMotion: 'reduce' } as const;

/** What is around a text is not drawn anew with each file that is shown, nor does a cursor blink. */
export const CALM_SETTINGS: Settings = {
	'breadcrumbs.enabled': false,
	'editor.cursorBlinking': 'solid',
	'editor.minimap.enabled': false,
	'editor.stickyScroll.enabled': false,
	'window.commandCenter': false,
	'workbench.layoutControl.enabled': false,
};

/** The same where nobody needs tabs either. */
export const PLAIN_SETTINGS: Settings = { ...CALM_SETTINGS, 'workbench.editor.showTabs': 'none' };
