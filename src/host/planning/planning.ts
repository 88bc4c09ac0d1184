/** All that plans in the editor. It is loaded when a plan is first asked for: in Node hosts it is a bundle of its own. */
export { applyPlan } from './applyPlan.ts';
export { PlanDesk } from './planDesk.ts';
export { solvePlan } from './solvePlan.ts';
