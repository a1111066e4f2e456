import { Readable } from 'node:stream';
import { ImapFlow } from 'imapflow';
import type { Mail } from '../../functions/mail/mailer.ts';
import { FOLDERS } from '../../functions/retur/imap-mailbox.ts';
import { testPem } from '../faults/test-pem.ts';

export const CA = testPem('ca.crt');

/** Where the tests find a server. */
export function place(name: 'SMTP' | 'RETUR_IMAPS' | 'RETUR_IMAP' | 'RESERVE_IMAPS'): URL {
  return new URL(process.env[`KLAGEVEJ_TEST_${name}`] ?? 'missing:');
}

/** The mails in a folder as they lie there. */
export function mailsIn(url: URL, folder = 'INBOX'): Promise<readonly string[]> {
  return connected(url, async (client) => {
    const mails: string[] = [];
    const lock = await client.getMailboxLock(folder);
    const all = holdsMails(client) ? client.fetch('1:*', { source: true }) : [];
    for await (const { source } of all) mails.push(`${source}`);
    lock.release();
    return mails;
  });
}

/** Throws away what earlier tests have left. */
export async function emptyMailboxes(): Promise<void> {
  for (const url of [place('RETUR_IMAPS'), place('RESERVE_IMAPS')]) {
    await connected(url, async (client) => {
      for (const folder of ['INBOX', ...Object.values(FOLDERS)]) {
        await client.mailboxCreate(folder);
        const lock = await client.getMailboxLock(folder);
        if (holdsMails(client)) await client.messageDelete('1:*');
        lock.release();
      }
    });
  }
}

/** A range of an empty folder is an error. */
function holdsMails({ mailbox }: ImapFlow): boolean {
  return mailbox !== false && mailbox.exists > 0;
}

async function connected<T>(url: URL, work: (client: ImapFlow) => Promise<T>): Promise<T> {
  const client = new ImapFlow({
    ...{ host: url.hostname, port: Number(url.port), secure: true, logger: false },
    auth: { user: url.username, pass: url.password },
    tls: { ca: CA },
  });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.logout();
  }
}

/** A mail of somebody outside. */
export function strangersMail(bytes: Buffer, to: string): Mail {
  const raw = () => Readable.from([bytes], { objectMode: false });
  return { from: 'nogen@andre.example', to, raw, bytes: bytes.byteLength };
}
