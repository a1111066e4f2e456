import { execFile } from 'node:child_process';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { BARE_ENV } from '../../bare-env.ts';
import { onPostgres, registerEnv } from '../../register-address.ts';
import { givenCases, ndjson } from '../given/cases.ts';
import { folder } from '../given/folder.ts';
import { LEAST, RULES } from './import-desk.ts';

const CASES = ndjson(givenCases({ count: 30, seed: 4, rules: RULES, fra: '2024-04-01' }));
const BAD = '{"nummer":"1"}\n';

type Ran = { readonly code: number; readonly out: string; readonly err: string };

/** Runs `npm run register -- …` without npm on a data folder. */
async function run(dataDir: string, args: readonly string[], stdin = ''): Promise<Ran> {
  const given = await registerEnv(dataDir);
  const env = { ...BARE_ENV, DATA_DIR: dataDir, ...given };
  return new Promise((done) => {
    const ran = execFile(
      process.execPath,
      ['functions/register.ts', ...args],
      { env, maxBuffer: 50_000_000 },
      (error, out, err) =>
        done({ code: typeof error?.code === 'number' ? error.code : 0, out, err }),
    );
    ran.stdin?.end(stdin);
  });
}

test('cases go in from a file and come out into one', async () => {
  const dir = await folder();
  await writeFile(join(dir, 'ind.ndjson'), CASES);
  const taken = await run(dir, ['importer', join(dir, 'ind.ndjson'), '--json']);
  expect(taken).toMatchObject({ code: 0, err: '' });
  expect(JSON.parse(taken.out)).toEqual({
    ...{ laest: 30, oprettet: 30, uaendret: 0, opdateret: 0, afvist: 0, fejl: [] },
  });
  const ud = join(dir, 'ud.ndjson');
  expect((await run(dir, ['eksporter', '--ud', ud])).out).toBe(`30 sager skrevet i ${ud}\n`);
  const shown = await run(dir, ['eksporter']);
  expect(shown.out).toBe(await readFile(ud, 'utf8'));
  const other = await folder();
  expect((await run(other, ['importer', ud])).code).toBe(0);
  expect((await run(other, ['eksporter'])).out).toBe(shown.out);
});

test('a refused line ends with 1, in words and as JSON', async () => {
  const dir = await folder();
  const words = await run(dir, ['importer', '-'], `${JSON.stringify(LEAST)}\n${BAD}`);
  expect(words.code).toBe(1);
  expect(words.out).toMatch(/Linje 2, kilde: Nøglen »kilde« mangler\. Tilføj den\./);
  expect(words.out).toMatch(/2 linjer læst: 1 sager oprettet, 0 opdateret, 0 uændret, 1 afvist\./);
  const json = await run(dir, ['importer', '-', '--json'], BAD);
  expect(json.code).toBe(1);
  expect(JSON.parse(json.out)).toMatchObject({ afvist: 1, fejl: [{ linje: 1 }, {}, {}, {}] });
});

test('with --alt-eller-intet nothing goes in, also from a pipe, and nothing is left behind', async () => {
  const dir = await folder();
  const ran = await run(dir, ['importer', '-', '--alt-eller-intet'], `${CASES}${BAD}`);
  expect(ran.code).toBe(1);
  expect((await run(dir, ['eksporter'])).out).toBe('');
  const good = await run(dir, ['importer', '-', '--alt-eller-intet'], CASES);
  expect(good.out).toMatch(/30 sager oprettet/);
  expect(await readdir(dir)).toEqual(onPostgres ? [] : ['klagevej.db']);
});

test('a period leaves the other cases out', async () => {
  const dir = await folder();
  await run(dir, ['importer', '-'], CASES);
  const some = await run(dir, ['eksporter', '--fra', '2024-06-01', '--til', '2024-06-30']);
  const days = [...some.out.matchAll(/"modtaget":"(.{10})/g)].map(([, day = '']) => day);
  expect(days.length).toBeGreaterThan(0);
  expect(days.every((day) => day.startsWith('2024-06'))).toBe(true);
});

test.each([
  [['importer'], /Skriv én fil/],
  [['importer', 'findes-ikke.ndjson'], /findes ikke/],
  [['eksporter', '--fra', '2026-02-30'], /en dag, der findes/],
  [['eksporter', '--fra', '2026-02-02', '--til', '2026-02-01'], /ligger før/],
  [['eksporter'], /Der er intet register/],
  [['slet'], /Brug: npm run register/],
])('%j is wrong use', async (args, words) => {
  const { code, out, err } = await run(await folder(), args);
  expect({ code, out }).toEqual({ code: 2, out: '' });
  expect(err).toMatch(words);
});
