// The commands that ask or write much, in one place: they are loaded when the first of them is run.
export { invokeTool, prepareTool } from '../assistant/tools.ts';
export { addActions } from './addActions.ts';
export { addItem } from './addItem.ts';
export { addItemFromIncidents } from './addItemFromIncidents.ts';
export { calibrateTradeoffs } from './calibrateTradeoffs.ts';
export { closeWeek } from './closeWeek.ts';
export { commitmentHistory } from './commitmentHistory.ts';
export { compareMethods } from './compareMethods.ts';
export { connectPagerDuty } from './connectPagerDuty.ts';
export { connectPrometheus } from './connectPrometheus.ts';
export { createBacklogFile } from './createBacklogFile.ts';
export { importIncidents } from './importing/importIncidents.ts';
export { logIncident } from './logIncident.ts';
export { executiveBrief, weeklyReport } from './makeReport.ts';
export { mapServices } from './mapServices.ts';
export { pullPagerDuty } from './pullPagerDuty.ts';
export { refreshBudgets } from './refreshBudgets.ts';
export { startRetrospective } from './startRetrospective.ts';
