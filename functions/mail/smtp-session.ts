import { connect, type Socket } from 'node:net';
import { type Readable, Transform } from 'node:stream';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { TLSSocket } from 'node:tls';
import SMTPConnection from 'nodemailer/lib/smtp-connection';
import { Conversation } from './conversation.ts';
import { exactMessage } from './exact-message.ts';
import { failedAttempt, reasonOf } from './failed-attempt.ts';
import type { Mail, Outcome, Stage } from './mailer.ts';
import type { Relay } from './relay.ts';
import { cleanReply } from './reply.ts';

const RESPONSE_BYTES_MAX = 65_536;
const QUIT_MS = 1_000;
/** Relays close connections after about a hundred mails; we are first. */
const MAILS_MAX = 100;

/** Asked for where the relay offers it: word of failure and of delay, without the letter itself. */
const REPORTS: SMTPConnection.DSNOptions = { ret: 'HDRS', notify: ['FAILURE', 'DELAY'] };

/** Why a step failed, as a code (`ECONNRESET`, `CERT_HAS_EXPIRED`); null when it did not. */
type Reason = string | null;

/**
 * One connection to the relay: nodemailer's SMTPConnection behind forced TLS, with every reply
 * counted against its command, so that an outcome is never a guess.
 */
export class SmtpSession {
  readonly #relay: Relay;
  readonly #socket: Socket;
  readonly #connection: SMTPConnection;
  readonly #talk: Conversation;
  #finish: (reason: Reason) => void = () => {};
  #timer: NodeJS.Timeout | undefined;
  #dead = false;
  #mails = 0;

  constructor(relay: Relay) {
    this.#relay = relay;
    this.#talk = new Conversation(() => this.#fail('EPROTOCOL'));
    this.#socket = connect({ host: relay.host, port: relay.port, noDelay: true });
    this.#socket.on('error', () => {});
    this.#connection = new SMTPConnection({
      connection: this.#socket,
      host: relay.host,
      port: relay.port,
      secure: relay.implicitTls,
      // Without it nodemailer goes on in clear when STARTTLS is missing.
      requireTLS: true,
      tls: {
        minVersion: 'TLSv1.2',
        // Said aloud, because NODE_TLS_REJECT_UNAUTHORIZED=0 would turn the default off.
        rejectUnauthorized: true,
        ...(relay.ca === null ? {} : { ca: relay.ca }),
      },
      // Our own clock below is stricter at every step; nodemailer's must never be the first.
      connectionTimeout: 2 * relay.timeouts.setupMs,
      greetingTimeout: 2 * relay.timeouts.setupMs,
      socketTimeout: 2 * relay.timeouts.finalMs + relay.timeouts.idleMs,
      socketCloseTimeout: 0,
      maxResponseSize: RESPONSE_BYTES_MAX,
      logger: this.#talk.logger,
      transactionLog: true,
    });
    this.#connection.on('error', (error: Error) => this.#fail(reasonOf(error)));
    this.#connection.on('end', () => this.#fail('ECONNECTION'));
  }

  /** Connects, goes behind TLS and logs in. @returns null, or what became of the mail that waits */
  async open(): Promise<Outcome | null> {
    const connected = await this.#step(this.#relay.timeouts.setupMs, (finish) => {
      this.#socket.once('connect', () => finish(null));
      this.#socket.once('error', (error) => finish(reasonOf(error)));
    });
    if (connected !== null) return this.#failure(connected, 'connect');
    const ready = await this.#step(this.#relay.timeouts.setupMs, (finish) => {
      this.#connection.connect((error) => finish(error ? reasonOf(error) : null));
    });
    // Replies that were sent ahead are still queued: one turn lets nodemailer refuse them.
    await nextTurn();
    if (ready !== null || this.#dead) return this.#failure(ready ?? 'EPROTOCOL');
    return this.#logIn();
  }

  /**
   * Hands one mail over.
   * @throws when `mail.raw` fails or does not have `mail.bytes` bytes (then nothing was sent), and
   * when the relay was asked for anything but this envelope (then the program is wrong)
   */
  async deliver(mail: Mail): Promise<Outcome> {
    const bytesMax = this.#talk.bytesMax;
    if (bytesMax !== null && mail.bytes > bytesMax) {
      // The next connection asks anew: a limit can be raised.
      this.quit();
      return { outcome: 'refused', stage: 'mail', reply: `SIZE ${bytesMax}` };
    }
    const socket = this.#securedSocket();
    if (socket === null) return this.#failure('EUNSECURED');
    this.#mails += 1;
    this.#talk.begin();
    const message = exactMessage(mail);
    const reason = await this.#step(this.#relay.timeouts.envelopeMs, (finish) => {
      socket.once('pipe', (encoded) => this.#followMessage(socket, encoded));
      const envelope = {
        ...{ from: mail.from, to: [mail.to], size: mail.bytes },
        ...(this.#talk.offersDsn ? { dsn: REPORTS } : {}),
      };
      this.#connection.send(envelope, message.stream, (error, info) => {
        finish(error ? reasonOf(error) : reasonInEnvelope(info, mail));
      });
    });
    if (reason === null && this.#talk.refusal === null) return this.#accepted(mail);
    this.cut();
    const error = message.error();
    if (error !== null) throw error;
    return this.#failure(reason ?? 'EPROTOCOL', this.#talk.stage, [mail.from, mail.to]);
  }

  /** The largest mail the relay takes, in bytes; null when it names no limit. */
  get bytesMax(): number | null {
    return this.#talk.bytesMax;
  }

  usable(): boolean {
    return !this.#dead && this.#mails < MAILS_MAX && this.#securedSocket() !== null;
  }

  /** Ends an unused connection politely. */
  quit(): void {
    if (this.#dead) return;
    this.#dead = true;
    this.#connection.quit();
    setTimeout(() => this.cut(), QUIT_MS).unref();
  }

  /** Ends the connection at once. Bytes of a message that were not written never will be. */
  cut(): void {
    this.#dead = true;
    this.#connection.close();
    this.#socket.destroy();
  }

  async #logIn(): Promise<Outcome | null> {
    const socket = this.#securedSocket();
    if (socket === null) return this.#failure('EUNSECURED', 'tls');
    this.#talk.watch(socket);
    const { login, timeouts } = this.#relay;
    if (login === null) return null;
    const reason = await this.#step(timeouts.setupMs, (finish) => {
      this.#connection.login(login, (error) => finish(error ? reasonOf(error) : null));
    });
    return reason === null ? null : this.#failure(reason, 'auth');
  }

  /** The socket as long as it is encrypted and the certificate verified; else null, and no mail. */
  #securedSocket(): TLSSocket | null {
    const socket = this.#connection._socket;
    return socket instanceof TLSSocket && socket.authorized && socket.writable ? socket : null;
  }

  /** Notes the very moment the final dot is handed over: before it certainly not sent, after uncertain. */
  #followMessage(socket: TLSSocket, encoded: Readable): void {
    const { blockMs, finalMs } = this.#relay.timeouts;
    const onBlock = (chunk: Buffer) => {
      const last = isFinalDot(encoded, chunk);
      if (last) this.#talk.messageWritten();
      this.#within(last ? finalMs : blockMs);
    };
    this.#within(blockMs);
    encoded.on('data', onBlock);
    // Once unpiped it flows on, but no longer to the relay.
    socket.prependOnceListener('unpipe', () => encoded.off('data', onBlock));
  }

  #accepted(mail: Mail): Outcome {
    assertEnvelope(this.#talk.commands, mail);
    const reply = cleanReply(this.#talk.lastReply, [mail.from, mail.to]);
    return { outcome: 'accepted', reply };
  }

  #failure(reason: string, stage = this.#stage(), addresses: readonly string[] = []): Outcome {
    this.cut();
    const { refusal, written } = this.#talk;
    return failedAttempt({ reason, stage, refusal, written, addresses });
  }

  #stage(): Stage {
    return this.#connection.upgrading ? 'tls' : this.#talk.stage;
  }

  /** Runs one step until it finishes, the connection fails, or the time is up. */
  #step(ms: number, run: (finish: (reason: Reason) => void) => void): Promise<Reason> {
    return new Promise((resolve) => {
      this.#finish = (reason) => {
        this.#finish = () => {};
        clearTimeout(this.#timer);
        resolve(reason);
      };
      this.#within(ms);
      run((reason) => this.#finish(reason));
    });
  }

  #within(ms: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#fail('ETIMEDOUT'), ms);
  }

  #fail(reason: string): void {
    // The reason first: cutting ends the connection, which would be taken for the reason.
    this.#finish(reason);
    if (!this.#dead) this.cut();
  }
}

/** nodemailer's encoder ends the stream with one chunk of its own: the dot line. */
function isFinalDot(encoded: Readable, chunk: Buffer): boolean {
  if (!(encoded instanceof Transform) || !encoded.writableEnded) return false;
  return chunk.length <= 5 && /^(?:\r?\n)?\.\r\n$/.test(chunk.toString('latin1'));
}

/** nodemailer resolves although a recipient was refused. */
function reasonInEnvelope(
  info: { accepted: string[]; rejected: string[] } | null | undefined,
  mail: Mail,
): Reason {
  const whole = info?.rejected.length === 0 && info.accepted.join() === mail.to;
  return whole ? null : 'EENVELOPE';
}

/** What the relay was asked must be this envelope, to the letter. */
function assertEnvelope(commands: readonly string[], mail: Mail): void {
  const [from = '', to = '', data = '', ...more] = commands;
  const right =
    from.replace(/( SIZE=\d+)?( RET=HDRS)?$/, '') === `MAIL FROM:<${mail.from}>` &&
    to.replace(/ NOTIFY=FAILURE,DELAY$/, '') === `RCPT TO:<${mail.to}>` &&
    data === 'DATA' &&
    more.length === 0;
  if (!right) throw new Error('The SMTP envelope was not the one that was asked for.');
}
