import type { Alarm } from '../alarm.ts';
import type { ReleasedReport } from '../statistics/release/released-report.ts';
import type { Report } from '../statistics/report.ts';
import { QuestionThread } from './question-thread.ts';

/** A report to publish, and all that it must be hidden around. */
export type ToSuppressor = {
  readonly report: Report;
  readonly earlier: readonly ReleasedReport[];
  readonly cellMin: number;
  /** The same for each quarter of the period. */
  readonly quarters: readonly Report[];
};
export type FromSuppressor = ReleasedReport;

/** Whoever publishes asks here. */
export type Suppressor = {
  /** `opgivet`: it took too long or too much memory; an alarm has told of it. */
  readonly suppress: (asked: ToSuppressor) => Promise<ReleasedReport | 'opgivet'>;
};

/** Ten years of quarters, half-years and years take half a minute. */
const SUPPRESS_MS_MAX = 180_000;
const MEMORY_MB_MAX = 384;

/** What to hide in a release, found on a thread of its own (functions/threads/suppress-report.ts). */
export class SuppressThread implements Suppressor {
  readonly #thread: QuestionThread<ToSuppressor, FromSuppressor>;

  constructor(alarm: Alarm) {
    this.#thread = new QuestionThread({
      script: new URL('./suppress-report.ts', import.meta.url),
      ...{ answerMsMax: SUPPRESS_MS_MAX, memoryMbMax: MEMORY_MB_MAX },
      onGiveUp: (why) => alarm(`udgivelse-${why}`),
    });
  }

  suppress(asked: ToSuppressor): Promise<ReleasedReport | 'opgivet'> {
    return this.#thread.ask(asked);
  }

  /** Ends the thread; what is asked later starts it again. */
  stop(): Promise<void> {
    return this.#thread.stop();
  }
}
