import { expect, test } from 'vitest';
import { recordKlage } from '../../../functions/register/record-klage.ts';
import { recountLines } from '../../../functions/register/recount-lines.ts';
import { statisticsVersion } from '../../../functions/register/statistics-version.ts';
import type { Db } from '../../../functions/register/tables.ts';
import { caseLine, TAELLING_UDGAVE } from '../../../functions/statistics/case-line.ts';
import { register } from '../given/folder.ts';
import { klage } from '../given/klage.ts';

/** What the next version of the code might be. */
const NEWER = {
  udgave: TAELLING_UDGAVE + 1,
  lineOf: (registreret: Parameters<typeof caseLine>[0]) => `ny ${caseLine(registreret)}`,
};

const lines = (db: Db) =>
  db.selectFrom('registrering').select(['taelling', 'taelling_udgave']).orderBy('nummer').execute();

async function withCases(count: number): Promise<Db> {
  const db = await register();
  for (let i = 0; i < count; i += 1) await recordKlage(db, klage(i));
  return db;
}

test('lines are of the version that wrote them, and its own are left alone', async () => {
  const db = await withCases(3);

  expect(await recountLines(db)).toBe(0);

  expect((await lines(db)).map((line) => line.taelling_udgave)).toEqual(Array(3).fill(1));
});

test('a newer version writes every older line anew, also one that is written beside it', async () => {
  const db = await withCases(250);
  const before = await lines(db);

  expect(await recountLines(db, NEWER)).toBe(250);
  expect(await lines(db)).toEqual(
    before.map(({ taelling }) => ({ taelling: `ny ${taelling}`, taelling_udgave: 2 })),
  );

  await recordKlage(db, klage(250));
  expect(await recountLines(db, NEWER)).toBe(1);
  expect((await lines(db)).filter((line) => line.taelling_udgave !== 2)).toEqual([]);
});

test('of two that recount at once each line is written, and no one waits for ever', async () => {
  const db = await withCases(30);

  const both = await Promise.all([recountLines(db, NEWER), recountLines(db, NEWER)]);

  expect(both[0] + both[1]).toBe(30);
});

test('figures from before a recount are not taken for those after it', async () => {
  const db = await withCases(2);
  const before = await statisticsVersion(db, NEWER.udgave);
  expect(await statisticsVersion(db, NEWER.udgave)).toBe(before);

  await recountLines(db, NEWER);

  expect(await statisticsVersion(db, NEWER.udgave)).not.toBe(before);
});
