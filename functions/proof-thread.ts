import { Worker } from 'node:worker_threads';
import type { Alarm } from './alarm.ts';
import type { ProofAnswer, ProofQuestion } from './workshop/answer-proof.ts';

export type ToProver = ProofQuestion;
export type FromProver = ProofAnswer;

/** What became of a question. */
export type Proven =
  | { readonly kind: 'svar'; readonly svar: ProofAnswer }
  /** The same asker asked something newer before its turn came. */
  | { readonly kind: 'afloest' }
  /** It took too long, or the thread died of it. */
  | { readonly kind: 'opgivet' };

/** A set that takes longer is told to be too complex; the shipped one takes milliseconds. */
const ANSWER_MS_MAX = 20_000;
/** A set that needs more memory ends the thread, and nothing else. */
const MEMORY_MB_MAX = 512;

type Waiting = {
  readonly question: ProofQuestion;
  readonly asker: string | null;
  readonly tell: (proven: Proven) => void;
};

/**
 * Proving on a thread of its own, so that the one that receives klager never waits for it. One
 * long-lived thread (functions/prove.ts): started when first asked, and again after it died or was
 * stopped for taking too long. It keeps no process alive.
 */
export class ProofThread {
  readonly #alarm: Alarm;
  readonly #answerMsMax: number;
  readonly #waiting: Waiting[] = [];
  #worker: Worker | null = null;
  #current: { readonly asked: Waiting; readonly limit: NodeJS.Timeout } | null = null;

  constructor(alarm: Alarm, answerMsMax = ANSWER_MS_MAX) {
    this.#alarm = alarm;
    this.#answerMsMax = answerMsMax;
  }

  /** @param asker of several waiting questions of one asker only the newest is answered; null: each is. */
  ask(question: ProofQuestion, asker: string | null): Promise<Proven> {
    return new Promise((tell) => {
      const older = this.#waiting.findIndex((one) => asker !== null && one.asker === asker);
      if (older !== -1) this.#waiting.splice(older, 1)[0]?.tell({ kind: 'afloest' });
      this.#waiting.push({ question, asker, tell });
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
    const limit = setTimeout(() => this.#giveUp('bevis-for-langsomt'), this.#answerMsMax);
    this.#current = { asked, limit };
    this.#worker ??= this.#startWorker();
    this.#worker.postMessage(asked.question);
  }

  #startWorker(): Worker {
    const worker = new Worker(new URL('./prove.ts', import.meta.url), {
      resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB_MAX },
    });
    worker.unref();
    const whileMine = (work: () => void) => () => {
      if (this.#worker === worker) work();
    };
    worker.on('message', (svar: FromProver) => {
      if (this.#worker === worker) this.#settle({ kind: 'svar', svar });
    });
    worker.on(
      'error',
      whileMine(() => this.#giveUp('bevis-fejl')),
    );
    worker.on(
      'exit',
      whileMine(() => this.#giveUp('bevis-fejl')),
    );
    return worker;
  }

  #giveUp(why: string): void {
    void this.stop();
    this.#alarm(why);
    this.#settle({ kind: 'opgivet' });
  }

  #settle(proven: Proven): void {
    if (this.#current === null) return;
    const { asked, limit } = this.#current;
    clearTimeout(limit);
    this.#current = null;
    asked.tell(proven);
    this.#next();
  }
}
