import { describe, expect, test } from 'vitest';
import { toBuffer } from '../../../functions/letter/chunks.ts';
import { composeMime } from '../../../functions/letter/compose-mime.ts';
import { mimeParameter } from '../../../functions/letter/mime-parameter.ts';
import { mimeParameterOf, multipartEntities, openMime } from '../../../functions/seal/open-mime.ts';
import type { Bilag } from '../../../src/klage/klage.ts';
import { bilagOf } from './sample-letter.ts';

const BOUNDARY = '=_klage_1';
const NAMES = [
  'faktura.pdf',
  'Afslag på tilskud – æøå.pdf',
  'a"b\\c;d.pdf',
  'brev.pdf\r\nBcc: a@b.example',
  'brev.pdf\r\n\r\n--=_klage_1\r\nContent-Type: text/html',
  '\u202egpj.exe',
  '👩‍👩‍👧‍👦 familien.jpg',
  "UTF-8''x%0d%0a.pdf",
  "50% 'rabat' (1)*.pdf",
  `${'lang '.repeat(30)}å.pdf`,
  'x'.repeat(120),
  '\0.pdf',
];

function mimeOf(bilag: readonly Bilag[], tekst = 'Hej\nmed dig'): string {
  const content = { tekst, klageJson: Buffer.from('{}'), bilag };
  return toBuffer(composeMime(content, BOUNDARY)).toString('latin1');
}

describe.each(NAMES)('a bilag named %j', (navn) => {
  test('keeps its name in both headers, in plain ASCII', () => {
    const [, , entity] = multipartEntities(
      openMime(Buffer.from(mimeOf([bilagOf(navn, Buffer.from('x'))]))),
    );
    const part = openMime(entity ?? Buffer.alloc(0));
    expect([...part.headers.keys()]).toEqual([
      'content-type',
      'content-disposition',
      'content-transfer-encoding',
    ]);
    expect(mimeParameterOf(part, 'content-type', 'name')).toBe(navn);
    expect(mimeParameterOf(part, 'content-disposition', 'filename')).toBe(navn);
  });

  test('makes no line that is long, bare or not ASCII', () => {
    const mime = mimeOf([bilagOf(navn, Buffer.from('x'))]);
    expect(mime.replaceAll('\r\n', '')).toMatch(/^[\x20-\x7e]*$/);
    expect(Math.max(...mime.split('\r\n').map((line) => line.length))).toBeLessThanOrEqual(78);
  });
});

test('a parameter is cut between characters, never inside one', () => {
  for (const segment of mimeParameter('filename', '😀'.repeat(40)).split(';').slice(1)) {
    const encoded = segment.slice(segment.indexOf('=') + 1).replace("UTF-8''", '');
    expect(() => decodeURIComponent(encoded)).not.toThrow();
  }
});

test('the text is closed by CRLF in every line and keeps everything else', () => {
  const tekst = 'Linje 1\n\n  indrykket\tmed tab \n.\nFrom æøå \u202e😀\n';
  const [entity] = multipartEntities(openMime(Buffer.from(mimeOf([], tekst))));
  const body = Buffer.from(openMime(entity ?? Buffer.alloc(0)).body.toString(), 'base64');
  expect(body.toString('utf8')).toBe(tekst.replaceAll('\n', '\r\n'));
});

test('a media type that is none becomes a plain stream of bytes', () => {
  const hostile = bilagOf('a.pdf', Buffer.from('x'), 'application/pdf\r\nBcc: a@b.example');
  expect(mimeOf([hostile])).toContain('Content-Type: application/octet-stream;\r\n name="a.pdf"');
});

test('the length is told before a single byte is made', () => {
  const bilag = [bilagOf('a.pdf', Buffer.alloc(100_003)), bilagOf('b.pdf', Buffer.alloc(0))];
  const mime = composeMime({ tekst: 'æ', klageJson: Buffer.from('{}'), bilag }, BOUNDARY);
  expect(mime.bytes).toBe(toBuffer(mime).length);
});
