import type { Report, ReportAsked } from './statistics/report.ts';

/** Whoever shows figures asks here. */
export type Statistics = {
  /** `opgivet`: it took too long or too much memory; an alarm has told of it. */
  readonly report: (asked: ReportAsked) => Promise<CountedReport | 'opgivet'>;
};

export type CountedReport = {
  readonly report: Report;
  /** The same word as long as the register, the rules and the day are the same, whatever is asked. */
  readonly version: string;
};
