import type { Socket } from 'node:net';
import { type Duplex, duplexPair } from 'node:stream';
import { TLSSocket } from 'node:tls';
import type { Answer, Script, ScriptStep } from './smtp-script.ts';
import { testPem } from './test-pem.ts';

/** What came, over all connections. */
export type Log = {
  wire: string;
  clear: string;
  inTls: string;
  messages: string[];
  connections: number;
};

const USUAL = {
  greeting: '220 scripted ESMTP\r\n',
  starttls: '220 2.0.0 Go ahead\r\n',
  auth: '235 2.7.0 Welcome\r\n',
  mail: '250 2.1.0 Ok\r\n',
  rcpt: '250 2.1.5 Ok\r\n',
  data: '354 End data with <CR><LF>.<CR><LF>\r\n',
  final: '250 2.0.0 Ok: queued as 4bJ2x\r\n',
} as const;

const STEPS: ReadonlyMap<string, ScriptStep> = new Map([
  ['EHLO', 'ehlo'],
  ['HELO', 'ehlo'],
  ['AUTH', 'auth'],
  ['MAIL', 'mail'],
  ['RCPT', 'rcpt'],
] as const);

const END = '\r\n.\r\n';

/** The script as it is played now, and the answers of it that were for once. */
export type Playing = { readonly script: Script; readonly given: Set<Answer> };

/** One connection to the scripted server. */
export class ScriptedConversation {
  readonly #socket: Socket;
  readonly #current: Playing;
  readonly #record: Log;
  #stream: Duplex;
  #secure = false;
  #rest = '';
  #body = '';
  #inMessage = false;
  #interrupted = false;
  #silent = false;

  constructor(socket: Socket, current: Playing, record: Log) {
    this.#socket = socket;
    this.#current = current;
    this.#record = record;
    this.#stream = this.#tap();
  }

  start(): void {
    this.#socket.on('error', () => {});
    if (this.#current.script.implicitTls) this.#upgrade(() => this.#answer('greeting'));
    else {
      this.#listen();
      this.#answer('greeting');
    }
  }

  /** Puts a stream between socket and TLS, so that the bytes of the network are seen as well. */
  #tap(): Duplex {
    const [inner, outer] = duplexPair();
    this.#socket.on('data', (chunk: Buffer) => {
      this.#record.wire += chunk.toString('latin1');
      if (!outer.write(chunk)) {
        this.#socket.pause();
        outer.once('drain', () => this.#socket.resume());
      }
    });
    outer.on('data', (chunk: Buffer) => this.#socket.write(chunk));
    this.#socket.on('close', () => {
      outer.destroy();
      this.#stream.destroy();
    });
    for (const stream of [inner, outer]) stream.on('error', () => {});
    return inner;
  }

  #upgrade(onSecure: () => void): void {
    const { certificate = 'good', tls = {} } = this.#current.script;
    this.#stream.removeAllListeners('data');
    const secured = new TLSSocket(this.#stream, {
      isServer: true,
      key: testPem('server.key'),
      cert: testPem(`${certificate}.crt`),
      ...tls,
    });
    secured.on('error', () => this.#socket.destroy());
    secured.once('secure', onSecure);
    this.#stream = secured;
    this.#secure = true;
    this.#rest = '';
    this.#listen();
  }

  #listen(): void {
    this.#stream.on('data', (chunk: Buffer) => {
      const text = chunk.toString('latin1');
      if (this.#secure) this.#record.inTls += text;
      else this.#record.clear += text;
      this.#rest += text;
      this.#read();
    });
  }

  #read(): void {
    for (;;) {
      if (this.#inMessage && !this.#readMessage()) return;
      const end = this.#rest.indexOf('\r\n');
      if (end < 0 || this.#inMessage) return;
      const line = this.#rest.slice(0, end);
      this.#rest = this.#rest.slice(end + 2);
      this.#command(line);
    }
  }

  /** @returns true when the message has ended */
  #readMessage(): boolean {
    const { inMessage, deafInMessage } = this.#current.script;
    if (deafInMessage) {
      this.#socket.pause();
      this.#stream.pause();
    }
    if (inMessage && !this.#interrupted && this.#body.length >= inMessage.afterBytes) {
      this.#interrupted = true;
      this.#give(inMessage.answer);
    }
    const end = this.#rest.indexOf(END);
    // What cannot be part of the end is put aside, so that nothing is searched twice.
    const aside = end < 0 ? Math.max(0, this.#rest.length - END.length + 1) : end;
    this.#body += this.#rest.slice(0, aside);
    this.#rest = this.#rest.slice(end < 0 ? aside : end + END.length);
    if (end < 0) return false;
    this.#record.messages.push(this.#body);
    this.#inMessage = false;
    this.#answer('final');
    return true;
  }

  #command(line: string): void {
    const verb = line.split(/[ :]/, 1)[0]?.toUpperCase() ?? '';
    const step = STEPS.get(verb);
    if (verb === 'STARTTLS') this.#startTls();
    else if (verb === 'DATA') this.#openMessage();
    else if (verb === 'QUIT') this.#give({ say: '221 Bye\r\n', thenDrop: true });
    else if (verb === 'EHLO' && this.#secure) this.#answer('ehloInTls');
    else if (step !== undefined) this.#answer(step);
    else this.#give({ say: '500 What?\r\n' });
  }

  #startTls(): void {
    const answer = this.#answerTo('starttls');
    this.#give(answer);
    if ('say' in answer && answer.say.startsWith('220') && !answer.thenDrop)
      this.#upgrade(() => {});
  }

  #openMessage(): void {
    const answer = this.#answerTo('data');
    this.#inMessage = 'say' in answer && /^[23]/.test(answer.say);
    this.#body = '';
    // The line break before the message: it may be the dot line alone.
    if (this.#inMessage) this.#rest = `\r\n${this.#rest}`;
    this.#give(answer);
  }

  #answer(step: ScriptStep): void {
    this.#give(this.#answerTo(step));
  }

  #answerTo(step: ScriptStep): Answer {
    const scripted = this.#current.script.answers?.[step];
    if (scripted !== undefined && !this.#current.given.has(scripted)) {
      if ('say' in scripted && scripted.once) this.#current.given.add(scripted);
      return scripted;
    }
    if (step !== 'ehlo' && step !== 'ehloInTls') return { say: USUAL[step] };
    const { extensions = [], hideStartTls = this.#secure } = this.#current.script;
    const lines = ['scripted', ...(hideStartTls ? [] : ['STARTTLS']), ...extensions, '8BITMIME'];
    const last = lines.length - 1;
    return { say: lines.map((l, i) => `250${i === last ? ' ' : '-'}${l}\r\n`).join('') };
  }

  #give(answer: Answer): void {
    if (this.#silent) return;
    this.#silent = 'silence' in answer || 'reset' in answer || answer.thenDrop === true;
    if ('reset' in answer) this.#socket.resetAndDestroy();
    if (!('say' in answer)) return;
    const { say, thenDrop, afterMs } = answer;
    const speak = () =>
      this.#stream.write(say, () => {
        // The bytes must be out before the connection ends.
        if (thenDrop) setImmediate(() => this.#socket.end());
      });
    if (afterMs === undefined) speak();
    else setTimeout(speak, afterMs);
  }
}
