import { open, readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** The folder of mails to citizens, beside the modtagere's. */
export const BORGERE = 'borgere';
/** The folder of what operators are told. */
export const DRIFT = 'drift';
/** How many of a mailbox's newest letters are shown. */
export const LETTERS_SHOWN_MAX = 200;
const HEAD_BYTES_MAX = 8_192;
const SUBJECT_CHARS_MAX = 200;

const MAILBOX = /^(?:[A-Z0-9][A-Z0-9-]{0,60}|borgere|drift)$/;
const NUMMER = /[KP]-\d{4}-[2-9BCDFGHJ-NP-TV-XZ]{7}/;
const LETTER =
  /^\d{4}-\d\d-\d\dT\d\d-\d\d-\d\d-\d{3}Z-(?:[KP]-\d{4}-[2-9BCDFGHJ-NP-TV-XZ]{7}|uden-nummer)\.eml$/;

export type LetterFile = {
  readonly fil: string;
  readonly emne: string;
  readonly tid: string;
  readonly bytes: number;
};

export type Mailbox = { readonly modtager: string; readonly breve: readonly LetterFile[] };

/** `<time>-<nummer>.eml`; the number is read from the Subject, the only place it may stand. */
export function letterFileName(time: Date, head: string): string {
  const nummer = NUMMER.exec(subjectOf(head))?.[0] ?? 'uden-nummer';
  return `${time.toISOString().replace(/[:.]/g, '-')}-${nummer}.eml`;
}

/** The embedded mailboxes with their letters, newest first. An unknown folder is left out. */
export async function listMailboxes(dir: string): Promise<readonly Mailbox[]> {
  const names = (await fileNames(dir)).filter((name) => MAILBOX.test(name)).sort();
  return Promise.all(
    names.map(async (modtager) => ({ modtager, breve: await listLetters(join(dir, modtager)) })),
  );
}

/**
 * One mail as it was received.
 * @returns null when the names are not those of a letter in a mailbox, or it is not there
 */
export async function readLetterFile(
  dir: string,
  mailbox: string,
  fil: string,
): Promise<Buffer | null> {
  if (!MAILBOX.test(mailbox) || !LETTER.test(fil)) return null;
  return readFile(join(dir, mailbox, fil)).catch(() => null);
}

async function listLetters(folder: string): Promise<readonly LetterFile[]> {
  const files = (await fileNames(folder)).filter((name) => LETTER.test(name)).sort();
  const shown = files.slice(-LETTERS_SHOWN_MAX).reverse();
  return Promise.all(shown.map((fil) => describeLetter(folder, fil)));
}

async function describeLetter(folder: string, fil: string): Promise<LetterFile> {
  const path = join(folder, fil);
  const [{ size }, head] = await Promise.all([stat(path), readHead(path)]);
  return { fil, emne: subjectOf(head), tid: timeOf(fil), bytes: size };
}

async function readHead(path: string): Promise<string> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(
      Buffer.alloc(HEAD_BYTES_MAX),
      0,
      HEAD_BYTES_MAX,
      0,
    );
    return buffer.toString('latin1', 0, bytesRead);
  } finally {
    await file.close();
  }
}

/** The Subject header, unfolded; '' when there is none in the head. */
function subjectOf(head: string): string {
  const headers = head.split(/\r?\n\r?\n/, 1)[0] ?? '';
  const unfolded = headers.replace(/\r?\n[ \t]+/g, ' ');
  const found = /^Subject:[ \t]*(.*)$/im.exec(unfolded)?.[1] ?? '';
  return found.trim().slice(0, SUBJECT_CHARS_MAX);
}

function timeOf(fil: string): string {
  return fil.slice(0, 24).replace(/T(\d\d)-(\d\d)-(\d\d)-(\d{3})Z/, 'T$1:$2:$3.$4Z');
}

async function fileNames(dir: string): Promise<readonly string[]> {
  return readdir(dir).catch(() => []);
}
