import { describe, expect, test } from 'vitest';
import { FILE_TYPES } from '../../../functions/bilag/find-type.ts';
import { buildZip, docx, odt } from './build-zip.ts';
import { check, passed, refused } from './check-files.ts';

describe('a zip called a document', () => {
  const words = { name: 'word/document.xml', content: '<w:document/>' };
  const types = { name: '[Content_Types].xml', content: '<Types/>' };
  const twice = Buffer.concat([docx(), docx()]);
  const shortDirectory = docx();
  const directoryBytesAt = shortDirectory.length - 10;
  shortDirectory.writeUInt32LE(shortDirectory.readUInt32LE(directoryBytesAt) - 1, directoryBytesAt);
  const overlapping = buildZip([{ ...types, claims: { packedBytes: 60 } }, words]);

  test.each([
    ['any zip', 'a.docx', buildZip([{ name: 'a.txt', content: 'a' }])],
    ['a zip', 'a.zip', docx()],
    ['without content types', 'a.docx', buildZip([words])],
    ['a spreadsheet', 'a.docx', buildZip([types, { name: 'xl/workbook.xml', content: '' }])],
    ['with macros', 'a.docx', docx([{ name: 'word/vbaProject.bin', content: 'x' }])],
    ['an odt called docx', 'a.docx', odt()],
    ['a docx called odt', 'a.odt', docx()],
    ['an odt whose mark is packed', 'a.odt', odt({ packed: true })],
    [
      'an OpenDocument sheet',
      'a.odt',
      odt({ type: 'application/vnd.oasis.opendocument.spreadsheet' }),
    ],
    ['two zips in one', 'a.docx', twice],
    ['whose directory is another to others', 'a.docx', shortDirectory],
    ['whose files lie in each other', 'a.docx', overlapping],
    ['with words behind', 'a.docx', Buffer.concat([docx(), Buffer.from('x')])],
    ['cut off', 'a.docx', docx().subarray(0, -5)],
    ['only its beginning', 'a.docx', docx().subarray(0, 40)],
    [
      'with two names for one file',
      'a.docx',
      docx([{ name: 'a', content: '', claims: { name: 'b' } }]),
    ],
    ['with one name for two files', 'a.docx', docx([words])],
    [
      'that would fill a disk',
      'a.docx',
      docx([{ name: 'x', content: 'x', claims: { unpackedBytes: 2 ** 31 } }]),
    ],
    [
      'with a comment that does not end',
      'a.docx',
      Buffer.concat([docx().subarray(0, -2), Buffer.from([9, 0])]),
    ],
  ])('is refused: %s', async (_, navn, bytes) => {
    expect(await check([navn, bytes])).toEqual(refused);
  });

  test.each([
    ['with a comment', buildZip([types, words], { comment: 'made by somebody' })],
    ['of Office 365', buildZip([types, { name: 'word/document2.xml', content: '' }])],
  ])('is a document all the same: %s', async (_, bytes) => {
    expect((await passed('a.docx', bytes)).type).toBe(FILE_TYPES.docx.type);
  });

  test('is refused or passed, never a crash, whichever byte of it is wrong', async () => {
    const whole = docx();
    for (let at = 0; at < whole.length; at += 1) {
      const wrong = Buffer.from(whole);
      wrong[at] = 0xff;
      await expect(check(['a.docx', wrong])).resolves.toBeDefined();
      await expect(check(['a.docx', whole.subarray(0, at)])).resolves.toEqual(refused);
    }
  });
});
