import type { TLSSocket } from 'node:tls';
import type { Stage } from './mailer.ts';
import { type Reply, readReply } from './reply.ts';

/** What a reply answers. */
type Step = Stage | 'ehlo';

/** A reply that ends the attempt, and the stage it came at. */
export type Refusal = { readonly stage: Stage; readonly reply: Reply };

/**
 * Follows one SMTP conversation and counts every reply against the command it answers, because
 * nodemailer takes any reply for the one it waits for, also one that was sent before its command.
 */
export class Conversation {
  readonly #onViolation: () => void;
  readonly #awaited: Step[] = ['greeting'];
  #commands: string[] = [];
  #refusal: Refusal | null = null;
  #ehlo = '';
  #lastReply = '';
  #watched = false;
  /** The message: not yet asked for, being written, or handed over with its final dot. */
  #message: 'closed' | 'open' | 'written' = 'closed';

  /** @param onViolation called at once when the relay breaks the protocol, or refuses inside DATA */
  constructor(onViolation: () => void) {
    this.#onViolation = onViolation;
  }

  /** For nodemailer, with `transactionLog: true`: commands and replies, never message content. */
  readonly logger = {
    debug: ({ tnx }: { readonly tnx: string }, line: string): void => {
      if (tnx === 'client') this.#command(line);
      if (tnx === 'server' && !this.#watched) this.#reply(line);
    },
  };

  /** From now on replies are read here, before nodemailer sees them. */
  watch(socket: TLSSocket): void {
    this.#watched = true;
    eachReply(socket, (text) => this.#reply(text));
  }

  /** A new mail begins. */
  begin(): void {
    this.#commands = [];
    this.#refusal = null;
    this.#message = 'closed';
  }

  /** The final dot has been handed to the socket. */
  messageWritten(): void {
    this.#message = 'written';
    this.#awaited[0] = 'final';
  }

  get written(): boolean {
    return this.#message === 'written';
  }

  /** The stage whose answer is awaited. */
  get stage(): Stage {
    return stageOf(this.#awaited[0] ?? 'mail');
  }

  /** The first reply to this mail that says no, or nothing sensible. */
  get refusal(): Refusal | null {
    return this.#refusal;
  }

  /** Commands written since `begin`. */
  get commands(): readonly string[] {
    return this.#commands;
  }

  get lastReply(): string {
    return this.#lastReply;
  }

  /** The largest mail the relay takes, in bytes (RFC 1870); null when it names no limit. */
  get bytesMax(): number | null {
    const found = /^250[ -]SIZE[ \t]+(\d{1,15})[ \t]*$/im.exec(this.#ehlo);
    return Number(found?.[1] ?? 0) || null;
  }

  /** Whether the relay takes wishes about reports (RFC 3461). */
  get offersDsn(): boolean {
    return /^250[ -]DSN[ \t]*$/im.test(this.#ehlo);
  }

  #command(line: string): void {
    this.#commands.push(line);
    this.#awaited.push(stepOf(line));
  }

  #reply(text: string): void {
    const step = this.#awaited.shift();
    const reply = readReply(text);
    this.#lastReply = text;
    if (step === 'ehlo') this.#ehlo = text;
    if (step === undefined) this.#violated('mail', { ...reply, code: null });
    else if (step === 'data' && this.#message === 'open') this.#early(reply);
    else if (reply.code === null) this.#violated(step, reply);
    else if (step === 'data') this.#dataReply(reply);
    else if (!isYes(step, reply.code)) this.#refused(step, reply);
  }

  /** nodemailer takes any 2xx for a go-ahead; only 354 is one. */
  #dataReply(reply: Reply): void {
    const code = reply.code ?? 0;
    if (code === 354 && this.#refusal === null) {
      this.#message = 'open';
      this.#awaited.unshift('data');
    } else if (code >= 400) this.#refused('data', reply);
    else this.#violated('data', { ...reply, code: null });
  }

  /** A reply inside the message may refuse it, but never accept it. */
  #early(reply: Reply): void {
    this.#violated('data', (reply.code ?? 0) >= 400 ? reply : { ...reply, code: null });
  }

  #refused(step: Step, reply: Reply): void {
    this.#refusal ??= { stage: stageOf(step), reply };
  }

  #violated(step: Step, reply: Reply): void {
    this.#refused(step, reply);
    this.#onViolation();
  }
}

/** Calls back with each whole reply, before anybody else reads the chunk it ends in. */
function eachReply(socket: TLSSocket, onReply: (text: string) => void): void {
  let rest = '';
  let reply: string[] = [];
  socket.prependListener('data', (chunk: Buffer) => {
    const lines = (rest + chunk.toString('latin1')).split(/\r?\n/);
    rest = lines.pop() ?? '';
    for (const line of lines) {
      if (line.trim() === '' && reply.length === 0) continue;
      reply.push(line);
      if (/^\d+-/.test(line)) continue;
      const text = reply.join('\n');
      reply = [];
      onReply(Buffer.from(text, 'latin1').toString('utf8'));
    }
  });
}

function stepOf(command: string): Step {
  if (/^(EHLO|HELO)\b/.test(command)) return 'ehlo';
  if (command === 'STARTTLS') return 'tls';
  if (command.startsWith('MAIL FROM:')) return 'mail';
  if (command.startsWith('RCPT TO:')) return 'rcpt';
  return command === 'DATA' || command === '.' ? 'data' : 'auth';
}

function stageOf(step: Step): Stage {
  return step === 'ehlo' ? 'greeting' : step;
}

function isYes(step: Step, code: number): boolean {
  const success = code >= 200 && code < 300;
  return success || (step === 'auth' && code === 334);
}
