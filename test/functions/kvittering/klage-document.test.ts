import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { folder } from '../given/folder.ts';
import { askPdfTool } from '../given/pdf-tools.ts';
import { sampleDocument, setSample } from './sample-document.ts';

const LONGEST = 20_000;
const HARD: readonly (readonly [what: string, beskrivelse: string])[] = [
  ['one word without an end', 'a'.repeat(LONGEST)],
  ['words to the limit', 'ord '.repeat(LONGEST / 4).trim()],
  ['nothing but line breaks between letters', 'l\n'.repeat(LONGEST / 2).trim()],
  ['nothing but emoji', '😀'.repeat(LONGEST)],
  ['families of emoji in one piece', '👨‍👩‍👧‍👦'.repeat(2_000)],
  ['a script without a font', '日本語'.repeat(3_000)],
  ['letters with all their accents loose', 'a\u0301\u0323\u0302'.repeat(3_000)],
  ['marks of direction and joiners', `\u200e\u2067א\u2069\u200d${'\u200b'.repeat(50)}x`],
];

/** The document on a disk, so that other programs can read it. */
async function saved(pdf: Buffer): Promise<string> {
  const path = join(await folder(), 'klage.pdf');
  await writeFile(path, pdf);
  return path;
}

async function textOf(pdf: Buffer): Promise<string> {
  const text = askPdfTool('pdftotext', ['-layout', await saved(pdf), '-']);
  return text.replace(/[\u200b\s]+/g, ' ');
}

describe('the document of a klage', () => {
  test('is tagged PDF/UA-1 with a title and a language, and sound', async () => {
    const path = await saved(await setSample(sampleDocument()));
    const info = askPdfTool('pdfinfo', [path]);
    expect(info).toMatch(/Title:\s+Din klage/);
    expect(info).toMatch(/Tagged:\s+yes/);
    expect(askPdfTool('pdfinfo', ['-meta', path])).toContain('<pdfuaid:part>1</pdfuaid:part>');
    expect(askPdfTool('qpdf', ['--check', path])).toContain('No syntax or stream encoding errors');
    const catalog = askPdfTool('qpdf', ['--json', '--json-key=qpdf', path]);
    expect(catalog).toMatch(/"\/Lang": "u:da/);
  });

  test('holds all that was written and answered, and the facts of the receipt', async () => {
    const klage = { oensketLoesning: 'Ring til mig.', adresse: 'Vej 1\n2100 By', tolk: 'arabisk' };
    const text = await textOf(await setSample(sampleDocument(klage)));
    for (const told of [
      ...['Hjælpen kom ikke.', 'Ring til mig.', 'Vej 1 2100 By'.slice(0, 5), 'arabisk'],
      ...['Anna Å. Prøve', 'anna@eksempel.dk', 'Måden, du er mødt på', 'Hjemmepleje'],
      ...['K-2026-7WX4K9P', '2. marts 2026 kl. 10.00', 'Nordforvaltningen', '16. marts 2026'],
      ...['afslag på å.pdf', '7 byte', 'Det er gratis at klage.'],
    ])
      expect(text).toContain(told);
  });

  test('holds klage.json letter by letter', async () => {
    const given = sampleDocument({ beskrivelse: '日本 "æøå"\n😀' });
    const path = await saved(await setSample(given));
    const taken = `${path}.json`;
    askPdfTool('pdfdetach', ['-save', '1', '-o', taken, path]);
    expect(await readFile(taken, 'utf8')).toBe(given.copy.klageJson);
  });

  test.each(HARD)('is made of %s', async (_, beskrivelse) => {
    const path = await saved(await setSample(sampleDocument({ beskrivelse })));
    expect(askPdfTool('qpdf', ['--check', path])).toContain('No syntax');
    expect(askPdfTool('pdftotext', [path, '-'])).toContain('Anna Å. Prøve');
  });

  test('breaks a long word, so that none of it runs over the edge', async () => {
    const beskrivelse = Array.from({ length: 300 }, (_, i) => `x${i}x`).join('');
    const text = await textOf(await setSample(sampleDocument({ beskrivelse })));
    expect(text.replaceAll(' ', '')).toContain(beskrivelse);
    const path = await saved(await setSample(sampleDocument({ beskrivelse })));
    const inside = askPdfTool('pdftotext', [
      '-x',
      '0',
      '-y',
      '0',
      '-W',
      '530',
      '-H',
      '842',
      path,
      '-',
    ]);
    expect(inside.replace(/[\u200b\s]+/g, '')).toContain(beskrivelse);
  });

  test('shows Arabic, Persian, Urdu, Cyrillic and Greek, each letter with a glyph', async () => {
    const beskrivelse = 'أشتكي من المدرسة\n\nشکایت\n\nشکایت ہے\n\nСкарга Ґї\n\nΠαράπονο ĄŻ ş ğ';
    const text = await textOf(await setSample(sampleDocument({ beskrivelse })));
    expect(text).toContain('Скарга Ґї');
    expect(text).toContain('Παράπονο');
    expect(text).toMatch(/[\u0600-\u06ff]{4}/);
    expect(text).not.toContain('?');
    expect(text).not.toContain('Nogle tegn');
  });

  test('says so where a letter has no glyph', async () => {
    const text = await textOf(await setSample(sampleDocument({ beskrivelse: '日本 og mere' })));
    expect(text).toContain('?? og mere');
    expect(text).toContain('Nogle tegn i din tekst kan ikke vises her');
    const asked = await textOf(await setSample(sampleDocument({ beskrivelse: 'Hvorfor?' })));
    expect(asked).not.toContain('Nogle tegn');
  });

  test('takes nothing that was typed for Typst', async () => {
    const beskrivelse =
      '#read("/documents/look.typ") #panic("x") $ x^2 $ *fed* = Titel\n- punkt\n```js\n``` <a> @b \\ // "c"';
    const text = await textOf(
      await setSample(sampleDocument({ beskrivelse, navn: '#let x = 1; #x' })),
    );
    expect(text).toContain(beskrivelse.replace(/\s+/g, ' '));
    expect(text).toContain('#let x = 1; #x');
  });

  test('is in English for whoever reads English, and without a deadline where nobody can answer', async () => {
    const anonymous = { anonym: 'ja', navn: undefined, email: undefined } as const;
    const text = await textOf(await setSample(sampleDocument(anonymous, { sprog: 'en' })));
    expect(text).toContain('What you wrote');
    expect(text).not.toContain('Answer by');
    expect(text).toContain('Anonymous Yes');
  });

  test('of a copy that another version wrote is its letter', async () => {
    const given = sampleDocument();
    const pdf = await setSample({ ...given, copy: { ...given.copy, klage: null } });
    expect(await textOf(pdf)).toContain('Hele brevet.');
  });

  test('is the same bytes each time', async () => {
    const first = await setSample(sampleDocument());
    const second = await setSample(sampleDocument());
    expect(first.equals(second)).toBe(true);
  });
});
