import { measuresTab } from './measuresTab.ts';
import { outcomesTab } from './outcomesTab.ts';
import { planTab } from './planTab.ts';
import { prioritiesTab } from './prioritiesTab.ts';
import { risksTab } from './risksTab.ts';
import type { Tab } from './tab.ts';

/** Every tab that the panel can draw. Their order and their names are the core's (`panelTabs.ts`). */
export const tabs: readonly Tab[] = [prioritiesTab, planTab, risksTab, measuresTab, outcomesTab];
