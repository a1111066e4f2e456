import { createHash } from 'node:crypto';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { checkBilag } from '../../../functions/bilag/check-bilag.ts';
import type { RawFile } from '../../../functions/bilag/read-form.ts';
import { buildZip, docx, odt } from './build-zip.ts';
import { check, passed, refused } from './check-files.ts';

const PDF = Buffer.from(
  '%PDF-1.7\n1 0 obj <</Type/Catalog>> endobj\ntrailer <</Root 1 0 R>>\n%%EOF\n',
);
const SECRET = 'Hemmeligvej 7';

function picture({ width = 64, height = 48 } = {}) {
  return sharp({ create: { width, height, channels: 3, background: '#a33' } });
}

/** A picture as a telephone makes it: where, when and with what, and lying on its side. */
function telling({ width = 64, height = 48 } = {}) {
  return picture({ width, height })
    .withExif({
      IFD0: { Make: SECRET, Copyright: SECRET },
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '55/1 40/1 0/1' },
    })
    .withXmp(`<x:xmpmeta xmlns:x="adobe:ns:meta/"><a>${SECRET}</a></x:xmpmeta>`)
    .withIccProfile('p3')
    .withMetadata({ orientation: 6 });
}

const JPG = await picture().jpeg().toBuffer();
const PNG = await picture().png().toBuffer();
const WEBP = await picture().webp().toBuffer();
const LOSSLESS_WEBP = await picture().webp({ lossless: true }).toBuffer();

const odtType = 'application/vnd.oasis.opendocument.text';
const docxType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

describe('a file that is what its name says', () => {
  test.each([
    ['brev.pdf', PDF, 'application/pdf'],
    ['brev.docx', docx(), docxType],
    ['brev.odt', odt(), odtType],
    ['brev.txt', Buffer.from('\uFEFFKære kommune\r\n<b>hej</b>\t🙂'), 'text/plain'],
    ['BM.txt', Buffer.from('BMW PK MZ II* GIF89a RIFF'), 'text/plain'],
  ])('goes into the letter byte for byte: %s', async (navn, bytes, type) => {
    expect(await passed(navn, bytes)).toEqual({
      felt: 'bilag',
      navn,
      type,
      bytes,
      sha256: createHash('sha256').update(bytes).digest('hex'),
      scanning: 'ikke scannet',
    });
  });

  test.each([
    ['foto.jpg', JPG, 'image/jpeg'],
    ['foto.jpeg', JPG, 'image/jpeg'],
    ['foto.JFIF', JPG, 'image/jpeg'],
    ['foto.png', PNG, 'image/png'],
    ['foto.webp', WEBP, 'image/webp'],
  ])('goes into the letter as a picture made anew: %s', async (navn, bytes, type) => {
    const bilag = await passed(navn, bytes);
    expect([bilag.navn, bilag.type]).toEqual([navn.replace('JFIF', 'jfif'), type]);
    const found = await sharp(bilag.bytes).metadata();
    expect([found.mediaType, found.width, found.height]).toEqual([type, 64, 48]);
    expect(bilag.sha256).toBe(createHash('sha256').update(bilag.bytes).digest('hex'));
  });

  test.each([
    ['scan', PDF, 'scan.pdf'],
    ['scan 12.03.2026', PDF, 'scan 12.03.2026.pdf'],
    ['blob', JPG, 'blob.jpg'],
    ['', docx(), 'bilag.docx'],
  ])('or that says nothing gets its extension: "%s"', async (navn, bytes, expected) => {
    expect((await passed(navn, bytes)).navn).toBe(expected);
  });

  test('keeps its place, and its name even when another has it', async () => {
    const result = await check(['a.pdf', PDF], ['b.txt', Buffer.from('b')], ['a.pdf', PDF]);
    const names = result.ok ? result.bilag.map(({ navn }) => navn) : [];
    expect(names).toEqual(['a.pdf', 'b.txt', 'a (2).pdf']);
  });
});

describe('a file that is not what it says', () => {
  const html = Buffer.from('<!DOCTYPE html><script>alert(1)</script>');
  const zip = buildZip([{ name: 'a.txt', content: 'a' }]);
  const program = Buffer.concat([Buffer.from('MZ\x90\0\x03', 'latin1'), Buffer.alloc(500)]);
  const atEnd = (front: Buffer, back: Buffer) => Buffer.concat([front, back]);

  test.each([
    ['an empty pdf', 'a.pdf', Buffer.alloc(0)],
    ['an empty txt', 'a.txt', Buffer.alloc(0)],
    ['a web page called pdf', 'a.pdf', html],
    ['a web page called txt', 'a.txt', html],
    ['a web page called txt behind a mark', 'a.txt', atEnd(Buffer.from('\uFEFF \n'), html)],
    ['a web page', 'a.html', html],
    ['a pdf called jpg', 'a.jpg', PDF],
    ['a pdf called txt', 'a.txt', PDF],
    ['a pdf called exe', 'faktura.pdf.exe', PDF],
    ['a pdf called exe in a turned text', 'faktura\u202Efdp.exe', PDF],
    ['a pdf called exe behind dots', 'faktura.exe. . ', PDF],
    ['a jpg called png', 'a.png', JPG],
    ['a program called pdf', 'faktura.exe.pdf', program],
    ['a program called txt', 'a.txt', program],
    ['a gif', 'a.gif', Buffer.from('R0lGODlhAQABAAAAACw=', 'base64')],
    ['a gif called png', 'a.png', Buffer.from('R0lGODlhAQABAAAAACw=', 'base64')],
    ['an svg called png', 'a.png', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')],
    ['a text without an extension', 'brev', Buffer.from('Kære kommune')],
    ['a text in Latin-1', 'a.txt', Buffer.from('Kære', 'latin1')],
    ['a text in UTF-16', 'a.txt', Buffer.from('\uFEFFhej', 'utf16le')],
    ['a text with NUL', 'a.txt', Buffer.from('a\0b')],
    ['a pdf that is a zip too', 'a.pdf', atEnd(PDF, zip)],
    ['a pdf that is a zip too, with words after it', 'a.pdf', Buffer.concat([PDF, zip, PDF])],
    ['a text that is a zip too', 'a.txt', atEnd(Buffer.from('a'), zip)],
    ['a pdf behind other words', 'a.pdf', atEnd(Buffer.from('<script>'), PDF)],
  ])('is refused: %s', async (_, navn, bytes) => {
    expect(await check([navn, bytes])).toEqual(refused);
  });

  test('is refused by its field, once', async () => {
    const fuldmagt: RawFile = { felt: 'fuldmagt', navn: 'f.exe', bytes: program };
    const bilag: RawFile = { felt: 'bilag', navn: 'a.exe', bytes: program };
    expect(await checkBilag([bilag, fuldmagt, bilag])).toEqual({
      ok: false,
      faults: [
        { field: 'bilag', code: 'filtype' },
        { field: 'fuldmagt', code: 'filtype' },
      ],
    });
  });
});

describe('a picture', () => {
  test.each(['jpeg', 'png', 'webp'] as const)('tells nothing but itself: %s', async (format) => {
    const original = await telling().toFormat(format).toBuffer();
    const told = await sharp(original).metadata();
    expect([told.orientation, told.xmp === undefined, told.icc === undefined]).toEqual([
      6,
      false,
      false,
    ]);
    expect(told.exif?.includes(SECRET)).toBe(true);

    const { bytes } = await passed(`foto.${format}`, original);
    const left = await sharp(bytes).metadata();
    expect([left.exif, left.xmp, left.iptc, left.icc, left.orientation, left.comments]).toEqual(
      Array(6).fill(undefined),
    );
    expect(Buffer.from(bytes).includes(SECRET)).toBe(false);
    // Turned the way up that EXIF said.
    expect([left.width, left.height]).toEqual([48, 64]);
  });

  test.each([
    ['jpg', JPG],
    ['png', PNG],
    ['webp', WEBP],
  ])('loses what hangs on behind it: %s', async (extension, bytes) => {
    const zip = buildZip([{ name: 'a.exe', content: 'MZ' }]);
    const bilag = await passed(`a.${extension}`, Buffer.concat([bytes, zip]));
    expect(Buffer.from(bilag.bytes).includes('PK')).toBe(false);
  });

  test.each([
    ['jpg', JPG],
    ['png', PNG],
    ['webp', WEBP],
    ['webp', LOSSLESS_WEBP],
  ])('that is broken is no picture: %s', async (extension, whole) => {
    const half = whole.subarray(0, Math.floor(whole.length / 2));
    expect(await check([`a.${extension}`, half])).toEqual(refused);
  });

  test('in few colours keeps each of them', async () => {
    const levels = Buffer.from(Array.from({ length: 64 * 64 }, (_, i) => (i * 37) % 200));
    const raw = { width: 64, height: 64, channels: 1 } as const;
    const original = await sharp(levels, { raw }).png({ palette: true, dither: 0 }).toBuffer();
    const { bytes } = await passed('skema.png', original);
    const pixels = (of: Uint8Array) =>
      sharp(of).toColourspace('srgb').removeAlpha().raw().toBuffer();
    expect((await pixels(bytes)).equals(await pixels(original))).toBe(true);
    expect((await sharp(bytes).metadata()).isPalette).toBe(true);
  });

  test('too large to unpack is refused as too large, quickly', async () => {
    const bomb = await sharp({
      create: { width: 11_000, height: 10_000, channels: 3, background: 'white' },
      limitInputPixels: false,
    })
      .png()
      .toBuffer();
    const started = performance.now();
    expect(await check(['a.png', bomb])).toEqual({
      ok: false,
      faults: [{ field: 'bilag', code: 'for-stor' }],
    });
    expect(performance.now() - started).toBeLessThan(500);
  });
});
