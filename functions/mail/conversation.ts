import type { TLSSocket } from 'node:tls';
import type { Stage } from './mailer.ts';
import { type Reply, readReply } from './reply.ts';

/** Which question a reply answers. */
type Step = Stage | 'ehlo';

/** A reply that ends the attempt, and the stage it came at. */
export type Refusal = { readonly stage: Stage; readonly reply: Reply };

/**
 * Follows one SMTP conversation, so that every reply is counted against the command it answers.
 * Reads nodemailer's transaction log (commands and replies, never message content).
 */
export type Conversation = {
  /** The logger to hand to nodemailer, with `transactionLog: true`. */
  readonly logger: { readonly debug: (entry: { readonly tnx: string }, line: string) => void };
  /** The stage whose answer is awaited. */
  readonly stage: () => Stage;
  /** The first reply of this delivery that says no, or says nothing sensible. */
  readonly refusal: () => Refusal | null;
  /** The last whole reply. */
  readonly lastReply: () => string;
  /** The largest mail the server takes, in bytes, by its last EHLO reply; null when unlimited. */
  readonly sizeMax: () => number | null;
  /** Commands written since `begin`. */
  readonly commands: () => readonly string[];
  /** True when the last byte of the final dot line has been handed to the socket. */
  readonly written: () => boolean;
  /** A new mail begins. */
  readonly begin: () => void;
  readonly messageWritten: () => void;
  /** Watches the decrypted bytes for replies that come before their command. */
  readonly watch: (socket: TLSSocket) => void;
};

/** @param onViolation called at once when the server breaks the protocol, or refuses inside DATA */
export function followConversation(onViolation: () => void): Conversation {
  const awaited: Step[] = ['greeting'];
  let commands: string[] = [];
  let refusal: Refusal | null = null;
  let ehlo = '';
  let last = '';
  let written = false;
  let questions = 0;
  let answers = 0;

  const refuse = (step: Step, reply: Reply) => {
    refusal ??= { stage: stageOf(step), reply };
  };
  const violate = (step: Step, reply: Reply) => {
    refuse(step, reply);
    onViolation();
  };
  const onCommand = (line: string) => {
    awaited.push(stepOf(line));
    commands.push(line);
    questions += 1;
  };
  const onReply = (text: string) => {
    last = text;
    const step = awaited.shift();
    const reply = readReply(text);
    if (step === undefined || reply.code === null) return violate(step ?? 'mail', reply);
    if (step === 'ehlo') ehlo = text;
    if (step === 'data' && reply.code === 354 && refusal === null) awaited.unshift('data');
    else if (step === 'data' && reply.code < 400) violate(step, { ...reply, code: null });
    else if (!isYes(step, reply.code)) refuse(step, reply);
  };
  /** RFC 5321 §4.3.1: a reply follows its command. One that is ahead would be taken for the next. */
  const onAnswer = (line: string) => {
    answers += 1;
    if (answers <= questions) return;
    const step = awaited[0] ?? 'mail';
    const reply = readReply(line);
    const inData = step === 'data' && !written;
    violate(
      step,
      inData && reply.code !== null && reply.code >= 400 ? reply : { ...reply, code: null },
    );
  };

  return {
    logger: {
      debug: ({ tnx }, line) => {
        if (tnx === 'client') onCommand(line);
        if (tnx === 'server') onReply(line);
      },
    },
    stage: () => stageOf(awaited[0] ?? 'mail'),
    refusal: () => refusal,
    lastReply: () => last,
    sizeMax: () => sizeMax(ehlo),
    commands: () => commands,
    written: () => written,
    begin: () => {
      commands = [];
      refusal = null;
      written = false;
    },
    messageWritten: () => {
      if (written) return;
      written = true;
      questions += 1;
      awaited[0] = 'final';
    },
    watch: (socket) => {
      questions = 0;
      answers = 0;
      eachAnswer(socket, onAnswer);
    },
  };
}

/** Calls back for each complete reply before anybody else reads the chunk it ends in. */
function eachAnswer(socket: TLSSocket, onAnswer: (lastLine: string) => void): void {
  let rest = '';
  socket.prependListener('data', (chunk: Buffer) => {
    const lines = (rest + chunk.toString('latin1')).split(/\r?\n/);
    rest = lines.pop() ?? '';
    for (const line of lines) {
      if (line.trim() !== '' && !/^\d+-/.test(line)) onAnswer(line);
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
  const class2 = code >= 200 && code < 300;
  return step === 'auth' ? class2 || code === 334 : class2;
}

/** RFC 1870: `SIZE n`; no number or 0 means no fixed limit. */
function sizeMax(ehlo: string): number | null {
  const found = /^250[ -]SIZE[ \t]+(\d{1,15})[ \t]*$/im.exec(ehlo);
  return Number(found?.[1] ?? 0) || null;
}
