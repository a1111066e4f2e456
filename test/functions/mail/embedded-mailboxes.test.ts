import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  type EmbeddedMailboxes,
  startEmbeddedMailboxes,
} from '../../../functions/mail/embedded-mailboxes.ts';
import { listMailboxes, readLetterFile } from '../../../functions/mail/letter-files.ts';
import type { Mail, Mailer } from '../../../functions/mail/mailer.ts';
import { makeSmtpMailer } from '../../../functions/mail/smtp-mailer.ts';
import { testPem } from '../../faults/test-pem.ts';

const NOW = new Date('2026-03-02T08:00:00.500Z');
const SOF = 'sikkerpost.SOF@Kommune.example';
const KFF = 'sikkerpost.kff@kommune.example';

let dir: string;
let boxes: EmbeddedMailboxes;
let mailer: Mailer;

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'klagevej-postkasser-'));
  boxes = await startEmbeddedMailboxes({
    dir,
    certificate: testPem('good.crt'),
    key: testPem('server.key'),
    modtagere: () =>
      new Map([
        [SOF, 'SOF'],
        [KFF, 'KFF'],
        ['tmf@kommune.example', 'TMF'],
      ]),
    now: () => NOW,
  });
  mailer = makeSmtpMailer({ url: boxes.url, ca: testPem('ca.crt') });
});

afterAll(async () => {
  await mailer.close();
  await boxes.close();
  await rm(dir, { recursive: true });
});

function mail(to: string, text: string): Mail {
  const bytes = Buffer.from(text, 'latin1');
  const raw = () => Readable.from([bytes], { objectMode: false });
  return { from: 'klagevej@kommune.example', to, raw, bytes: bytes.length };
}

function letter(nummer: string, body = 'x\r\n'): string {
  return `From: a@kommune.example\r\nSubject: Klage ${nummer}\r\n\r\n${body}`;
}

test('a letter lies byte for byte under its modtager, time and nummer', async () => {
  const text = letter('K-2026-7WX4K9P');
  expect(await mailer.send(mail(SOF, text))).toMatchObject({ outcome: 'accepted' });
  const fil = '2026-03-02T08-00-00-500Z-K-2026-7WX4K9P.eml';
  expect((await readLetterFile(dir, 'SOF', fil))?.toString('latin1')).toBe(text);
});

test('two parts and a repeat at the same instant do not replace each other', async () => {
  const nummer = 'K-2026-BBBBBBB';
  const texts = [`${nummer} (1/2)`, `${nummer} (2/2)`, `${nummer} (1/2)`].map((n) => letter(n));
  await Promise.all(texts.map((text) => mailer.send(mail(KFF, text))));
  const box = (await listMailboxes(dir)).find(({ modtager }) => modtager === 'KFF');
  expect(box?.breve.map(({ emne }) => emne).sort()).toEqual([
    'Klage K-2026-BBBBBBB (1/2)',
    'Klage K-2026-BBBBBBB (1/2)',
    'Klage K-2026-BBBBBBB (2/2)',
  ]);
  expect(box?.breve[0]).toMatchObject({ tid: '2026-03-02T08:00:00.502Z', bytes: 67 });
});

test('a mail to a citizen lies apart, one to nobody in the kommune is refused', async () => {
  const confirmation = letter('K-2026-CCCCCCC');
  expect(await mailer.send(mail('hans@borger.example', confirmation))).toMatchObject({
    outcome: 'accepted',
  });
  expect(await readdir(join(dir, 'borgere'))).toEqual([
    '2026-03-02T08-00-00-500Z-K-2026-CCCCCCC.eml',
  ]);
  expect(await mailer.send(mail('nobody@kommune.example', confirmation))).toMatchObject({
    outcome: 'refused',
    stage: 'rcpt',
    reply: '550 No such mailbox here',
  });
});

test('a mail that cannot be stored is deferred, not accepted', async () => {
  await writeFile(join(dir, 'TMF'), 'a file where the folder should be');
  expect(await mailer.send(mail('tmf@kommune.example', letter('K-2026-DDDDDDD')))).toMatchObject({
    outcome: 'deferred',
    stage: 'final',
  });
  await rm(join(dir, 'TMF'));
});

test('a client that does not ask for TLS gets no further than MAIL', async () => {
  const socket = connect(Number(boxes.url.port), '127.0.0.1');
  let heard = '';
  socket.on('data', (chunk) => {
    heard += chunk.toString();
  });
  await expect.poll(() => heard).toContain('220 ');
  socket.write('EHLO x\r\n');
  await expect.poll(() => heard).toContain('STARTTLS');
  socket.end('MAIL FROM:<a@kommune.example>\r\nDATA\r\n');
  await once(socket, 'close');
  expect(heard).toContain('530 Must issue a STARTTLS command first');
  expect(heard).not.toContain('354');
});

test('any bytes come through as they are, dots and all, line breaks as CRLF', async () => {
  const piece = fc.oneof(
    fc.constantFrom('.', '..', '\r\n', '\r\n.', '\r\n..\r\n', '\r\n.\r\n', 'QUIT\r\n', 'a'),
    fc.string({ unit: fc.integer({ min: 32, max: 255 }).map((n) => String.fromCharCode(n)) }),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(piece), async (pieces) => {
      const text = letter('K-2026-FFFFFFF', `${pieces.join('')}\r\n`);
      expect(await mailer.send(mail(SOF, text))).toMatchObject({ outcome: 'accepted' });
      const files = (await readdir(join(dir, 'SOF'))).filter((name) => name.includes('FFFFFFF'));
      expect(files).toHaveLength(1);
      const [fil = ''] = files;
      expect((await readLetterFile(dir, 'SOF', fil))?.toString('latin1')).toBe(text);
      await rm(join(dir, 'SOF', fil));
    }),
    { numRuns: 150 },
  );
});

test.each([
  ['SOF', '../KFF/2026-03-02T08-00-00-500Z-K-2026-7WX4K9P.eml'],
  ['..', '2026-03-02T08-00-00-500Z-K-2026-7WX4K9P.eml'],
  ['SOF/../SOF', '2026-03-02T08-00-00-500Z-K-2026-7WX4K9P.eml'],
  ['', 'noegler.eml'],
  ['SOF', 'secret.eml'],
  ['SOF', '2026-03-02T08-00-00-500Z-K-2026-7WX4K9P.eml\0'],
  ['SOF', '2026-03-02T08-00-00-500Z-K-2026-7WX4K9P.eml/../secret.eml'],
])('%j/%j is not a letter', async (mailbox, fil) => {
  await mkdir(join(dir, 'SOF'), { recursive: true });
  await writeFile(join(dir, 'SOF', 'secret.eml'), 'secret');
  expect(await readLetterFile(dir, mailbox, fil)).toBeNull();
  await rm(join(dir, 'SOF', 'secret.eml'));
});

test('where there are no mailboxes there is an empty list', async () => {
  expect(await listMailboxes(join(dir, 'nowhere'))).toEqual([]);
});
