import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { OWN_KILDE } from '../../../functions/register/kilder.ts';
import { recordKlage } from '../../../functions/register/record-klage.ts';
import { registreringHaendelserOf } from '../../../functions/register/registrering-haendelse.ts';
import {
  changeRegistrering,
  type Deed,
  findRegistrering,
  type RegistreretChanges,
} from '../../../functions/register/registreringer.ts';
import type { Db } from '../../../functions/register/tables.ts';
import { register } from '../given/folder.ts';
import { klage, nummerOf } from '../given/klage.ts';

const KEY = { kilde: OWN_KILDE, nummer: nummerOf(1) };
const NOW = new Date('2026-03-10T10:00:00.000Z');
const KAREN: Deed = { hvem: 'medarbejder:karen', now: NOW };
const CLOSING: RegistreretChanges = {
  klagepunkter: [
    { overordnetEmne: 'vejledning', art: 'formel', medhold: 'helt', medholdKendtVia: null },
  ],
  risikoBorger: { tillidOgTryghed: true },
  styrketBorgerkontakt: { brugt: 'ja', foersteKontakt: '2026-03-04', forsoeg: 1 },
  afsluttet: '2026-03-10',
};

/** A register with klage 1. */
async function withKlage(changes: Parameters<typeof klage>[1] = {}): Promise<Db> {
  const db = await register();
  await recordKlage(db, klage(1, changes));
  return db;
}

const change = (db: Db, udgave: number, changes: RegistreretChanges) =>
  changeRegistrering(db, { ...KEY, ...KAREN, udgave }, changes);

test('a klage is registered as it is received, with the automatic ekspedition', async () => {
  const db = await withKlage();
  const dag = '2026-03-02';
  expect(await findRegistrering(db, KEY)).toMatchObject({
    udgave: 1,
    registreret: {
      ...{ slags: 'klage', kanal: 'digital', sprog: 'da', forvaltning: 'SOF', afsluttet: null },
      modtaget: '2026-03-02T09:00:00.000Z',
      indsatser: [{ type: 'ekspedition', maade: 'automatisk', paabegyndt: dag, afsluttet: dag }],
    },
  });
  expect(await registreringHaendelserOf(db, KEY)).toMatchObject([
    { hvad: 'oprettet', hvem: 'borger', tid: '2026-03-02T09:00:00.000Z', felt: null },
  ]);
});

test('a klage that goes to nobody’s forvaltning has no ekspedition', async () => {
  const db = await withKlage({ registrering: { forvaltning: null, ekspederet: false } });
  expect(await findRegistrering(db, KEY)).toMatchObject({
    registreret: { forvaltning: null, indsatser: [] },
  });
});

test('the ekspedition is of the Danish day the klage was received', async () => {
  const db = await withKlage({ sag: { modtaget: '2026-03-02T23:30:00.000Z' } });
  expect(await findRegistrering(db, KEY)).toMatchObject({
    registreret: { indsatser: [{ paabegyndt: '2026-03-03' }] },
  });
});

test('a change writes one event per field, with from, to, who and when', async () => {
  const db = await withKlage();
  expect(await change(db, 1, CLOSING)).toBe('aendret');
  expect(await findRegistrering(db, KEY)).toMatchObject({ udgave: 2, registreret: CLOSING });
  const [, ...events] = await registreringHaendelserOf(db, KEY);
  const told = { hvem: 'medarbejder:karen', tid: NOW.toISOString(), fra: null };
  const byField = (a: { felt: string | null }, b: { felt: string | null }) =>
    String(a.felt).localeCompare(String(b.felt));
  expect(events.sort(byField)).toMatchObject([
    { ...told, hvad: 'afsluttet', felt: 'afsluttet', til: '2026-03-10' },
    { ...told, hvad: 'aendret', felt: 'klagepunkter.0.art', til: 'formel' },
    { ...told, hvad: 'aendret', felt: 'klagepunkter.0.medhold', til: 'helt' },
    { ...told, hvad: 'aendret', felt: 'klagepunkter.0.overordnetEmne', til: 'vejledning' },
    { ...told, hvad: 'aendret', felt: 'risikoBorger.tillidOgTryghed', til: 'ja' },
    { ...told, hvad: 'aendret', felt: 'styrketBorgerkontakt.brugt', til: 'ja' },
    { ...told, hvad: 'aendret', felt: 'styrketBorgerkontakt.foersteKontakt', til: '2026-03-04' },
    { ...told, hvad: 'aendret', felt: 'styrketBorgerkontakt.forsoeg', til: '1' },
    { ...told, hvad: 'aendret', felt: 'tilfredshed.inviteret', til: 'ja' },
  ]);
});

test('what is the same already is no change', async () => {
  const db = await withKlage();
  await change(db, 1, CLOSING);
  expect(await change(db, 2, CLOSING)).toBe('uaendret');
  expect(await findRegistrering(db, KEY)).toMatchObject({ udgave: 2 });
  expect(await registreringHaendelserOf(db, KEY)).toHaveLength(10);
});

test('opening a closed case again is told as that', async () => {
  const db = await withKlage();
  await change(db, 1, CLOSING);
  await change(db, 2, { afsluttet: null });
  expect((await registreringHaendelserOf(db, KEY)).at(-1)).toMatchObject({
    ...{ hvad: 'genaabnet', felt: 'afsluttet', fra: '2026-03-10', til: null },
  });
});

test('of two who change the same version one is told what the other wrote', async () => {
  const db = await withKlage();
  const [first, second] = await Promise.all([
    change(db, 1, { loesning: 'helt' }),
    change(db, 1, { loesning: 'ikke' }),
  ]);
  expect(first).toBe('aendret');
  expect(second).toMatchObject({
    kind: 'andre-foerst',
    nu: { udgave: 2, registreret: { loesning: 'helt' } },
  });
  expect(await findRegistrering(db, KEY)).toMatchObject({ registreret: { loesning: 'helt' } });
});

test('a case nobody has is unknown', async () => {
  const db = await register();
  expect(await change(db, 1, CLOSING)).toBe('ukendt');
});

test('a change that the register refuses leaves nothing of itself', async () => {
  const db = await withKlage();
  const changes = { ...CLOSING, tilfredshed: { score: 6 } };
  await expect(change(db, 1, changes)).rejects.toThrow(/CHECK/i);
  expect(await findRegistrering(db, KEY)).toMatchObject({
    udgave: 1,
    registreret: { afsluttet: null, klagepunkter: [] },
  });
  expect(await registreringHaendelserOf(db, KEY)).toHaveLength(1);
});

test('what happened to a registration is never changed and never removed', async () => {
  const db = await withKlage();
  const update = sql`update registrering_haendelse set hvem = 'en-anden'`;
  await expect(update.execute(db)).rejects.toThrow(/kun tilfoejes/);
  const remove = sql`delete from registrering_haendelse`;
  await expect(remove.execute(db)).rejects.toThrow(/kun tilfoejes/);
});
