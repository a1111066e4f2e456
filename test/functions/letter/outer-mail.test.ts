import { describe, expect, test } from 'vitest';
import { type Envelope, messageId, outerMail } from '../../../functions/letter/outer-mail.ts';
import { NUMMER } from './sample-letter.ts';

/** The first bytes of an AuthEnvelopedData and of an EnvelopedData; the rest may be anything. */
const GCM = Buffer.from('3082000006 0b2a864886f70d0109100117'.replace(' ', ''), 'hex');
const CBC = Buffer.from('308200000609 2a864886f70d010703'.replace(' ', ''), 'hex');

function envelope(changed: Partial<Envelope> = {}): Envelope {
  return {
    nummer: NUMMER,
    slags: 'modtager',
    del: { nr: 1, af: 1 },
    from: 'klagevej@kommune.example',
    to: 'sikkerpost.sof@kommune.example',
    modtaget: new Date('2026-03-02T23:30:05.123Z'),
    der: Buffer.concat([GCM, Buffer.alloc(200, 7)]),
    ...changed,
  };
}

async function text(changed: Partial<Envelope> = {}): Promise<string> {
  return Buffer.concat(await outerMail(envelope(changed)).raw().toArray()).toString('latin1');
}

test('a mail has the headers of the contract and nothing else', async () => {
  const [head, body] = (await text()).split('\r\n\r\n');
  expect(head?.split('\r\n')).toEqual([
    'From: klagevej@kommune.example',
    'To: sikkerpost.sof@kommune.example',
    `Subject: Klage ${NUMMER}`,
    `Message-ID: <${NUMMER}.modtager.1@kommune.example>`,
    'Date: Mon, 02 Mar 2026 23:30:05 +0000',
    'MIME-Version: 1.0',
    'Content-Type: application/pkcs7-mime; smime-type=authEnveloped-data;',
    ' name="smime.p7m"',
    'Content-Transfer-Encoding: base64',
    'Content-Disposition: attachment; filename="smime.p7m"',
  ]);
  const lines = body?.split('\r\n') ?? [];
  expect(lines.at(-1)).toBe('');
  expect(Math.max(...lines.map((line) => line.length))).toBe(76);
  expect(Buffer.from(body ?? '', 'base64').equals(Buffer.from(envelope().der))).toBe(true);
});

test('a mail is the same bytes on every attempt and as long as it says', async () => {
  const mail = outerMail(envelope());
  const [once, again] = [await mail.raw().toArray(), await mail.raw().toArray()];
  expect(Buffer.concat(once).equals(Buffer.concat(again))).toBe(true);
  expect(Buffer.concat(once).length).toBe(mail.bytes);
  expect(await text()).toBe(await text());
});

test('a part names itself in the subject, and every part and kind has an id of its own', async () => {
  expect(await text({ del: { nr: 2, af: 3 } })).toContain(`Subject: Klage ${NUMMER} (2/3)\r\n`);
  const ids = [1, 2].flatMap((nr) =>
    (['modtager', 'reserve'] as const).map((slags) =>
      messageId(envelope({ slags, del: { nr, af: 2 } })),
    ),
  );
  expect(new Set(ids).size).toBe(4);
});

test('a letter in CBC is labelled enveloped-data', async () => {
  expect(await text({ der: CBC })).toContain('smime-type=enveloped-data;');
});

test('bytes that are no sealed CMS are never sent', () => {
  expect(() => outerMail(envelope({ der: Buffer.from('Content-Type: text/plain') }))).toThrow(
    'not sealed',
  );
});

describe('header injection', () => {
  const ADDRESSES = [
    'a@b.example\r\nBcc: c@d.example',
    'a@b.example\nBcc: c@d.example',
    'a@b.example\n',
    'a@b.example, c@d.example',
    '"a b"@c.example',
    'navn <a@b.example>',
    'gruppe: a@b.example;',
    'a@b.example\0',
    'a@[127.0.0.1]',
    'å@b.example',
    '\u202ea@b.example',
    'a..b@c.example',
    'a@b@c.example',
    '',
  ];
  test.each(ADDRESSES)('an address like %j is refused as sender and as recipient', (address) => {
    expect(() => outerMail(envelope({ to: address }))).toThrow('postkasse');
    expect(() => outerMail(envelope({ from: address }))).toThrow('MAIL_FROM');
  });

  test.each([`${NUMMER}\r\nBcc: a@b.example`, `${NUMMER}\n`, '', 'K-2026-AEIOUYY'])(
    'a number like %j is refused',
    (nummer) => expect(() => outerMail(envelope({ nummer }))).toThrow('number'),
  );

  test.each([
    [0, 1],
    [2, 1],
    [1.5, 2],
    [Number.NaN, 1],
  ])('part %d of %d is refused', (nr, af) => {
    expect(() => outerMail(envelope({ del: { nr, af } }))).toThrow('part 1 to n');
  });
});
