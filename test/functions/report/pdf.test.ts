import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { toPdf } from '../../../functions/report/pdf.ts';
import type { Report } from '../../../functions/statistics/report.ts';
import { scratchFolder } from '../given/folder.ts';
import { askPdfTool } from '../given/pdf-tools.ts';
import { givenReport } from '../given/reports.ts';

const HOSTILE = [
  '#eval("1") #panic("x")',
  '"); #sys.exit() //',
  '\\u{41} \\ $x$ *fed* _k_ `r` = H',
  '<script>alert(1)</script> &amp;',
  '😀 العربية 漢字 \u0007\u202E',
  '#read("/etc/passwd")',
  'å'.repeat(300),
];
const FOLDER = await scratchFolder();
let files = 0;
const NOTE = { kommune: 'Fiktiv Kommune', demo: true };

async function pdfFile(report: Report, note: Parameters<typeof toPdf>[1] = NOTE): Promise<string> {
  files += 1;
  const path = join(FOLDER, `rapport-${files}.pdf`);
  await writeFile(path, await toPdf(report, note));
  return path;
}

describe('the report as PDF', () => {
  let path = '';
  beforeAll(async () => {
    path = await pdfFile(givenReport());
  });

  test('is whole, tagged, titled, and in Danish', () => {
    askPdfTool('qpdf', ['--check', path]);
    const info = askPdfTool('pdfinfo', [path]);
    expect(info).toMatch(/^Tagged: +yes$/m);
    expect(info).toMatch(/^Title: +Statistik for 2\., 3\. og 4\. kvartal 2017, Fiktiv Kommune$/m);
    expect(info).toMatch(/^JavaScript: +no$/m);
    const objects = askPdfTool('qpdf', ['--qdf', '--object-streams=disable', path, '-']);
    expect(objects).toContain('/Lang (da)');
    expect(objects).toContain('/DisplayDocTitle true');
    expect(askPdfTool('pdfinfo', ['-meta', path])).toContain('<pdfuaid:part>1</pdfuaid:part>');
  });

  test('has headings, contents, figures with words, and tables with heads', () => {
    const structure = askPdfTool('pdfinfo', ['-struct', path]);
    const count = (tag: string) => structure.match(new RegExp(`^ +${tag}\\b`, 'gm'))?.length ?? 0;
    expect([count('H1'), count('H2') > 21, count('TOCI')]).toEqual([9, true, 29]);
    const figures = count('Figure');
    expect(figures).toBe(22);
    const objects = askPdfTool('qpdf', ['--qdf', '--object-streams=disable', path, '-']);
    expect(objects.match(/\/Alt /g)?.length).toBeGreaterThanOrEqual(figures);
    expect(count('Table')).toBeGreaterThan(21);
    expect(count('THead')).toBe(count('Table'));
    expect(count('TH')).toBeGreaterThan(100);
  });

  test('reads in its order: front, contents, chapters, how, words', () => {
    const text = askPdfTool('pdftotext', [path, '-']);
    const order = [
      'Fiktiv Kommune',
      '1. april – 31. december 2017',
      'Indhold',
      'Side 2 af',
      'Klager modtaget hos Borgerrådgiveren',
      'april 2017',
      'Iværksatte indsatser',
      'Forvaltningerne på de samme mål',
      'Om tallene',
      'Ord i rapporten',
      'Målrettet Indsats',
      'Åben sag',
    ];
    const found = order.reduce((at, said) => text.indexOf(said, at) + 1 || Number.NaN, 0);
    expect(found).toBeGreaterThan(0);
  });

  test('has only fonts that are in it, and those are the site’s', () => {
    const fonts = askPdfTool('pdffonts', [path]).trimEnd().split('\n').slice(2);
    expect(fonts.length).toBeGreaterThan(1);
    expect(fonts.filter((font) => !/\+IBMPlexSans\S* .* yes yes yes /.test(font))).toEqual([]);
  });

  test('is the same, byte for byte, when it is made again', async () => {
    const twice = [await toPdf(givenReport(), NOTE), await toPdf(givenReport(), NOTE)];
    expect(twice[0]?.equals(twice[1] ?? Buffer.alloc(0))).toBe(true);
  });
});

describe('every page', () => {
  test.each([
    ['a demo', NOTE, true, true],
    ['staff', { ...NOTE, demo: false }, false, true],
    ['a release', { ...NOTE, demo: false, udgivelse: '2018-02-01' }, false, false],
  ])('of %s says what it is', async (_, note, demo, unsuppressed) => {
    const path = await pdfFile(givenReport({ sager: 0 }), note);
    const pages = askPdfTool('pdftotext', ['-layout', path, '-']).split('\f').slice(0, -1);
    expect(pages.length).toBeGreaterThan(5);
    const has = (words: string) => pages.filter((page) => page.includes(words)).length;
    expect(has('Demodata')).toBe(demo ? pages.length : 0);
    expect(has('De må ikke offentliggøres.')).toBe(unsuppressed ? pages.length : 0);
    expect(has('Udgivet 1. februar 2018')).toBe(unsuppressed ? 0 : pages.length);
    expect(has('Ingen sager i perioden')).toBe(6);
  });
});

describe('what somebody typed', () => {
  test('is text, and what the fonts lack a question mark', async () => {
    const report = givenReport({ navne: HOSTILE, sager: 60, skjul: 0.2 });
    const path = await pdfFile(report, { ...NOTE, kommune: '#panic("kommune") \\ "' });
    askPdfTool('qpdf', ['--check', path]);
    const text = askPdfTool('pdftotext', ['-layout', path, '-']);
    expect(text).toContain('#eval("1") #panic("x")');
    expect(text).toContain('"); #sys.exit() //');
    expect(text).toContain('\\u{41} \\ $x$ *fed* _k_ `r` = H');
    expect(text).toContain('#panic("kommune") \\ "');
    expect(text).not.toContain('root:');
    expect(text).toMatch(/😀.* \?\? العربية/u);
  });
});

describe('a report of one case', () => {
  test('and one of ten years are set too', async () => {
    const years = { fra: '2010-01-01', til: '2019-12-31', sager: 9_000 };
    for (const asked of [{ sager: 1 }, years, { skjul: 1 }]) {
      askPdfTool('qpdf', ['--check', await pdfFile(givenReport(asked))]);
    }
  });
});
