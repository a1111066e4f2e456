import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { type CompiledQuery, Kysely, SqliteDialect } from 'kysely';
import { describe, expect, test } from 'vitest';
import { nodeSqlite } from '../../../functions/register/node-sqlite.ts';
import type { Tables } from '../../../functions/register/tables.ts';
import { worklist } from '../../../functions/register/worklist.ts';
import { worklistCounts } from '../../../functions/register/worklist-counts.ts';
import { BUNKER, type Bunke, type Page } from '../../../functions/register/worklist-heap.ts';
import { ALL, DAG, DESKS } from '../given/desks.ts';
import { folder, sqliteRegister } from '../given/folder.ts';
import { insertMany } from '../given/many-cases.ts';

// How PostgreSQL reads depends on how much there is: test/motorer counts what it reads.

const MODTAGERE = ['SOF', 'BUF', 'BORGERRAADGIVEREN'];
const FIRST: Page = { sortering: 'frist', retning: 'asc', fra: null, antal: 50 };
const PLACE = { vaerdi: '2026-03-01', nummer: 'K-2026-7BC4D9F', kilde: 'klagevej' };

/** A register, and how SQLite reads for what is done with it: each step of each statement. */
async function watched() {
  const path = join(await folder(), 'klagevej.db');
  const made = await sqliteRegister(path);
  await insertMany(made, {
    ...{ antal: 60, dag: DAG, modtagere: MODTAGERE, openEvery: 3, silentEvery: 2 },
  });
  await made.updateTable('forsendelse').set({ tilstand: 'manuel' }).where('id', '=', 7).execute();
  const asked: CompiledQuery[] = [];
  const dialect = new SqliteDialect({ database: nodeSqlite(path, 'reading') });
  const db = new Kysely<Tables>({ dialect, log: ({ query }) => void asked.push(query) });
  const plain = new DatabaseSync(path, { readOnly: true });
  const steps = () =>
    asked.splice(0).flatMap(({ sql, parameters }) => {
      const given = parameters.map((one) => (typeof one === 'number' ? one : String(one)));
      const rows = plain.prepare(`explain query plan ${sql}`).all(...given);
      return rows.map(({ detail }) => String(detail));
    });
  return { db, steps };
}

/** Those that read a table of cases or letters. */
function readsOf(steps: readonly string[]): readonly string[] {
  return steps.filter((step) => /^(SCAN|SEARCH) (registrering|forsendelse)\b/.test(step));
}

/** What is looked up by the number of a case, once for each line. */
const BY_NUMBER = /USING (PRIMARY KEY|INDEX \S+) \(.*nummer=\?/;

/** The indexes that each heap lies in, in the order of a page. */
function indexesOf(bunke: Bunke, by: Page['sortering'], isAll: boolean): readonly string[] {
  if (bunke === 'nye') return [`registrering_nye_${by}`];
  if (bunke === 'uden-kvittering') {
    return [`forsendelse_uden_kvittering_${isAll ? 'alle' : 'hos'}`];
  }
  const held = [`registrering_aabne_hos_${by}`, `registrering_lukkede_hos_${by}`];
  if (bunke === 'alle') {
    return isAll ? [by === 'frist' ? 'registrering_frist' : 'registrering_alle_modtaget'] : held;
  }
  return isAll ? [`registrering_aabne_alle_${by}`] : held.slice(0, 1);
}

const HEAPS = BUNKER.filter((bunke) => bunke !== 'manuelle');
const PAGES = (['frist', 'modtaget'] as const).flatMap((sortering) =>
  (['asc', 'desc'] as const).flatMap((retning) =>
    ([null, { side: 'efter', sted: PLACE }] as const).map((fra) => ({
      ...{ sortering, retning, fra, antal: 50 },
    })),
  ),
);

describe.each(DESKS)('%s', (_, desk) => {
  test('is counted for from indexes alone, and no further than is told', async () => {
    const { db, steps } = await watched();
    await worklistCounts(db, desk);
    const all = steps();
    const numbered = readsOf(all).filter((step) => BY_NUMBER.test(step));
    expect(numbered).toHaveLength(1);
    for (const step of readsOf(all)) {
      if (numbered.includes(step) || step.includes(' forsendelse ')) continue;
      expect(step).toContain('USING COVERING INDEX');
    }
    expect(
      readsOf(all).filter((step) => !step.includes(' INDEX ') && !BY_NUMBER.test(step)),
    ).toEqual([]);
  });

  test.each(HEAPS)('reads a page of %s from the index that lies in its order', async (bunke) => {
    const { db, steps } = await watched();
    for (const page of PAGES) {
      await worklist(db, { desk, bunke, filter: ALL }, page);
      const reads = readsOf(steps()).filter((step) => !BY_NUMBER.test(step));
      const used = reads.map((step) => /INDEX (\S+)/.exec(step)?.[1] ?? step);
      const expected = indexesOf(bunke, page.sortering, desk.hos === null);
      expect(new Set(used), JSON.stringify(page)).toEqual(new Set(expected));
    }
  });

  test('finds a number, and what is left to a person, by the number', async () => {
    const { db, steps } = await watched();
    await worklist(db, { desk, bunke: 'alle', filter: { ...ALL, nummer: 'a/1' } }, FIRST);
    await worklist(db, { desk, bunke: 'manuelle', filter: ALL }, FIRST);
    const others = readsOf(steps()).filter((step) => !BY_NUMBER.test(step));
    expect(others).toEqual([expect.stringContaining('forsendelse_tilstand')]);
  });
});
