import { Readable } from 'node:stream';
import { describe, expect, test } from 'vitest';
import {
  FIELD_BYTES_MAX,
  FILE_BYTES_MAX,
  FILES_BYTES_MAX,
} from '../../../functions/bilag/limits.ts';
import { type FormBody, type ReadForm, readForm } from '../../../functions/bilag/read-form.ts';
import { BOUNDARY, buildMultipart, file, MULTIPART, type Part } from './build-multipart.ts';

const URLENCODED = 'application/x-www-form-urlencoded';
const MIB = 1024 * 1024;
/** More than one block of a body. */
const LONG = 'x'.repeat(200_000);

/** The body in pieces of `pieceBytes`, as a network may cut it. */
function read(body: Buffer | string, more: Partial<FormBody> & { pieceBytes?: number } = {}) {
  const { pieceBytes = 64 * 1024, ...input } = more;
  const bytes = Buffer.from(body);
  const pieces = function* () {
    for (let at = 0; at < bytes.length; at += pieceBytes) yield bytes.subarray(at, at + pieceBytes);
  };
  const whole = { contentType: MULTIPART, contentLength: bytes.length };
  return readForm({ ...whole, body: Readable.from(pieces(), { objectMode: false }), ...input });
}

async function readFields(...args: Parameters<typeof read>) {
  const form = await read(...args);
  if (form.kind !== 'fields') throw new Error(`The form was ${form.kind}.`);
  return form;
}

const form = (parts: readonly Part[]) => buildMultipart(parts);
const text = (name: string, content: string | Uint8Array): Part => ({ name, content });

describe('what a form says', () => {
  test.each([1, 3, 17, 64 * 1024])('is read alike in pieces of %i bytes', async (pieceBytes) => {
    const image = Buffer.from(Array.from({ length: 3000 }, (_, i) => i % 251));
    const body = form([
      text('beskrivelse', 'Æblegrød\r\n--og mere\r\n'),
      text('emne', 'hjemmepleje'),
      file('bilag', 'blå bil.jpg', image),
      file('fuldmagt', 'fuldmagt.pdf', '%PDF-'),
    ]);
    const { fields, files, faults } = await readFields(body, { pieceBytes });
    expect([...fields]).toEqual([
      ['beskrivelse', 'Æblegrød\r\n--og mere\r\n'],
      ['emne', 'hjemmepleje'],
    ]);
    expect(files.map(({ felt, navn }) => [felt, navn])).toEqual([
      ['bilag', 'blå bil.jpg'],
      ['fuldmagt', 'fuldmagt.pdf'],
    ]);
    expect(files[0]?.bytes.equals(image)).toBe(true);
    expect(faults).toEqual([]);
  });

  test('is read from a urlencoded body too', async () => {
    const body = 'emne=hjemmepleje&beskrivelse=%C3%86ble+gr%C3%B8d%0D%0A&tom=';
    const { fields, files } = await readFields(body, { contentType: `${URLENCODED}; charset=x` });
    expect([...fields]).toEqual([
      ['emne', 'hjemmepleje'],
      ['beskrivelse', 'Æble grød\r\n'],
      ['tom', ''],
    ]);
    expect(files).toEqual([]);
  });

  test.each([
    ['multipart', form([text('a', '1'), text('__proto__', '2'), text('a', '3')]), MULTIPART],
    ['urlencoded', Buffer.from('a=1&__proto__=2&a=3'), URLENCODED],
  ])('has each name once, and says which came twice (%s)', async (_, body, contentType) => {
    const { fields, repeated } = await readFields(body, { contentType });
    expect([...fields]).toEqual([
      ['a', '1'],
      ['__proto__', '2'],
    ]);
    expect(repeated).toEqual(['a']);
  });

  test('may hold two files under one name without being called a repetition', async () => {
    const body = form([file('bilag', 'a.txt', 'a'), file('bilag', 'b.txt', 'b')]);
    const { repeated, files } = await readFields(body);
    expect([repeated, files.length]).toEqual([[], 2]);
  });
});

describe('text that is not UTF-8', () => {
  const latin1 = Buffer.from('Æblegrød', 'latin1');
  const inPart = (type: string): Part => ({ name: 'navn', headers: [type], content: latin1 });

  test.each([
    ['in a part', form([text('navn', latin1)]), MULTIPART],
    [
      'in a part that says it is',
      form([inPart('Content-Type: text/plain; charset=utf-8')]),
      MULTIPART,
    ],
    ['percent-encoded', Buffer.from('navn=%C6bler'), URLENCODED],
    ['raw in a urlencoded body', Buffer.from('navn=\xc6bler', 'latin1'), URLENCODED],
  ])('is a fault of its field (%s)', async (_, body, contentType) => {
    const { faults } = await readFields(body, { contentType });
    expect(faults).toEqual([{ field: 'navn', code: 'tegn' }]);
  });

  test('is read in the charset its part names', async () => {
    const body = form([inPart('Content-Type: text/plain; charset=ISO-8859-1')]);
    const { fields, faults } = await readFields(body);
    expect([fields.get('navn'), faults]).toEqual(['Æblegrød', []]);
  });

  test.each(['text/plain; charset=klingon', 'text/plain; charset=utf-8'])(
    'in a part of %s breaks nothing',
    async (type) => {
      const { faults } = await readFields(form([inPart(`Content-Type: ${type}`)]));
      expect(faults).toEqual([{ field: 'navn', code: 'tegn' }]);
    },
  );

  test.each([
    ['multipart', form([text('navn', `et \uFFFD her${LONG}`)]), MULTIPART],
    ['urlencoded', Buffer.from(`navn=et+%EF%BF%BD+her${LONG}`), URLENCODED],
  ])('is told from a replacement character that was typed (%s)', async (_, body, contentType) => {
    const { fields, faults } = await readFields(body, { contentType });
    expect([fields.get('navn'), faults]).toEqual([`et \uFFFD her${LONG}`, []]);
  });

  test('is not expected in base64', async () => {
    const headers = ['Content-Transfer-Encoding: base64'];
    const { faults } = await readFields(form([{ name: 'navn', headers, content: 'SGVq' }]));
    expect(faults).toEqual([{ field: 'navn', code: 'tegn' }]);
  });
});

describe('files', () => {
  test('that nobody chose are not there', async () => {
    const { files, faults } = await readFields(form([file('bilag', '', ''), text('bilag', '')]));
    expect([files, faults]).toEqual([[], []]);
  });

  test('of no bytes but with a name are there, to be judged by their content', async () => {
    const { files } = await readFields(form([file('bilag', 'tom.pdf', '')]));
    expect(files.map(({ navn, bytes }) => [navn, bytes.length])).toEqual([['tom.pdf', 0]]);
  });

  test('have their folders cut off', async () => {
    const { files } = await readFields(form([file('bilag', '../../etc/passwd', 'x')]));
    expect(files[0]?.navn).toBe('passwd');
  });

  test('may not stand under another name', async () => {
    const { files, faults } = await readFields(form([file('__proto__', 'a.pdf', 'x')]));
    expect([files, faults]).toEqual([[], [{ field: '__proto__', code: 'ukendt' }]]);
  });

  test('may not be sent as text', async () => {
    const { fields, faults } = await readFields(form([text('bilag', 'min fil')]));
    expect([[...fields], faults]).toEqual([[], [{ field: 'bilag', code: 'format' }]]);
  });

  const mib = (count: number) => Buffer.alloc(count * MIB, 'x');
  test.each([
    ['10 bilag and a fuldmagt', [...Array(10).fill(1), 'fuldmagt'], []],
    ['11 bilag', Array(11).fill(1), [{ field: 'bilag', code: 'for-mange' }]],
    ['41 bilag', Array(41).fill(1), [{ field: 'bilag', code: 'for-mange' }]],
    ['2 fuldmagter', ['fuldmagt', 'fuldmagt'], [{ field: 'fuldmagt', code: 'for-mange' }]],
  ])('are counted: %s', async (_, kinds, expected) => {
    const parts = kinds.map((kind) => file(kind === 1 ? 'bilag' : kind, 'a.txt', 'a'));
    const { faults } = await readFields(form(parts));
    expect(faults).toEqual(expected);
  });

  test.each([
    ['one of 10 MB', [FILE_BYTES_MAX], []],
    ['one of 10 MB and a byte', [FILE_BYTES_MAX + 1], [{ field: 'bilag', code: 'for-stor' }]],
    ['one of 14 MB', [14 * MIB], [{ field: 'bilag', code: 'for-stor' }]],
    ['three of 10 MB', Array(3).fill(FILES_BYTES_MAX / 3), []],
    ['four of 8 MB', Array(4).fill(8 * MIB), [{ field: 'bilag', code: 'for-stor' }]],
  ])('are weighed: %s', async (_, sizes, expected) => {
    const parts = sizes.map((bytes) => file('bilag', 'a.txt', Buffer.alloc(bytes, 'x')));
    const { fields, faults } = await readFields(
      form([text('emne', 'x'), ...parts, text('z', 'y')]),
    );
    expect(faults).toEqual(expected);
    expect([...fields.keys()]).toEqual(['emne', 'z']);
  });

  test('of both kinds are weighed together', async () => {
    const parts = ['bilag', 'bilag', 'bilag'].map((name) => file(name, 'a.txt', mib(9)));
    const { faults } = await readFields(form([...parts, file('fuldmagt', 'f.txt', mib(4))]));
    expect(faults).toEqual([{ field: 'fuldmagt', code: 'for-stor' }]);
  });
});

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
    const { kind } = await read(body, { contentType });
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
      expect(await read(whole, { contentType })).toEqual({ kind: 'unsupported' });
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
    expect(await read(body, { contentType })).toEqual(malformed);
  });

  test('is malformed when it ends before its end, wherever that is', async () => {
    const kinds = new Set<string>();
    // The last line may lack its line break, nothing else.
    for (let bytes = 0; bytes < whole.length - 2; bytes += 1) {
      const cut = whole.subarray(0, bytes);
      kinds.add((await read(cut, { contentLength: null })).kind);
    }
    expect([...kinds]).toEqual(['malformed']);
  });

  test('is malformed when it is shorter than it said', async () => {
    expect(await read(whole, { contentLength: whole.length + 1 })).toEqual(malformed);
  });

  test('or has any byte wrong is read or refused, and never hangs', async () => {
    for (const wrong of [0, 13, 34, 45, 58, 0xff]) {
      for (let at = 0; at < whole.length; at += 1) {
        const body = Buffer.from(whole);
        body[at] = wrong;
        expect(['fields', 'malformed']).toContain((await read(body, { pieceBytes: 50 })).kind);
      }
    }
  });
});
