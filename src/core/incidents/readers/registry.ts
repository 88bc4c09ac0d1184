import { ownCsv } from './ownCsv.ts';
import { ownYaml } from './ownYaml.ts';
import { pagerDutyAnalyticsCsv } from './pagerDutyAnalyticsCsv.ts';
import type { Reader } from './reader.ts';

/** In the order in which they are asked. The most particular come first. */
export const readers: readonly Reader[] = [pagerDutyAnalyticsCsv, ownCsv, ownYaml];
