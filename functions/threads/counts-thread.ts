import type { Alarm } from '../alarm.ts';
import type { Counts } from '../register/counts.ts';
import { QuestionThread } from './question-thread.ts';

/** Whoever shows the counts of the register asks here. */
export type RegisterCounts = {
  /** null: the register cannot be read. */
  readonly counts: () => Promise<Counts | null>;
};

export type CountsStart = { readonly databaseUrl: string };
export type FromCounts = { readonly counts: Counts | null; readonly tookMs: number };

const ANSWER_MS_MAX = 30_000;
const MEMORY_MB_MAX = 64;
/** How long an answer is kept. */
export type Keep = {
  /** What was quicker is counted anew each time, in milliseconds. */
  readonly quickMs: number;
  /** So many times what it took: counting takes a hundredth of a core, however often somebody asks. */
  readonly times: number;
  readonly keptMsMax: number;
};
const KEEP: Keep = { quickMs: 100, times: 100, keptMsMax: 60_000 };

/**
 * Counts on a thread of its own (functions/threads/count-register.ts): a million klager take half a second,
 * in which nobody could send one. An answer is kept for a hundred times as long as it
 * took, but for no more than a minute.
 */
export class CountsThread implements RegisterCounts {
  readonly #thread: QuestionThread<'tael', FromCounts>;
  readonly #keep: Keep;
  #kept: { readonly counts: Counts | null; readonly until: number } | null = null;
  #asked: Promise<Counts | null> | null = null;

  constructor(workerData: CountsStart, alarm: Alarm, keep = KEEP) {
    this.#keep = keep;
    this.#thread = new QuestionThread({
      script: new URL('./count-register.ts', import.meta.url),
      ...{ workerData, answerMsMax: ANSWER_MS_MAX, memoryMbMax: MEMORY_MB_MAX },
      onGiveUp: (why) => alarm(`tal-${why}`),
    });
  }

  counts(): Promise<Counts | null> {
    if (this.#kept !== null && performance.now() < this.#kept.until) {
      return Promise.resolve(this.#kept.counts);
    }
    this.#asked ??= this.#ask();
    return this.#asked;
  }

  /** Ends the thread; what is asked later starts it again. */
  stop(): Promise<void> {
    return this.#thread.stop();
  }

  async #ask(): Promise<Counts | null> {
    const answer = await this.#thread.ask('tael');
    this.#asked = null;
    if (answer === 'opgivet') return null;
    const { quickMs, times, keptMsMax } = this.#keep;
    const keptMs = answer.tookMs < quickMs ? 0 : Math.min(answer.tookMs * times, keptMsMax);
    const until = performance.now() + keptMs;
    this.#kept = { counts: answer.counts, until };
    return answer.counts;
  }
}
