import type { Alarm } from '../alarm.ts';
import type { FileAsked, MadeFile, ReportFiles } from '../report-desk/formats.ts';
import type { FileFacts } from '../report-desk/make-file.ts';
import { QuestionThread } from './question-thread.ts';

export type ToFileMaker = FileAsked & FileFacts;
export type FromFileMaker = MadeFile;

/** A PDF of a whole report takes about a second. */
const FILE_MS_MAX = 60_000;
const MEMORY_MB_MAX = 384;

/** Files of reports, made on a thread of their own (functions/threads/make-file.ts). */
export class FileThread implements ReportFiles {
  readonly #thread: QuestionThread<ToFileMaker, FromFileMaker>;
  readonly #facts: () => FileFacts;

  /** @param facts what every file says of itself, asked anew for each */
  constructor(facts: () => FileFacts, alarm: Alarm) {
    this.#facts = facts;
    this.#thread = new QuestionThread({
      script: new URL('./make-file.ts', import.meta.url),
      ...{ answerMsMax: FILE_MS_MAX, memoryMbMax: MEMORY_MB_MAX },
      onGiveUp: (why) => alarm(`rapportfil-${why}`),
    });
  }

  make(asked: FileAsked): Promise<MadeFile | 'opgivet'> {
    return this.#thread.ask({ ...asked, ...this.#facts() });
  }

  /** Ends the thread; what is asked later starts it again. */
  stop(): Promise<void> {
    return this.#thread.stop();
  }
}
