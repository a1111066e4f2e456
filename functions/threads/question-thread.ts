import { Worker } from 'node:worker_threads';

/** How a thread that answers questions is run. */
export type ThreadAsked = {
  /** The file that runs in it: takes one message at a time, and posts one for each. */
  readonly script: URL;
  /** What it is started with; a plain value. */
  readonly workerData?: unknown;
  /** A question that takes longer ends the thread, and is given up. */
  readonly answerMsMax: number;
  /** One that needs more memory ends the thread, and nothing else. */
  readonly memoryMbMax: number;
  readonly onGiveUp: (why: 'for-langsom' | 'fejl') => void;
};

type Waiting<Question, Answer> = {
  readonly question: Question;
  readonly tell: (answer: Answer | 'opgivet') => void;
};

/**
 * Work on a thread of its own, one question after the other, so that the thread that receives
 * klager never waits for it: started when first asked, and again after it died or was stopped for
 * taking too long. It keeps no process alive.
 */
export class QuestionThread<Question, Answer> {
  readonly #asked: ThreadAsked;
  readonly #waiting: Waiting<Question, Answer>[] = [];
  /** The newest question of each asker that waits, and how to tell that a newer one came. */
  readonly #newest = new Map<
    string,
    { readonly waiting: Waiting<Question, Answer>; readonly replace: () => void }
  >();
  #worker: Worker | null = null;
  #current: {
    readonly tell: (answer: Answer | 'opgivet') => void;
    readonly limit: NodeJS.Timeout;
  } | null = null;

  constructor(asked: ThreadAsked) {
    this.#asked = asked;
  }

  ask(question: Question): Promise<Answer | 'opgivet'> {
    return new Promise((tell) => this.#queue({ question, tell }));
  }

  /** Of several questions of one asker that wait, only the newest is answered. */
  askNewest(question: Question, asker: string): Promise<Answer | 'opgivet' | 'afloest'> {
    return new Promise((tell) => {
      const older = this.#newest.get(asker);
      const place = older === undefined ? -1 : this.#waiting.indexOf(older.waiting);
      if (place !== -1) {
        this.#waiting.splice(place, 1);
        older?.replace();
      }
      const waiting = { question, tell };
      this.#newest.set(asker, { waiting, replace: () => tell('afloest') });
      this.#queue(waiting);
    });
  }

  /** Ends the thread; what is asked later starts it again. */
  async stop(): Promise<void> {
    const running = this.#worker;
    this.#worker = null;
    await running?.terminate();
  }

  #queue(waiting: Waiting<Question, Answer>): void {
    this.#waiting.push(waiting);
    this.#next();
  }

  #next(): void {
    if (this.#current !== null) return;
    const next = this.#waiting.shift();
    if (next === undefined) {
      this.#newest.clear();
      return;
    }
    const limit = setTimeout(() => this.#giveUp('for-langsom'), this.#asked.answerMsMax);
    this.#current = { tell: next.tell, limit };
    this.#worker ??= this.#startWorker();
    this.#worker.postMessage(next.question);
  }

  #startWorker(): Worker {
    const { script, workerData, memoryMbMax } = this.#asked;
    const worker = new Worker(script, {
      workerData,
      resourceLimits: { maxOldGenerationSizeMb: memoryMbMax },
    });
    worker.unref();
    const failed = () => {
      if (this.#worker === worker) this.#giveUp('fejl');
    };
    worker.on('message', (answer: Answer) => {
      if (this.#worker === worker) this.#settle(answer);
    });
    worker.on('error', failed);
    worker.on('exit', failed);
    return worker;
  }

  #giveUp(why: 'for-langsom' | 'fejl'): void {
    void this.stop();
    this.#asked.onGiveUp(why);
    this.#settle('opgivet');
  }

  #settle(answer: Answer | 'opgivet'): void {
    if (this.#current === null) return;
    const { tell, limit } = this.#current;
    clearTimeout(limit);
    this.#current = null;
    tell(answer);
    this.#next();
  }
}
