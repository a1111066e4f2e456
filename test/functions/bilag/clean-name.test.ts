import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cleanName, distinctNames, NAME_CHARS_MAX } from '../../../functions/bilag/clean-name.ts';

/** A name as it stands in the letter. */
function clean(raw: string): string {
  return distinctNames([cleanName(raw)])[0] ?? '';
}

describe('a file name', () => {
  test.each([
    ['Klage over hjemmepleje.pdf', 'Klage over hjemmepleje.pdf'],
    ['SCAN.PDF', 'SCAN.pdf'],
    ['شكوى.docx', 'شكوى.docx'],
    ['scan 12.03.2026', 'scan 12.03.2026'],
    ['Brev til dig. Om hjælp', 'Brev til dig. Om hjælp'],
  ])('that is plain stays as it is: %s', (raw, expected) => {
    expect(clean(raw)).toBe(expected);
  });

  test.each([
    ['composed', 'a\u030Ablen.txt', 'åblen.txt'],
    ['composed over what was unseen', 'a\u200D\u030A.txt', 'å.txt'],
    ['no folder', '../../etc/passwd', 'passwd'],
    ['no folder of Windows', 'C:\\fakepath\\foto.jpg', 'foto.jpg'],
    ['no line break', 'a\r\nBcc: x@y.dk.pdf', 'aBcc_ x@y.dk.pdf'],
    ['no NUL', 'a.pdf\0.exe', 'a.pdf.exe'],
    ['no turning of the text', 'faktura\u202Efdp.exe', 'fakturafdp.exe'],
    ['no isolate', '\u2066a\u2069.pdf', 'a.pdf'],
    ['nothing of no width', 'a\u200B\u200C\u2060\uFEFF\u00ADb.pdf', 'ab.pdf'],
    ['no filler', 'a\u3164\u115Fb.pdf', 'ab.pdf'],
    ['no line separator', 'a\u2028b.pdf', 'ab.pdf'],
    ['no private letters', 'a\uE000b.pdf', 'ab.pdf'],
    ['no half pair', 'a\uD800.pdf', 'a\uFFFD.pdf'],
    ['one kind of space', ' a\u00A0\u3000b .pdf', 'a b.pdf'],
    ['nothing hidden', '...gemt.pdf', 'gemt.pdf'],
    ['no end that Windows drops', 'a.exe. .', 'a.exe'],
    ['nothing reserved', 'a<b>:"c|d?e*.pdf', 'a_b___c_d_e_.pdf'],
    ['no device', 'CON.pdf', '_CON.pdf'],
    ['no device before a dot', 'aux.tar.txt', '_aux.tar.txt'],
    ['no device with a space', 'com1 .txt', '_com1.txt'],
    ['no program inside', 'faktura.exe.html.pdf', 'faktura_exe_html.pdf'],
    ['a name at all', '', 'bilag'],
    ['a name although only dots', '..', 'bilag'],
    ['a stem', '.pdf', 'pdf'],
  ])('has %s', (_, raw, expected) => {
    expect(clean(raw)).toBe(expected);
  });

  test('is cut to 120 characters before its extension', () => {
    expect(clean(`${'æ'.repeat(500)}.docx`)).toBe(`${'æ'.repeat(115)}.docx`);
    expect(clean(`${'😀'.repeat(500)}.pdf`)).toBe(`${'😀'.repeat(116)}.pdf`);
  });

  test('gets a number when it is there already', () => {
    const raw = ['a.pdf', 'A.PDF', 'a.pdf', 'a (2).pdf', 'a.txt'];
    expect(distinctNames(raw.map(cleanName))).toEqual([
      'a.pdf',
      'A (2).pdf',
      'a (3).pdf',
      'a (2) (2).pdf',
      'a.txt',
    ]);
    const long = distinctNames(Array(2).fill(cleanName(`${'x'.repeat(200)}.pdf`)));
    expect(long).toEqual([`${'x'.repeat(116)}.pdf`, `${'x'.repeat(112)} (2).pdf`]);
  });

  test('of any characters at all can be borne by any system, and is clean once cleaned', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: fc.nat(0xffff).map((unit) => String.fromCharCode(unit)) }),
      fc.constantFrom('.', ' ', '/', '\\', 'con', '.pdf', '.exe', '\u202E', '\u030A', '__proto__'),
    );
    const raw = fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join(''));
    fc.assert(
      fc.property(raw, (text) => {
        const name = clean(text);
        expect(name).not.toMatch(/[\p{C}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}/\\<>:"|?*]/u);
        expect(name).not.toMatch(/^[. ]|[. ]$|^$|^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i);
        expect([...name].length).toBeLessThanOrEqual(NAME_CHARS_MAX);
        expect(name.normalize('NFC')).toBe(name);
        expect(clean(name)).toBe(name);
      }),
      { numRuns: 2000 },
    );
  });
});
