import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { BLANKET_TYP, paperForm } from '../../../functions/blanket/paper-form.ts';
import { NOT_ON_PAPER, paperSections } from '../../../functions/blanket/paper-questions.ts';
import { isShowable, setDocument } from '../../../functions/documents/set-document.ts';
import { SECTIONS } from '../../../src/form/sections.ts';
import { FIELD_NAMES } from '../../../src/klage/fields.ts';
import type { Sprog } from '../../../src/klage/klage.ts';
import { textsIn } from '../../../src/texts/texts.ts';
import { askPdfTool } from '../given/pdf-tools.ts';
import { rules } from '../given/rules.ts';
import { scratch } from '../seal/openssl.ts';

const FORVALTNINGER = ['Skoleforvaltningen', 'Vejforvaltningen'];
/** Words that only make sense on a screen. */
const OF_THE_SCREEN = {
  da: /næste side|listen|klik|knap|skærm|vælg\b/i,
  en: /next page|the list|click|button|screen|choose\b/i,
} as const;

function dataIn(sprog: Sprog, changes: Partial<Parameters<typeof paperForm>[0]> = {}) {
  return paperForm({
    ...{ rules: rules(), forvaltninger: FORVALTNINGER, sprog, demo: false },
    klageUrl: new URL('https://klag.kommune.example/klage'),
    ...changes,
  });
}

const at = await scratch();
afterAll(at.remove);

type Printed = { readonly path: string; readonly text: string };

async function printed(name: string, data: ReturnType<typeof dataIn>): Promise<Printed> {
  const path = at.path(`${name}.pdf`);
  await at.write(`${name}.pdf`, await setDocument({ main: BLANKET_TYP, data }));
  return { path, text: folded(askPdfTool('pdftotext', [path, '-'])) };
}

/** Line breaks are the paper's. */
function folded(text: string): string {
  return text.replace(/\s+/g, ' ');
}

function questionsIn(sprog: Sprog) {
  const sections = paperSections({ sprog, forvaltninger: FORVALTNINGER });
  return sections.flatMap(({ spoergsmaal }) => spoergsmaal);
}

describe.each(['da', 'en'] as const)('the form on paper in %s', (sprog) => {
  let paper: Printed;
  beforeAll(async () => {
    paper = await printed(sprog, dataIn(sprog));
  });

  test('is tagged PDF/UA-1 with a title and a language, on A4, and sound', () => {
    const info = askPdfTool('pdfinfo', [paper.path]);
    expect(info).toMatch(/Title:\s+\S+ \S+/);
    expect(info).toMatch(/Tagged:\s+yes/);
    expect(info).toMatch(/Page size:\s+595\.\d+ x 841\.\d+ pts \(A4\)/);
    const meta = askPdfTool('pdfinfo', ['-meta', paper.path]);
    expect(meta).toContain('<pdfuaid:part>1</pdfuaid:part>');
    expect(askPdfTool('qpdf', ['--check', paper.path])).toContain('No syntax');
    const catalog = askPdfTool('qpdf', ['--json', '--json-key=qpdf', paper.path]);
    expect(catalog).toContain(`"/Lang": "u:${sprog}"`);
  });

  test('asks each question with its help and every answer, counted through', () => {
    const questions = questionsIn(sprog);
    for (const [i, { label, hjaelp, kun, svar, dele }] of questions.entries()) {
      expect(paper.text).toContain(folded(`${i + 1}. ${label}`));
      for (const told of [hjaelp, kun]) if (told !== null) expect(paper.text).toContain(told);
      for (const part of dele) expect(paper.text).toContain(part.label);
      for (const { tekst, uddyb } of svar?.slags === 'kryds' ? svar.valg : []) {
        expect(paper.text).toContain(tekst);
        if (uddyb !== null) expect(paper.text).toContain(uddyb);
      }
    }
    expect(paper.text).not.toContain(` ${questions.length + 1}. `);
  });

  test('counts its pages, and says whose it is and where it goes', () => {
    const pages = Number(/Pages:\s+(\d+)/.exec(askPdfTool('pdfinfo', [paper.path]))?.[1]);
    const { blanket } = textsIn(sprog);
    for (let page = 1; page <= pages; page += 1) {
      expect(paper.text).toContain(blanket.side(String(page), String(pages)));
    }
    for (const told of [
      ...['33 66 33 66', 'Rådhuspladsen 1', '33 66 14 00', 'dpo@kommune.example', '112'],
      ...['klag.kommune.example/klage', 'aaaaaaaa', ...blanket.ret(10), ...blanket.frist],
    ])
      expect(paper.text).toContain(told);
  });

  test('has a box for staff in the words of their own page', () => {
    for (const word of [
      ...['Udfyldes af kommunen', 'Modtaget', 'Hvordan kom den?', 'Personligt', 'Skriftligt'],
      ...['I telefonen', 'Forvaltning', 'Emne', 'Sagens nummer'],
    ])
      expect(paper.text).toContain(word);
  });

  test('is written large enough: no letter under 12 points', () => {
    const words = askPdfTool('pdftotext', ['-bbox', paper.path, '-']);
    const heights = [...words.matchAll(/yMin="([\d.]+)" xMax="[\d.]+" yMax="([\d.]+)"/g)].map(
      ([, top, bottom]) => Number(bottom) - Number(top),
    );
    expect(heights.length).toBeGreaterThan(300);
    // The program gives a word's box the height of its type.
    expect(Math.min(...heights)).toBeGreaterThanOrEqual(12);
  });

  test('speaks of no screen, and every letter has a glyph', () => {
    const told = questionsIn(sprog).flatMap(({ label, hjaelp, kun }) => [label, hjaelp, kun]);
    expect(told.filter((text) => text !== null && OF_THE_SCREEN[sprog].test(text))).toEqual([]);
    expect(isShowable(dataIn(sprog))).toBe(true);
  });

  test('is the same bytes each time', async () => {
    const [one, two] = [dataIn(sprog), dataIn(sprog)].map((data) =>
      setDocument({ main: BLANKET_TYP, data }),
    );
    expect((await one)?.equals((await two) ?? Buffer.alloc(0))).toBe(true);
  });
});

describe('the questions on paper', () => {
  const fields = questionsIn('da').flatMap(({ felt, dele }) => [felt, ...dele.map((d) => d.felt)]);

  test('are those of the form and no others, but for the ones left out with a reason', () => {
    const asked: readonly string[] = SECTIONS.flatMap((section) => [...section.fields]);
    const wanted = [...asked, 'kontakt', 'bilag', 'fuldmagt'].filter((f) => !NOT_ON_PAPER.has(f));
    expect(fields.toSorted()).toEqual(wanted.toSorted());
    const known = new Set([...fields, ...NOT_ON_PAPER.keys()]);
    expect(FIELD_NAMES.filter((name) => !known.has(name))).toEqual([]);
  });

  test('leave room by how much may be written', () => {
    const room = (felt: string) => {
      const found = questionsIn('da')
        .flatMap((question) => [question, ...question.dele])
        .find((question) => question.felt === felt);
      return found?.svar;
    };
    expect(room('navn')).toEqual({ slags: 'linjer', linjer: 1 });
    expect(room('adresse')).toEqual({ slags: 'linjer', linjer: 2 });
    expect(room('oensketLoesning')).toEqual({ slags: 'linjer', linjer: 6 });
    expect(room('beskrivelse')).toEqual({ slags: 'linjer', linjer: 20 });
    expect(room('klagedato')).toEqual({ slags: 'dato' });
    expect(room('anonym')).toMatchObject({ slags: 'kryds', valg: [{ tekst: 'Ja' }] });
  });

  test('let the citizen tick every forvaltning of the kommune, or none', () => {
    const picked = questionsIn('da').find(({ felt }) => felt === 'valgtForvaltning')?.svar;
    const answers = picked?.slags === 'kryds' ? picked.valg.map(({ tekst }) => tekst) : [];
    expect(answers).toEqual([...FORVALTNINGER, 'Det ved jeg ikke']);
  });
});

test('a demonstration says so on the first page', async () => {
  const { text } = await printed('demo', dataIn('da', { demo: true }));
  expect(text).toContain(textsIn('da').layout.demo);
  expect((await printed('ikke-demo', dataIn('da'))).text).not.toContain(textsIn('da').layout.demo);
});
