import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { openRegister } from '../../../functions/register/open-register.ts';
import type { Report, TableId } from '../../../functions/statistics/report.ts';
import { parseReport } from '../../../functions/statistics/report-schema.ts';
import { BARE_ENV } from '../../bare-env.ts';
import { registerEnv, registerUrl } from '../../register-address.ts';
import { folder, scratchFolder } from '../given/folder.ts';
import { askPdfTool } from '../given/pdf-tools.ts';
import { casesOf2017, PRINTED } from '../given/report-of-2017.ts';
import { bring, importDesk } from '../register-tools/import-desk.ts';

const PERIODE = ['--fra', '2017-04-01', '--til', '2017-12-31'];

type Ran = { readonly code: number; readonly out: string; readonly err: string };

/** Runs `npm run statistik -- …` without npm on a data folder. */
async function run(dataDir: string, args: readonly string[]): Promise<Ran> {
  const given = await registerEnv(dataDir);
  const env = { ...BARE_ENV, DATA_DIR: dataDir, ...given };
  const script = ['functions/statistik.ts', ...args];
  return new Promise((done) => {
    execFile(process.execPath, script, { env, maxBuffer: 50_000_000 }, (error, out, err) =>
      done({ code: typeof error?.code === 'number' ? error.code : 0, out, err }),
    );
  });
}

const dataDir = await scratchFolder();

beforeAll(async () => {
  const db = await openRegister(await registerUrl(join(dataDir, 'klagevej.db')));
  const answer = await bring(await importDesk(db), ...casesOf2017());
  expect(answer).toMatchObject({ oprettet: 900, afvist: 0 });
  await db.destroy();
});

function rowsOf(report: Report, id: TableId) {
  const table = report.tabeller.find((one) => one.id === id);
  return new Map((table?.raekker ?? []).map((row) => [row.noegle, row]));
}

/** Half up, one decimal, as the report prints it. */
function printed(andel: number | null | undefined): string {
  return (Math.round((andel ?? Number.NaN) * 1000) / 10).toFixed(1).replace('.', ',');
}

test('the case file of 2017 gives the report that was printed', async () => {
  const ran = await run(dataDir, ['rapport', ...PERIODE]);
  expect(ran).toMatchObject({ code: 0, err: '' });
  const report = parseReport(JSON.parse(ran.out));
  const indsatser = rowsOf(report, 'indsatser');
  for (const [noegle, antal] of Object.entries(PRINTED.indsatser)) {
    expect(indsatser.get(noegle)?.antal, noegle).toBe(antal);
  }
  expect(indsatser.get('ekspedition-automatisk')?.antal).toBe(0);
  expect(indsatser.get('i-alt')?.antal).toBe(968);
  const risici = [...rowsOf(report, 'risici-borger'), ...rowsOf(report, 'risici-kommunen')];
  expect(risici).toHaveLength(7);
  const wanted = new Map(Object.entries(PRINTED.risici));
  for (const [noegle, { andel, naevner }] of risici) {
    expect(printed(andel), noegle).toBe(wanted.get(noegle)?.trykt);
    expect(naevner).toBe(PRINTED.vurderet);
  }
});

test('a report in a file is the one on the screen', async () => {
  const ud = join(await folder(), 'rapport.json');
  const ran = await run(dataDir, ['rapport', ...PERIODE, '--ud', ud]);
  expect(ran).toMatchObject({ code: 0, out: `Rapporten er skrevet i ${ud}\n` });
  const shown = await run(dataDir, ['rapport', ...PERIODE, '--format', 'json', '--ud', '-']);
  expect(await readFile(ud, 'utf8')).toBe(shown.out);
});

test('the report of 2017 prints its figures, as PDF and as CSV', async () => {
  const dir = await folder();
  const written = async (format: string) => {
    const ud = join(dir, `rapport.${format}`);
    const ran = await run(dataDir, ['rapport', ...PERIODE, '--format', format, '--ud', ud]);
    expect(ran).toMatchObject({ code: 0, err: '' });
    return ud;
  };
  const pdf = askPdfTool('pdftotext', ['-layout', await written('pdf'), '-']);
  const csv = await readFile(await written('csv'), 'utf8');
  const lineOf = (noegle: string) => csv.split('\r\n').find((row) => row.startsWith(`${noegle};`));
  for (const [noegle, { trykt }] of Object.entries(PRINTED.risici)) {
    expect(pdf).toContain(`${trykt} %`);
    expect(lineOf(noegle)?.split(';')).toContain(trykt);
  }
  for (const [noegle, antal] of Object.entries(PRINTED.indsatser)) {
    expect(pdf).toMatch(new RegExp(` ${antal} `));
    expect(lineOf(noegle)?.split(';')[2]).toBe(String(antal));
  }
  const xlsx = await readFile(await written('xlsx'));
  expect(xlsx.subarray(0, 2).toString()).toBe('PK');
});

test('a report of some forvaltninger is about their cases only', async () => {
  const some = ['--forvaltning', 'SOF,BUF'];
  const ran = await run(dataDir, ['rapport', ...PERIODE, ...some]);
  const report = parseReport(JSON.parse(ran.out));
  expect(report.forvaltninger).toEqual(['BUF', 'SOF']);
  const rows = rowsOf(report, 'klager-paa-forvaltninger');
  expect([...rows.keys()]).toEqual(['BUF', 'SOF', 'i-alt']);
  expect(rows.get('i-alt')?.antal).toBe(
    (rows.get('BUF')?.antal ?? 0) + (rows.get('SOF')?.antal ?? 0),
  );
});

test.each([
  [[], /^Brug: npm run -s statistik/],
  [['rapport'], /^Skriv --fra og en dag/],
  [
    ['rapport', '--fra', '2017-02-30', '--til', '2017-12-31'],
    /^--fra er »2017-02-30«\. Skriv en dag/,
  ],
  [['rapport', '--fra', '2017-12-31', '--til', '2017-04-01'], /ligger før --fra 2017-12-31/],
  [['rapport', ...PERIODE, '--format', 'doc'], /^--format er »doc«\. Skriv en af pdf, /],
  [['rapport', ...PERIODE, '--forvaltning', 'SOFF'], /^Forvaltningen »SOFF« kendes ikke\./],
  [['rapport', ...PERIODE, 'fil'], /^rapport tager ingen filer/],
  [['rapport', ...PERIODE, '--ukendt'], /^Brug:/],
  [['rapport', ...PERIODE, '--til', '2017-12-30'], /^Brug:/],
])('%j is wrong use, and a sentence says what to write', async (args, sentence) => {
  const ran = await run(dataDir, args);
  expect(ran).toMatchObject({ code: 2, out: '' });
  expect(ran.err).toMatch(sentence);
});

test('a folder without a register and a file nobody can write are told of', async () => {
  const empty = await run(await folder(), ['rapport', ...PERIODE]);
  expect(empty.code).toBe(2);
  expect(empty.err).toMatch(/^Der er intet register i /);
  const ud = join(await folder(), 'findes-ikke', 'rapport.json');
  const ran = await run(dataDir, ['rapport', ...PERIODE, '--ud', ud]);
  expect(ran).toMatchObject({ code: 1, err: '' });
  expect(ran.out).toMatch(/^Der kan ikke skrives i /);
});
