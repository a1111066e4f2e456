import type { Alarm } from '../alarm.ts';
import type { DocumentData } from '../documents/set-document.ts';
import { QuestionThread } from './question-thread.ts';

/** A Typst file under `functions`, and what it shows. */
export type ToDocumentMaker = {
  readonly main: string;
  readonly data: { readonly [key: string]: DocumentData };
};
/** null when Typst refused. */
export type FromDocumentMaker = Uint8Array | null;

/** The longest klage, 20 000 characters, takes about a second. */
const DOCUMENT_MS_MAX = 30_000;
const MEMORY_MB_MAX = 384;

/** Documents of citizens, set on a thread of their own (functions/threads/make-document.ts). */
export class DocumentThread {
  readonly #thread: QuestionThread<ToDocumentMaker, FromDocumentMaker>;
  readonly #alarm: Alarm;

  constructor(alarm: Alarm) {
    this.#alarm = alarm;
    this.#thread = new QuestionThread({
      script: new URL('./make-document.ts', import.meta.url),
      ...{ answerMsMax: DOCUMENT_MS_MAX, memoryMbMax: MEMORY_MB_MAX },
      onGiveUp: (why) => alarm(`dokument-${why}`),
    });
  }

  /** The document as PDF/UA-1; null when it could not be made. */
  async make(asked: ToDocumentMaker): Promise<Uint8Array | null> {
    const made = await this.#thread.ask(asked);
    if (made === null) this.#alarm('dokument-afvist');
    return made === 'opgivet' ? null : made;
  }

  /** Ends the thread; what is asked later starts it again. */
  stop(): Promise<void> {
    return this.#thread.stop();
  }
}
