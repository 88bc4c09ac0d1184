import type { DrawChart } from '../../core/index.ts';

/** In browsers nothing draws in the extension host, and a bundle there is one file: sentences and tables stand for pictures. */
export const drawReportChart: DrawChart | undefined = undefined;
