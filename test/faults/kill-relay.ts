import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { SMTPServer, type SMTPServerDataStream } from 'smtp-server';
import type { Letter } from './kill-checks.ts';
import { testPem } from './test-pem.ts';

/** Mailboxes in this process: they live on when the system dies in the middle of a mail. */
export type Relay = {
  /** What the system is told of it. */
  readonly env: { readonly SMTP_URL: string; readonly SMTP_CA: string };
  readonly letters: readonly RelayLetter[];
  /** Calls `act` at such a moment of the next mail, once. */
  readonly atNext: (moment: Moment, act: () => void) => void;
  readonly close: () => Promise<void>;
};

/** A mail, and when it came. */
export type RelayLetter = Letter & { readonly at: Date };

export type RelayOptions = {
  /** Any free one unless told. */
  readonly port?: number;
  /** How long it thinks before its 250, as relays do that keep what they are given. */
  readonly thinkMs?: number;
};

/** A mail is here from its final dot on, whether or not the system hears of it. */
export type Moment = 'before-250' | 'after-250';

/** Starts an SMTP server that keeps what it is given, over STARTTLS. */
export async function startRelay({
  port: onPort = 0,
  thinkMs = 0,
}: RelayOptions = {}): Promise<Relay> {
  const letters: RelayLetter[] = [];
  const waiting = new Map<Moment, () => void>();
  const come = (moment: Moment) => {
    const act = waiting.get(moment);
    waiting.delete(moment);
    act?.();
  };
  const server = new SMTPServer({
    cert: testPem('good.crt'),
    key: testPem('server.key'),
    disabledCommands: ['AUTH'],
    disableReverseLookup: true,
    closeTimeout: CLOSE_MS,
    logger: false,
    onData: (stream, session, done) => {
      const take = (eml: Buffer) => {
        letters.push({ to: session.envelope.rcptTo[0]?.address ?? '', eml, at: new Date() });
        come('before-250');
        const answer = () => {
          done(null, 'OK');
          setImmediate(() => come('after-250'));
        };
        if (thinkMs === 0) answer();
        else setTimeout(answer, thinkMs);
      };
      // Half a mail is none: the system died while it wrote.
      bytesOf(stream).then(take, done);
    },
  });
  // A client that is killed is what this is for.
  server.on('error', () => {});
  const port = await listen(server, onPort);
  return {
    env: { SMTP_URL: `smtp://localhost:${port}`, SMTP_CA: CA },
    letters,
    atNext: (moment, act) => waiting.set(moment, act),
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

/** A client keeps its connection for the next mail; nobody waits for that here. */
const CLOSE_MS = 300;
const CA = fileURLToPath(new URL('./tls/ca.crt.pem', import.meta.url));

async function listen(server: SMTPServer, onPort: number): Promise<number> {
  server.listen(onPort, '127.0.0.1');
  await once(server.server, 'listening');
  const address = server.server.address();
  if (address === null || typeof address === 'string') throw new Error('No port to listen on.');
  return address.port;
}

async function bytesOf(stream: SMTPServerDataStream): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
}
