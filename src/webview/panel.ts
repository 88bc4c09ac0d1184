import '@vscode-elements/elements/dist/vscode-button/index.js';
import '@vscode-elements/elements/dist/vscode-icon/index.js';
import '@vscode-elements/elements/dist/vscode-textfield/index.js';
import '@vscode-elements/elements/dist/vscode-toolbar-button/index.js';
import './priorities/priorityList.ts';
import './reviewPanel.ts';
import { reviewPanelStyles } from './reviewPanelStyles.ts';
import { shortcutSheetStyles } from './shortcutSheetStyles.ts';
import { tabs } from './tabs/registry.ts';
import { tabListStyles } from './tabs/tabListStyles.ts';

// The panel draws into the page itself, not into shadow trees: one font of icons serves it, and roles may refer to ids.
const sheets = [reviewPanelStyles, shortcutSheetStyles, tabListStyles, ...tabs.flatMap(({ styles }) => styles)].map(
	(styles) => styles.styleSheet,
);
document.adoptedStyleSheets = [
	...document.adoptedStyleSheets,
	...sheets.filter((sheet): sheet is CSSStyleSheet => sheet !== undefined),
];
