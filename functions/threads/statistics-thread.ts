import type { Day } from '../../src/klage/calendar.ts';
import type { Alarm } from '../alarm.ts';
import type { Report, ReportAsked } from '../statistics/report.ts';
import type { ReportRules } from '../statistics/report-rules.ts';
import { QuestionThread } from './question-thread.ts';

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

export type ToCounter = {
  readonly asked: ReportAsked;
  readonly rules: ReportRules;
  readonly today: Day;
};
export type CountStart = { readonly databaseUrl: string };

/** What the thread counts by. */
export type Counted = {
  readonly databaseUrl: string;
  /** The rules in force, asked anew for each report. */
  readonly rules: (dag: Day) => ReportRules;
  readonly today: () => Day;
  readonly alarm: Alarm;
};

/** The whole of ten years of a very large kommune takes seconds. */
const REPORT_MS_MAX = 60_000;
const MEMORY_MB_MAX = 384;

/** Counting on a thread of its own (functions/threads/count.ts), with a reading connection of its own. */
export class StatisticsThread implements Statistics {
  readonly #counted: Counted;
  readonly #thread: QuestionThread<ToCounter, CountedReport>;

  constructor(counted: Counted, reportMsMax = REPORT_MS_MAX) {
    this.#counted = counted;
    const workerData: CountStart = { databaseUrl: counted.databaseUrl };
    this.#thread = new QuestionThread({
      script: new URL('./count.ts', import.meta.url),
      ...{ workerData, answerMsMax: reportMsMax, memoryMbMax: MEMORY_MB_MAX },
      onGiveUp: (why) => counted.alarm(`statistik-${why}`),
    });
  }

  report(asked: ReportAsked): Promise<CountedReport | 'opgivet'> {
    const { rules, today } = this.#counted;
    return this.#thread.ask({ asked, rules: rules(asked.periode.til), today: today() });
  }

  /** Ends the thread; what is asked later starts it again. */
  stop(): Promise<void> {
    return this.#thread.stop();
  }
}
