import type { Report } from '../statistics/report.ts';

/** A report as a file. */
export type Render = (report: Report) => Promise<string | Uint8Array>;

/** Every format a report can be had in: another rendering is a line here. */
export const FORMATS: ReadonlyMap<string, Render> = new Map<string, Render>([
  ['json', async (report) => `${JSON.stringify(report, null, 2)}\n`],
]);
