import type { Alarm } from '../alarm.ts';
import type { ProofAnswer, ProofQuestion } from '../workshop/answer-proof.ts';
import { QuestionThread } from './question-thread.ts';

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

/**
 * Proving on a thread of its own (functions/threads/prove.ts), so that the one that receives klager never
 * waits for it.
 */
export class ProofThread {
  readonly #thread: QuestionThread<ToProver, FromProver>;

  constructor(alarm: Alarm, answerMsMax = ANSWER_MS_MAX) {
    this.#thread = new QuestionThread({
      script: new URL('./prove.ts', import.meta.url),
      ...{ answerMsMax, memoryMbMax: MEMORY_MB_MAX },
      onGiveUp: (why) => alarm(`bevis-${why}`),
    });
  }

  /** @param asker of several waiting questions of one asker only the newest is answered; null: each is. */
  async ask(question: ProofQuestion, asker: string | null): Promise<Proven> {
    const thread = this.#thread;
    const svar = await (asker === null ? thread.ask(question) : thread.askNewest(question, asker));
    if (svar === 'afloest' || svar === 'opgivet') return { kind: svar };
    return { kind: 'svar', svar };
  }

  /** Ends the thread; what is asked later starts it again. */
  stop(): Promise<void> {
    return this.#thread.stop();
  }
}
