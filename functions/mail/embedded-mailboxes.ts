import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { link, mkdir, open, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import {
  SMTPServer,
  type SMTPServerDataStream,
  type SMTPServerOptions,
  type SMTPServerSession,
} from 'smtp-server';
import { BORGERE, DRIFT, letterFileName } from './letter-files.ts';

/** Sealing makes bilag up to 1.9 times larger; what a kommune may allow as one letter fits. */
const MAIL_BYTES_MAX = 128 * 1024 * 1024;
const HEAD_CHARS_MAX = 8_192;
const SAME_TIME_MAX = 10_000;
const CLOSE_MS = 300;

export type EmbeddedMailboxesOptions = {
  /** The folder `postkasser`; made when it is missing. */
  readonly dir: string;
  /** PEM texts. The certificate names localhost. */
  readonly certificate: string;
  readonly key: string;
  /** The modtager of each postkasse, by address; asked for every mail. */
  readonly modtagere: () => ReadonlyMap<string, string>;
  /** Addresses that alarms go to. */
  readonly drift?: readonly string[];
  readonly now: () => Date;
};

export type EmbeddedMailboxes = {
  /** What the mailer is pointed at: smtp://localhost:<a free port>. */
  readonly url: URL;
  readonly close: () => Promise<void>;
};

/**
 * A real SMTP server in this process, on loopback, with STARTTLS required. Each mail becomes
 * `<dir>/<MODTAGER>/<time>-<nummer>.eml` and is on the disk before its 250. Mails to addresses
 * outside the kommune's domains go to `<dir>/borgere`, alarms to `<dir>/drift`. Development only.
 */
export async function startEmbeddedMailboxes(
  options: EmbeddedMailboxesOptions,
): Promise<EmbeddedMailboxes> {
  await mkdir(options.dir, { recursive: true });
  const server = new SMTPServer(serverOptions(options));
  const port = await listen(server);
  // A client that goes away is no reason to stop.
  server.on('error', () => {});
  return {
    url: new URL(`smtp://localhost:${port}`),
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

function serverOptions(options: EmbeddedMailboxesOptions): SMTPServerOptions {
  return {
    name: 'localhost',
    cert: options.certificate,
    key: options.key,
    minVersion: 'TLSv1.2',
    disabledCommands: ['AUTH'],
    disableReverseLookup: true,
    size: MAIL_BYTES_MAX,
    rejectOversized: true,
    closeTimeout: CLOSE_MS,
    logger: false,
    onMailFrom: (_address, session, done) => done(session.secure ? null : refusal(530)),
    onRcptTo: ({ address }, session, done) => {
      if (session.envelope.rcptTo.length > 0) return done(refusal(452));
      done(mailboxOf(options, address) === null ? refusal(550) : null);
    },
    onData: (stream, session, done) => {
      store(options, stream, session).then(
        () => done(null, 'OK: on the disk'),
        () => done(refusal(451)),
      );
    },
  };
}

function listen(server: SMTPServer): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      server.off('error', reject);
      const address = server.server.address();
      if (address === null || typeof address === 'string')
        reject(new Error('No port to listen on'));
      else resolve(address.port);
    });
  });
}

const REFUSALS = {
  451: 'The mail could not be stored',
  452: 'One recipient per mail',
  530: 'Must issue a STARTTLS command first',
  550: 'No such mailbox here',
} as const;

function refusal(code: keyof typeof REFUSALS): Error {
  return Object.assign(new Error(REFUSALS[code]), { responseCode: code });
}

/** The folder for an address; null when it is in a domain of the kommune but nobody's. */
function mailboxOf({ modtagere, drift = [] }: EmbeddedMailboxesOptions, address: string) {
  const wanted = address.toLowerCase();
  if (drift.some((one) => one.toLowerCase() === wanted)) return DRIFT;
  const known = [...modtagere()].map(([key, id]) => ({ postkasse: key.toLowerCase(), id }));
  const modtager = known.find(({ postkasse }) => postkasse === wanted);
  if (modtager !== undefined) return modtager.id;
  const own = known.some(({ postkasse }) => domainOf(postkasse) === domainOf(wanted));
  return own ? null : BORGERE;
}

function domainOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1);
}

async function store(
  options: EmbeddedMailboxesOptions,
  stream: SMTPServerDataStream,
  session: SMTPServerSession,
): Promise<void> {
  const mailbox = mailboxOf(options, session.envelope.rcptTo[0]?.address ?? '');
  if (mailbox === null) throw new Error('The mailbox is gone');
  const folder = join(options.dir, mailbox);
  await mkdir(folder, { recursive: true });
  const temporary = join(folder, `.${randomUUID()}.tmp`);
  try {
    const head = await writeDurably(stream, temporary);
    if (stream.sizeExceeded) throw new Error('The mail is too large');
    await publish(temporary, (ms) => {
      const time = new Date(options.now().getTime() + ms);
      return join(folder, letterFileName(time, head));
    });
  } finally {
    await unlink(temporary);
  }
  await syncFolder(folder);
}

/** Streams to a new file and onto the disk. @returns the beginning of the mail */
async function writeDurably(stream: SMTPServerDataStream, path: string): Promise<string> {
  let head = '';
  async function* noteHead(chunks: AsyncIterable<Buffer>) {
    for await (const chunk of chunks) {
      if (head.length < HEAD_CHARS_MAX) head += chunk.toString('latin1', 0, HEAD_CHARS_MAX);
      yield chunk;
    }
  }
  await pipeline(stream, noteHead, createWriteStream(path, { flags: 'wx', flush: true }));
  return head;
}

/** Gives the file its name. Unlike a rename a link never replaces another letter. */
async function publish(temporary: string, nameAt: (ms: number) => string): Promise<void> {
  for (let ms = 0; ms < SAME_TIME_MAX; ms += 1) {
    try {
      return await link(temporary, nameAt(ms));
    } catch (error) {
      const taken = error instanceof Error && 'code' in error && error.code === 'EEXIST';
      if (!taken) throw error;
    }
  }
  throw new Error('Too many letters at the same time');
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
