import { rootCertificates } from 'node:tls';
import { ImapFlow } from 'imapflow';
import {
  type Folder,
  RETURN_BYTES_MAX,
  type ReturnMailbox,
  type TakeMail,
} from './return-mailbox.ts';

/** What people see in their mail program. */
export const FOLDERS: { readonly [F in Folder]: string } = {
  behandlet: 'Klagevej behandlet',
  autosvar: 'Klagevej autosvar',
  person: 'Klagevej til en person',
};
const CONNECT_MS_MAX = 20_000;
const SILENT_MS_MAX = 60_000;
/** Mails of one visit; the rest are for the next. */
const MAILS_MAX = 500;

export type ImapMailboxOptions = {
  /** imaps:// or imap:// (STARTTLS, forced), with user and password; a path names another folder than INBOX. */
  readonly url: URL;
  /** PEM text of a CA to be trusted beside the well-known ones, or null. */
  readonly ca: string | null;
};

/** The mailbox over IMAP, never in clear. Each visit is a connection of its own. */
export function imapMailbox(options: ImapMailboxOptions): ReturnMailbox {
  return {
    async empty(take, signal) {
      const client = connectionTo(options);
      // What ends the connection also ends whatever waits for it, which tells of it.
      client.on('error', () => {});
      const cut = () => client.close();
      signal.addEventListener('abort', cut);
      try {
        await client.connect();
        await visit(client, { folder: folderIn(options.url), take, signal });
        await client.logout();
      } finally {
        signal.removeEventListener('abort', cut);
        client.close();
      }
    },
  };
}

function connectionTo({ url, ca }: ImapMailboxOptions): ImapFlow {
  const secure = url.protocol === 'imaps:';
  return new ImapFlow({
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: Number(url.port) || (secure ? 993 : 143),
    secure,
    // Without it imapflow goes on in clear when STARTTLS is missing.
    ...(secure ? {} : { doSTARTTLS: true }),
    auth: { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) },
    tls: {
      minVersion: 'TLSv1.2',
      rejectUnauthorized: true,
      ...(ca === null ? {} : { ca: [...rootCertificates, ca] }),
    },
    logger: false,
    disableAutoIdle: true,
    connectionTimeout: CONNECT_MS_MAX,
    greetingTimeout: CONNECT_MS_MAX,
    socketTimeout: SILENT_MS_MAX,
    maxLiteralSize: 2 * RETURN_BYTES_MAX,
    maxResponseSize: 4 * RETURN_BYTES_MAX,
  });
}

function folderIn({ pathname }: URL): string {
  return decodeURIComponent(pathname.slice(1)) || 'INBOX';
}

type Visit = {
  readonly folder: string;
  readonly take: TakeMail;
  readonly signal: AbortSignal;
};

async function visit(client: ImapFlow, { folder, take, signal }: Visit): Promise<void> {
  for (const name of Object.values(FOLDERS)) await client.mailboxCreate(name);
  const lock = await client.getMailboxLock(folder);
  try {
    const found = await client.search({ deleted: false }, { uid: true });
    const uids = (found || []).toSorted((a, b) => a - b).slice(0, MAILS_MAX);
    for (const uid of uids) {
      if (signal.aborted) return;
      await handleMail(client, String(uid), take);
    }
  } finally {
    lock.release();
  }
}

async function handleMail(client: ImapFlow, uid: string, take: TakeMail): Promise<void> {
  const query = { source: { maxLength: RETURN_BYTES_MAX } };
  const mail = await client.fetchOne(uid, query, { uid: true });
  // Another took it away meanwhile.
  if (!mail || mail.source === undefined) return;
  const folder = await take(mail.source);
  if (folder === 'senere') return;
  const moved = await client.messageMove(uid, FOLDERS[folder], { uid: true });
  if (moved === false) throw new Error('The mail could not be moved.');
}
