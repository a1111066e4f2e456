import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { OWN_KILDE } from '../../../functions/register/kilder.ts';
import {
  changeRegistrering,
  findRegistrering,
} from '../../../functions/register/registreringer.ts';
import type { Db } from '../../../functions/register/tables.ts';
import { type Line, worklist } from '../../../functions/register/worklist.ts';
import { COUNTED_MAX, worklistCounts } from '../../../functions/register/worklist-counts.ts';
import {
  BUNKER,
  type Bunke,
  type Desk,
  type Page,
} from '../../../functions/register/worklist-heap.ts';
import { caseLine } from '../../../functions/statistics/case-line.ts';
import { nothingRegistered } from '../../../src/klage/registrering.ts';
import { ALL, DAG, DESKS, RAADGIVER } from '../given/desks.ts';
import { register } from '../given/folder.ts';
import { nummerOf } from '../given/klage.ts';
import { insertMany } from '../given/many-cases.ts';

const MODTAGERE = ['SOF', 'BUF', 'SUF', 'BORGERRAADGIVEREN'];

/** 600 cases: every third open, every fourth of those not acknowledged, some left to a person. */
async function given(): Promise<Db> {
  const db = await register();
  await insertMany(db, {
    ...{ antal: 600, dag: DAG, modtagere: MODTAGERE, openEvery: 3, silentEvery: 4 },
  });
  const manual = db.updateTable('forsendelse').where('id', 'in', [31, 61, 67, 100]);
  await manual.set({ tilstand: 'manuel' }).execute();
  const foreign = {
    kilde: 'import',
    slags: 'klage',
    modtaget: '2026-03-01T09:00:00.000Z',
    kanal: 'skriftlig',
    udgave: 1,
  } as const;
  const taelling = caseLine(nothingRegistered(foreign));
  const cases = [
    { ...foreign, nummer: 'a/1', forvaltning: 'SOF', taelling } as const,
    { ...foreign, nummer: 'a/2', taelling } as const,
    { ...foreign, nummer: 'a/3', forvaltning: 'SOF', raadgivers: 1, taelling } as const,
  ];
  for (const one of cases) await db.insertInto('registrering').values(one).execute();
  // Closed before anybody acknowledged its letter.
  const nummer = nummerOf(12);
  const deed = { kilde: OWN_KILDE, nummer, hvem: 'medarbejder:sofie', now: new Date() };
  const { udgave = 0 } = (await findRegistrering(db, deed)) ?? {};
  expect(await changeRegistrering(db, { ...deed, udgave }, { afsluttet: DAG })).toBe('aendret');
  return db;
}

/** What the register has, without any of the queries that are tested. */
async function allCases(db: Db) {
  const rows = await sql<{
    kilde: string;
    nummer: string;
    modtaget: string;
    frist: string;
    hos: string;
    emne: string | null;
    afsluttet: string | null;
    udgave: number;
    tilstand: string | null;
    accepteret: string | null;
  }>`select r.kilde, r.nummer, r.modtaget, coalesce(r.svarfrist, '9999-12-31') as frist,
    coalesce(r.svarer, case r.raadgivers when 0 then r.forvaltning end, '') as hos, r.emne, r.afsluttet, r.udgave,
    f.tilstand, f.accepteret from registrering r
    left join forsendelse f on f.nummer = r.nummer and r.kilde = 'klagevej'`.execute(db);
  return rows.rows;
}
type Case = Awaited<ReturnType<typeof allCases>>[number];

function isIn(bunke: Bunke, desk: Desk, one: Case): boolean {
  if (desk.hos !== null && !desk.hos.includes(one.hos)) return false;
  const late = desk.kvitteretSenest.toISOString();
  const open = one.afsluttet === null;
  const own = desk.egne.includes(one.hos);
  const heaps: { readonly [B in Bunke]: boolean } = {
    nye: open && one.udgave === 1 && own,
    'hos-forvaltningen': open && (desk.hos !== null || !own),
    overskredne: open && one.frist < desk.dag,
    'uden-kvittering': open && one.tilstand === 'accepteret' && (one.accepteret ?? '9') <= late,
    manuelle: open && one.tilstand === 'manuel',
    alle: true,
  };
  return heaps[bunke];
}

/** Every page of a heap, turned forward from the first. */
async function allLines(db: Db, heap: Parameters<typeof worklist>[1], page: Omit<Page, 'fra'>) {
  const lines: Line[] = [];
  let fra: Page['fra'] = null;
  for (;;) {
    const found = await worklist(db, heap, { ...page, fra });
    lines.push(...found.lines);
    const last = found.lines.at(-1);
    if (!found.efter || last === undefined) return lines;
    fra = { side: 'efter', sted: last.sted };
  }
}

describe.each(DESKS)('the heaps of %s', (_, desk) => {
  test('hold just the cases that every case, looked at by itself, belongs to', async () => {
    const db = await given();
    const cases = await allCases(db);
    const counts = await worklistCounts(db, desk);
    for (const bunke of BUNKER) {
      const expected = cases.filter((one) => isIn(bunke, desk, one)).map(({ nummer }) => nummer);
      const order = { sortering: 'frist', retning: 'asc', antal: 7 } as const;
      const lines = await allLines(db, { desk, bunke, filter: ALL }, order);
      expect(lines.map(({ nummer }) => nummer).toSorted(), bunke).toEqual(expected.toSorted());
      expect(counts[bunke], bunke).toEqual({ antal: expected.length, flere: false });
      expect(expected.length, bunke).toBeGreaterThan(0);
    }
  });

  test.each([
    ['modtaget', 'asc'],
    ['modtaget', 'desc'],
    ['frist', 'asc'],
    ['frist', 'desc'],
  ] as const)('lie by %s %s, and a page back is the page before', async (sortering, retning) => {
    const db = await given();
    const heap = { desk, bunke: 'alle', filter: ALL } as const;
    const lines = await allLines(db, heap, { sortering, retning, antal: 50 });
    const values = lines.map((line) => line[sortering]);
    const sorted = values.toSorted();
    expect(values).toEqual(retning === 'asc' ? sorted : sorted.toReversed());
    const place = lines[100]?.sted;
    if (place === undefined) throw new Error('There are fewer cases than the test means.');
    const fra = { side: 'foer', sted: place } as const;
    const before = await worklist(db, heap, { sortering, retning, antal: 50, fra });
    expect(before.lines).toEqual(lines.slice(50, 100));
    expect(before).toMatchObject({ foer: true, efter: true });
  });

  test('are narrowed by modtager, emne and slags together', async () => {
    const db = await given();
    const [some] = await allCases(db);
    const filter = { hos: ['SOF'], emne: some?.emne ?? '', slags: 'klage' } as const;
    const expected = (await allCases(db)).filter(
      (one) => isIn('uden-kvittering', desk, one) && one.hos === 'SOF' && one.emne === some?.emne,
    );
    const order = { sortering: 'frist', retning: 'asc', antal: 50 } as const;
    for (const bunke of ['alle', 'uden-kvittering'] as const) {
      const lines = await allLines(db, { desk, bunke, filter }, order);
      for (const line of lines) expect(line).toMatchObject({ hos: 'SOF', emne: some?.emne });
      if (bunke === 'uden-kvittering') expect(lines).toHaveLength(expected.length);
    }
  });
});

test('the first page of 5 000 cases and the counts of every heap take little', async () => {
  const db = await register();
  const many = { antal: 5_000, dag: DAG, modtagere: MODTAGERE, openEvery: 2, silentEvery: 3 };
  await insertMany(db, many);
  const page = { sortering: 'frist', retning: 'asc', fra: null, antal: 50 } as const;
  const { nye, alle } = await worklistCounts(db, RAADGIVER);
  expect(alle).toEqual({ antal: COUNTED_MAX, flere: true });
  expect(nye).toMatchObject({ flere: false });
  const look = async (desk: Desk, bunke: Bunke) => {
    const begun = process.threadCpuUsage();
    await worklistCounts(db, desk);
    await worklist(db, { desk, bunke, filter: ALL }, page);
    const { user, system } = process.threadCpuUsage(begun);
    return (user + system) / 1000;
  };
  for (const [, desk] of DESKS) {
    for (const bunke of BUNKER) {
      const times = [await look(desk, bunke), await look(desk, bunke), await look(desk, bunke)];
      expect(Math.min(...times), bunke).toBeLessThan(50);
    }
  }
});
