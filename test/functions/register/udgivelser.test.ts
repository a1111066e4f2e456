import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import type { Db } from '../../../functions/register/tables.ts';
import {
  addUdgivelse,
  findUdgivelse,
  knownReleases,
  listUdgivelser,
  withdrawUdgivelse,
} from '../../../functions/register/udgivelser.ts';
import { findPeriod } from '../../../functions/statistics/release/fixed-period.ts';
import type { ReleasedReport } from '../../../functions/statistics/release/released-report.ts';
import { register } from '../given/folder.ts';

const NOW = new Date('2026-03-02T09:00:00Z');
const STINE = { hvem: 'medarbejder:stine', now: NOW };

/** A release that says nothing but how many. */
function releaseOf(id: string, n = 10): ReleasedReport {
  const period = findPeriod(id);
  if (period === null) throw new Error(`${id} is no period.`);
  const kolonner = [{ noegle: 'antal', navn: 'Antal', slags: 'antal' }] as const;
  const raekker = [{ noegle: 'i-alt', navn: 'I alt', antal: n }];
  const words = { titel: 'Indsatser', definition: 'Så mange.' };
  return {
    periode: period.periode,
    forvaltninger: [],
    mindsteCelle: 5,
    tabeller: [{ id: 'indsatser', ...words, n, kolonner, raekker }],
    udeladt: [],
  };
}

async function add(db: Db, id: string, kendte?: number) {
  const period = findPeriod(id);
  if (period === null) throw new Error(`${id} is no period.`);
  const known = kendte ?? (await knownReleases(db)).length;
  const indhold = releaseOf(id);
  return addUdgivelse(db, { ...STINE, period, indhold, grundlag: 'v1', kendte: known });
}

describe('a release', () => {
  test('is found by its period as it was published', async () => {
    const db = await register();
    expect(await add(db, '2025-kvartal-3')).toEqual({ id: '2025-kvartal-3' });
    const found = await findUdgivelse(db, '2025-kvartal-3');
    expect(found).toMatchObject({
      ...{ titel: '3. kvartal 2025', fra: '2025-07-01', til: '2025-09-30' },
      ...{ udgivet: NOW.toISOString(), hvem: STINE.hvem, tilbagekaldt: null },
    });
    expect(found?.indhold).toEqual(releaseOf('2025-kvartal-3'));
    expect(await findUdgivelse(db, '2025-kvartal-4')).toBeNull();
  });

  test('is refused while its period is out, and is another one after that was taken back', async () => {
    const db = await register();
    await add(db, '2025');
    expect(await add(db, '2025')).toBe('findes');
    const deed = { ...STINE, id: '2025', grund: 'Fejl i importen' };
    expect(await withdrawUdgivelse(db, deed)).toBe('tilbagekaldt');
    expect(await withdrawUdgivelse(db, deed)).toBe('allerede');
    expect(await withdrawUdgivelse(db, { ...deed, id: '2024' })).toBe('ukendt');
    expect(await add(db, '2025')).toEqual({ id: '2025-udgave-2' });
    const listed = await listUdgivelser(db);
    expect(listed.map(({ id, tilbagekaldt }) => [id, tilbagekaldt?.grund])).toEqual([
      ['2025-udgave-2', undefined],
      ['2025', 'Fejl i importen'],
    ]);
  });

  test('is refused when it was hidden around fewer than are out by now', async () => {
    const db = await register();
    const both = await Promise.all([add(db, '2025-kvartal-1', 0), add(db, '2025-kvartal-2', 0)]);
    expect(both).toEqual([{ id: '2025-kvartal-1' }, 'andre-foerst']);
  });

  test('stays known when it is taken back', async () => {
    const db = await register();
    await add(db, '2025-kvartal-1');
    await add(db, '2024');
    await withdrawUdgivelse(db, { ...STINE, id: '2025-kvartal-1', grund: 'Fejl' });
    expect(await knownReleases(db)).toEqual([releaseOf('2025-kvartal-1'), releaseOf('2024')]);
  });

  test('holds nothing but what a release does', async () => {
    const db = await register();
    const period = findPeriod('2025');
    if (period === null) throw new Error('2025 is no period.');
    const [table] = releaseOf('2025').tabeller;
    if (table === undefined) throw new Error('There is no table.');
    const raekker = [{ noegle: 'i-alt', navn: 'I alt', antal: 10, foer: { antal: 3 } }];
    const indhold = { ...releaseOf('2025'), tabeller: [{ ...table, raekker }] };
    const added = addUdgivelse(db, { ...STINE, period, indhold, grundlag: 'v1', kendte: 0 });
    await expect(added).rejects.toThrow();
    expect(await listUdgivelser(db)).toEqual([]);
  });

  test('is never changed and never removed, not even by SQL', async () => {
    const db = await register();
    await add(db, '2025');
    for (const table of ['udgivelse', 'udgivelse_haendelse']) {
      const name = sql.table(table);
      await expect(sql`delete from ${name}`.execute(db)).rejects.toThrow(/kun tilfoejes/);
      await expect(sql`update ${name} set id = id`.execute(db)).rejects.toThrow(/kun tilfoejes/);
      const again = sql`insert or replace into ${name} select * from ${name}`;
      await expect(again.execute(db)).rejects.toThrow();
    }
  });
});
