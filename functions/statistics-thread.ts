import { Worker } from 'node:worker_threads';
import type { Day } from '../src/klage/calendar.ts';
import type { Alarm } from './alarm.ts';
import type { Report, ReportAsked } from './statistics/report.ts';
import type { ReportRules } from './statistics/report-rules.ts';

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

type Waiting = {
  readonly question: ToCounter;
  readonly tell: (counted: CountedReport | 'opgivet') => void;
};

/**
 * Counting on a thread of its own with a reading connection of its own, so that the thread that
 * receives klager never waits for it. One long-lived thread (functions/count.ts): started when first
 * asked, and again after it died or was stopped for taking too long. It keeps no process alive.
 */
export class StatisticsThread implements Statistics {
  readonly #counted: Counted;
  readonly #reportMsMax: number;
  readonly #waiting: Waiting[] = [];
  #worker: Worker | null = null;
  #current: { readonly asked: Waiting; readonly limit: NodeJS.Timeout } | null = null;

  constructor(counted: Counted, reportMsMax = REPORT_MS_MAX) {
    this.#counted = counted;
    this.#reportMsMax = reportMsMax;
  }

  report(asked: ReportAsked): Promise<CountedReport | 'opgivet'> {
    const { rules, today } = this.#counted;
    const question = { asked, rules: rules(asked.periode.til), today: today() };
    return new Promise((tell) => {
      this.#waiting.push({ question, tell });
      this.#next();
    });
  }

  /** Ends the thread; what is asked later starts it again. */
  async stop(): Promise<void> {
    const running = this.#worker;
    this.#worker = null;
    await running?.terminate();
  }

  #next(): void {
    if (this.#current !== null) return;
    const asked = this.#waiting.shift();
    if (asked === undefined) return;
    const limit = setTimeout(() => this.#giveUp('statistik-for-langsom'), this.#reportMsMax);
    this.#current = { asked, limit };
    this.#worker ??= this.#startWorker();
    this.#worker.postMessage(asked.question);
  }

  #startWorker(): Worker {
    const workerData: CountStart = { databaseUrl: this.#counted.databaseUrl };
    const worker = new Worker(new URL('./count.ts', import.meta.url), {
      workerData,
      resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB_MAX },
    });
    worker.unref();
    const whileMine = (work: () => void) => () => {
      if (this.#worker === worker) work();
    };
    worker.on('message', (counted: CountedReport) => {
      if (this.#worker === worker) this.#settle(counted);
    });
    worker.on(
      'error',
      whileMine(() => this.#giveUp('statistik-fejl')),
    );
    worker.on(
      'exit',
      whileMine(() => this.#giveUp('statistik-fejl')),
    );
    return worker;
  }

  #giveUp(why: string): void {
    void this.stop();
    this.#counted.alarm(why);
    this.#settle('opgivet');
  }

  #settle(counted: CountedReport | 'opgivet'): void {
    if (this.#current === null) return;
    const { asked, limit } = this.#current;
    clearTimeout(limit);
    this.#current = null;
    asked.tell(counted);
    this.#next();
  }
}
