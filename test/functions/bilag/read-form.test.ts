import { describe, expect, test } from 'vitest';
import { FILE_BYTES_MAX, FILES_BYTES_MAX } from '../../../functions/bilag/limits.ts';
import { file, MULTIPART, type Part } from './build-multipart.ts';
import { form, readFields, text, URLENCODED } from './read-body.ts';

const MIB = 1024 * 1024;
/** More than one block of a body. */
const LONG = 'x'.repeat(200_000);

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
