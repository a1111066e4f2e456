import { Readable } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { FIELD_BYTES_MAX } from '../../../functions/bilag/limits.ts';
import { type ReadForm, readForm } from '../../../functions/bilag/read-form.ts';
import { BOUNDARY, file, MULTIPART } from './build-multipart.ts';
import { form, readBody, readFields, text, URLENCODED } from './read-body.ts';

const MIB = 1024 * 1024;

describe('a form beyond the limits', () => {
  const many = (count: number) => Array.from({ length: count }, (_, i) => `felt${i}`);

  test.each([
    ['200 000 fields', many(200_000).join('=1&'), URLENCODED],
    ['20 000 parts', form(many(20_000).map((name) => text(name, '1'))), MULTIPART],
    ['61 fields', form(many(61).map((name) => text(name, '1'))), MULTIPART],
    [
      '2 MB of text',
      many(10)
        .map((name) => `${name}=${'x'.repeat(2e5)}`)
        .join('&'),
      URLENCODED,
    ],
  ])('is too large: %s', async (_, body, contentType) => {
    const { kind } = await readBody(body, { contentType });
    expect(kind).toBe('too-large');
  });

  test('may have 60 fields', async () => {
    const { fields } = await readFields(form(many(60).map((name) => text(name, '1'))));
    expect(fields.size).toBe(60);
  });

  test.each([
    [
      'multipart',
      form([text('emne', 'x'), text('beskrivelse', 'æ'.repeat(FIELD_BYTES_MAX))]),
      MULTIPART,
    ],
    ['urlencoded', `emne=x&beskrivelse=${'æ'.repeat(FIELD_BYTES_MAX)}`, URLENCODED],
  ])('keeps the beginning of a field too long, and says so (%s)', async (_, body, contentType) => {
    const { fields, faults } = await readFields(body, { contentType });
    expect(faults).toEqual([{ field: 'beskrivelse', code: 'for-langt' }]);
    expect(fields.get('beskrivelse')).toMatch(/^æ{1000}/);
    expect(fields.get('emne')).toBe('x');
  });

  test('has its names cut', async () => {
    const { fields } = await readFields(form([text('x'.repeat(5000), '1')]));
    expect([...fields.keys()]).toEqual(['x'.repeat(100)]);
  });

  test.each([
    ['while it goes on', null],
    ['when it says so first', 3 * MIB],
  ])(
    'is read no further than it may be, and what was typed is kept (%s)',
    async (_, contentLength) => {
      const start = form([text('emne', 'x'), file('bilag', 'a.txt', Buffer.alloc(MIB))]);
      let given = 0;
      const endless = function* () {
        for (let piece = start.subarray(0, MIB); ; piece = Buffer.alloc(MIB / 16)) {
          given += piece.length;
          yield piece;
        }
      };
      const body = Readable.from(endless(), { objectMode: false });
      const got = await readForm({
        contentType: MULTIPART,
        contentLength,
        body,
        maxBytes: 2 * MIB,
      });
      expect(got).toEqual({ kind: 'too-large', fields: new Map([['emne', 'x']]) });
      // Open, so that the answer can be sent.
      expect(body.destroyed).toBe(false);
      expect(given).toBeLessThan((contentLength === null ? 2.5 : 1.5) * MIB);
    },
  );
});

describe('a body that is no form', () => {
  const whole = form([text('emne', 'x'), file('bilag', 'a.txt', 'indhold')]);
  const malformed: ReadForm = { kind: 'malformed' };

  test.each(['', 'text/plain', 'application/json', 'multipart/mixed; boundary=x'])(
    'is unsupported: "%s"',
    async (contentType) => {
      expect(await readBody(whole, { contentType })).toEqual({ kind: 'unsupported' });
    },
  );

  test.each([
    ['without a boundary', whole, 'multipart/form-data'],
    ['with another boundary', whole, 'multipart/form-data; boundary=other'],
    ['empty', Buffer.alloc(0), MULTIPART],
    ['with a part without a name', form([text('', 'x')]), MULTIPART],
    ['with a file without a name', form([file('', 'a.txt', 'x')]), MULTIPART],
    [
      'with a wrong part header',
      Buffer.from(`--${BOUNDARY}\r\nb@d\r\n\r\nx\r\n--${BOUNDARY}--`),
      MULTIPART,
    ],
    [
      'with an endless part header',
      form([{ name: 'a', headers: [`X: ${'x'.repeat(2e4)}`], content: '' }]),
      MULTIPART,
    ],
    ['with a half percent sign', 'a=%4', URLENCODED],
    ['with a wrong percent sign', `a=%zz&b=${'x'.repeat(2e5)}`, URLENCODED],
    ['with a value without a name', '=x', URLENCODED],
  ])('is malformed: %s', async (_, body, contentType) => {
    expect(await readBody(body, { contentType })).toEqual(malformed);
  });

  test('is malformed when it ends before its end, wherever that is', async () => {
    const kinds = new Set<string>();
    // The last line may lack its line break, nothing else.
    for (let bytes = 0; bytes < whole.length - 2; bytes += 1) {
      const cut = whole.subarray(0, bytes);
      kinds.add((await readBody(cut, { contentLength: null })).kind);
    }
    expect([...kinds]).toEqual(['malformed']);
  });

  test('is malformed when it is shorter than it said', async () => {
    expect(await readBody(whole, { contentLength: whole.length + 1 })).toEqual(malformed);
  });

  test('or has any byte wrong is read or refused, and never hangs', async () => {
    for (const wrong of [0, 13, 34, 45, 58, 0xff]) {
      for (let at = 0; at < whole.length; at += 1) {
        const body = Buffer.from(whole);
        body[at] = wrong;
        expect(['fields', 'malformed']).toContain((await readBody(body, { pieceBytes: 50 })).kind);
      }
    }
  });
});
