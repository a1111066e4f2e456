import { type KyselyPlugin, sql } from 'kysely';
import { expect, test } from 'vitest';
import { copyObjects } from '../../../functions/flytning/copy-objects.ts';
import { copyRegister, hasOthersCases } from '../../../functions/flytning/copy-register.ts';
import { tableShapes } from '../../../functions/flytning/table-shapes.ts';
import { fileObjects } from '../../../functions/objects/file-objects.ts';
import { caseLine } from '../../../functions/statistics/case-line.ts';
import { nothingRegistered } from '../../../src/klage/registrering.ts';
import { onPostgres } from '../../register-address.ts';
import { folder, register, sqliteRegister } from '../given/folder.ts';
import { klage, nummerOf } from '../given/klage.ts';
import { postWorld, received } from '../given/post.ts';

const FOREIGN = {
  ...({ slags: 'klage', kanal: 'skriftlig' } as const),
  modtaget: '2026-03-01T09:00:00.000Z',
  udgave: 1,
};

async function moving(antal: number) {
  const from = await postWorld({ db: await sqliteRegister() });
  const numre = Array.from({ length: antal }, (_, i) => i + 1);
  await Promise.all(
    numre.map((i) => {
      const kontakt = [{ slags: 'besked', krypteret: Buffer.alloc(40, i) }] as const;
      return received(from, klage(i, { kontakt }));
    }),
  );
  return { from, to: await register(), objects: await fileObjects(await folder()) };
}

test('every table of a register is copied, each after those it points to', async () => {
  const shapes = await tableShapes(await sqliteRegister());
  const navne = shapes.map(({ navn }) => navn);
  expect(navne.indexOf('sag')).toBeLessThan(navne.indexOf('haendelse'));
  expect(navne).toEqual(expect.arrayContaining(['registrering', 'kontakt', 'regelsaet_fil']));
  expect(navne).not.toContain('migrering');
  expect(shapes.filter(({ noegle }) => noegle.length === 0)).toEqual([]);
  const registrering = shapes.find(({ navn }) => navn === 'registrering');
  expect(registrering?.kolonner).not.toContain('hos');
});

test('a copied register is equal, row by row, with bytes and numbers', async () => {
  const { from, to } = await moving(210);
  const copied = await copyRegister(from.db, to);
  expect(copied.filter(({ ens }) => !ens)).toEqual([]);
  expect(copied).toContainEqual(
    expect.objectContaining({ tabel: 'sag', raekker: 210, skrevet: 210 }),
  );
  expect(copied).toContainEqual(expect.objectContaining({ tabel: 'kontakt', raekker: 210 }));
});

test('rows are written and compared many at a time, never looked for one by one', async () => {
  const asked = async (antal: number) => {
    const { from, to } = await moving(antal);
    let statements = 0;
    const counting: KyselyPlugin = {
      transformQuery: ({ node }) => {
        statements += 1;
        return node;
      },
      transformResult: async ({ result }) => result,
    };
    await copyRegister(from.db, to.withPlugin(counting));
    return statements;
  };
  expect(await asked(210)).toBe(await asked(2));
});

test('keys lie in the order of their bytes on both sides, whatever letters they are of', async () => {
  const { from, to } = await moving(1);
  const letters = ['Z', 'a', 'Å', 'ø', 'æ', '\uffe6', '\u{10400}', '_', '9'];
  const taelling = caseLine(nothingRegistered(FOREIGN));
  for (const letter of letters) {
    const one = { ...FOREIGN, kilde: 'import', nummer: `${letter}1`, taelling };
    await from.db.insertInto('registrering').values(one).execute();
  }
  const tabel = 'registrering';
  const first = await copyRegister(from.db, to);
  expect(first).toContainEqual(expect.objectContaining({ tabel, skrevet: 10, ens: true }));
  await from.db.deleteFrom(tabel).where('nummer', '=', '\uffe61').execute();
  const again = await copyRegister(from.db, to);
  expect(again).toContainEqual(expect.objectContaining({ tabel, skrevet: 0, ens: true }));
});

if (onPostgres) {
  test('every key that is text is sorted by its bytes there', async () => {
    const { rows } = await sql<{ kolonne: string }>`
      select attrelid::regclass || '.' || attname as kolonne from pg_attribute
      join pg_index on indrelid = attrelid and indisprimary and attnum = any (indkey)
      join pg_class on pg_class.oid = attrelid and relnamespace = 'public'::regnamespace
      where attcollation not in (0, 'pg_catalog."C"'::regcollation)`.execute(await register());
    const own = ['migrering.navn', 'sidste_commit.ejer'];
    expect(rows.map(({ kolonne }) => kolonne).filter((one) => !own.includes(one))).toEqual([]);
  });
}

test('a second run writes only what has changed, come or gone since', async () => {
  const { from, to } = await moving(3);
  const first = await copyRegister(from.db, to);
  await received(from, klage(4));
  await from.db.deleteFrom('kontakt').where('nummer', '=', nummerOf(1)).execute();
  await from.db
    .updateTable('forsendelse')
    .set({ tilstand: 'manuel' })
    .where('id', '=', 2)
    .execute();
  const again = await copyRegister(from.db, to);
  const written = again.filter(({ skrevet }) => skrevet > 0);
  expect(written.map(({ tabel, skrevet }) => [tabel, skrevet])).toContainEqual(['forsendelse', 2]);
  expect(again.filter(({ ens }) => !ens)).toEqual([]);
  expect(await to.selectFrom('kontakt').select('nummer').execute()).toHaveLength(2);
  const hash = (copied: typeof first) => copied.find(({ tabel }) => tabel === 'sag')?.sha256;
  expect(hash(again)).not.toBe(hash(first));
  expect((await copyRegister(from.db, to)).map(({ skrevet }) => skrevet)).toEqual(
    again.map(() => 0),
  );
});

test('a register with cases of its own is seen before anything is written there', async () => {
  const { from, to } = await moving(2);
  expect(await hasOthersCases(from.db, to)).toBe(false);
  await received(await postWorld({ db: to }), klage(9));
  expect(await hasOthersCases(from.db, to)).toBe(true);
});

test('a row that is not as it was is not called equal', async () => {
  const { from } = await moving(2);
  const to = await sqliteRegister();
  await copyRegister(from.db, to);
  await sql`create trigger forkert after update on forsendelse begin
    update forsendelse set forsoeg = 7 where id = new.id; end`.execute(to);
  await from.db.updateTable('forsendelse').set({ nedbrud: 1 }).where('id', '=', 1).execute();
  const copied = await copyRegister(from.db, to);
  expect(copied.filter(({ ens }) => !ens).map(({ tabel }) => tabel)).toEqual(['forsendelse']);
});

test('objects are copied whole, a second run finds them, and another object is told of', async () => {
  const { from, objects } = await moving(5);
  expect(await copyObjects(from.objects, objects)).toMatchObject({
    mapper: 5,
    objekter: 15,
    fandtes: 0,
  });
  const key = `sager/${nummerOf(2)}/modtager-1.p7m`;
  await objects.remove(key);
  await objects.put(key, [Buffer.from('another')]);
  await objects.remove(`sager/${nummerOf(3)}/manifest.json`);
  expect(await copyObjects(from.objects, objects)).toMatchObject({
    fandtes: 13,
    anderledes: [key],
  });
  expect(String(await objects.get(key))).toBe('another');
  expect(await objects.get(`sager/${nummerOf(3)}/manifest.json`)).toEqual(
    await from.objects.get(`sager/${nummerOf(3)}/manifest.json`),
  );
});
