import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { learningNotes, UDEN_EMNE } from '../../../functions/register/learning-notes.ts';
import { insertManualCase } from '../../../functions/register/manual-cases.ts';
import { migrate } from '../../../functions/register/migrations.ts';
import { recordKlage } from '../../../functions/register/record-klage.ts';
import { addNote } from '../../../functions/register/registrering-noter.ts';
import { changeRegistrering } from '../../../functions/register/registreringer.ts';
import type { Db } from '../../../functions/register/tables.ts';
import { reportRules } from '../../../functions/report-rules.ts';
import { caseLine } from '../../../functions/statistics/case-line.ts';
import { type ReportAsked, TABLE_IDS, type TableId } from '../../../functions/statistics/report.ts';
import { parseReport, reportJsonSchema } from '../../../functions/statistics/report-schema.ts';
import { makeReport } from '../../../functions/threads/make-report.ts';
import { nothingRegistered } from '../../../src/klage/registrering.ts';
import { rulesIn } from '../../rules/rule-folders.ts';
import { givenCases } from '../given/cases.ts';
import { register, sqliteRegister } from '../given/folder.ts';
import { klage, nummerOf } from '../given/klage.ts';
import { randomRegistreret } from '../given/random-registreret.ts';
import { bring, importDesk, LEAST, RULES, registered } from '../register-tools/import-desk.ts';
import { deliverNow } from './form-klager.ts';

const TODAY = '2026-03-10';
const MARTS: ReportAsked = {
  periode: { fra: '2026-03-01', til: '2026-03-31' },
  forvaltninger: null,
};
const rules = reportRules(RULES, TODAY);

async function tablesOf(db: Db, asked: ReportAsked = MARTS, by = rules) {
  const report = await makeReport(db, by, { asked, today: TODAY });
  const rowIn = (id: TableId, noegle: string) =>
    report.tabeller.find((table) => table.id === id)?.raekker.find((r) => r.noegle === noegle);
  return { report, rowIn };
}

function numbersIn(value: unknown): readonly number[] {
  if (typeof value === 'number') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(numbersIn);
}

test('an empty period has every table, of nothing, and no number that is none', async () => {
  const { report } = await tablesOf(await register());
  expect(report.tabeller.map(({ id }) => id)).toEqual(TABLE_IDS);
  expect(report.tabeller.map(({ n }) => n)).toEqual(TABLE_IDS.map(() => 0));
  expect(numbersIn(report).filter((number) => !Number.isFinite(number))).toEqual([]);
  expect(JSON.parse(JSON.stringify(report))).toEqual(report);
});

test('a report is what its JSON Schema says, and no two rows have one key', async () => {
  const validate = new Ajv2020({ strict: false, validateFormats: false }).compile(
    reportJsonSchema(),
  );
  const desk = await importDesk(await register(), 500);
  await bring(
    desk,
    ...givenCases({ count: 300, seed: 5, rules: RULES, fra: '2025-12-01', dage: 60 }),
  );
  for (const asked of [MARTS, { ...MARTS, periode: { fra: '2026-01-01', til: '2026-01-31' } }]) {
    const { report } = await tablesOf(desk.db, asked);
    const json: unknown = JSON.parse(JSON.stringify(report));
    expect(validate(json), JSON.stringify(validate.errors)).toBe(true);
    expect(parseReport(json)).toEqual(report);
    for (const { id, raekker } of report.tabeller) {
      const keys = raekker.map(({ noegle }) => noegle);
      expect(new Set(keys).size, id).toBe(keys.length);
    }
  }
  expect(validate({ periode: { fra: '1', til: '2' }, forvaltninger: [] })).toBe(false);
});

test('every column names a number that a row has', async () => {
  const desk = await importDesk(await register(), 500);
  await bring(
    desk,
    ...givenCases({ count: 400, seed: 6, rules: RULES, fra: '2026-01-01', dage: 9 }),
  );
  const asked = { ...MARTS, periode: { fra: '2026-01-01', til: '2026-01-31' } };
  const { report } = await tablesOf(desk.db, asked);
  const at = (row: unknown, path: readonly string[]): unknown =>
    path.reduce(
      (value, key) => new Map<string, unknown>(Object.entries(value ?? {})).get(key),
      row,
    );
  const missing = report.tabeller.flatMap(({ id, kolonner, raekker }) =>
    raekker.length === 0
      ? []
      : kolonner
          .filter(({ noegle }) => raekker.every((r) => at(r, noegle.split('.')) === undefined))
          .map(({ noegle }) => `${id} ${noegle}`),
  );
  expect(missing).toEqual([]);
});

test('a klage that a forvaltning has itself is in the comparison and not in the report', async () => {
  const db = await register();
  const registreret = {
    ...nothingRegistered({
      slags: 'klage',
      kanal: 'skriftlig',
      modtaget: '2026-03-02T09:00:00.000Z',
    }),
    forvaltning: 'SOF',
  };
  const made = { nummer: nummerOf(1), registreret, svarer: 'SOF', svarfrist: null, rute: null };
  const deed = { hvem: 'medarbejder:sofie', now: new Date('2026-03-02T10:00:00Z') };
  await insertManualCase(db, made, deed);
  // The same, but Borgerrådgiveren has it; and one that came from the forvaltning's own system.
  const other = { ...made, nummer: nummerOf(2), svarer: 'BORGERRAADGIVEREN' };
  await insertManualCase(db, other, deed);
  const desk = await importDesk(db);
  await bring(desk, {
    ...LEAST,
    kilde: 'sof',
    modtaget: '2026-03-02T09:00:00Z',
    forvaltning: 'SOF',
  });
  const { rowIn } = await tablesOf(db, MARTS, { ...rules, forvaltningskilder: ['sof'] });
  expect(rowIn('klager-modtaget', 'i-alt')?.antal).toBe(1);
  expect(rowIn('benchmark', 'SOF')?.antal).toBe(3);
});

test('klager through the form are counted by rule, state, time and svarfrist', async () => {
  const db = await register();
  for (const i of [1, 2, 3]) await recordKlage(db, klage(i));
  await recordKlage(db, klage(4, { sag: { regel: null, indsigelse: 'BUF' } }));
  // Carried on to Borgerrådgiveren: the click is no vote against the rule.
  await recordKlage(
    db,
    klage(5, { sag: { regel: null, indsigelse: 'BR', videreFra: nummerOf(4) } }),
  );
  await deliverNow(db, nummerOf(1), '2026-03-02T09:00:10.000Z');
  await deliverNow(db, nummerOf(2), '2026-03-02T09:00:31.000Z');
  const deed = { hvem: 'medarbejder:bodil', now: new Date('2026-03-05T10:00:00Z') };
  const key = { kilde: 'klagevej', nummer: nummerOf(1), udgave: 1, ...deed };
  await changeRegistrering(db, key, { afsluttet: '2026-03-04', fejlsendt: 'SOF' });
  const { rowIn, report } = await tablesOf(db);
  expect(rowIn('rutekvalitet', 'foerste-klage')).toMatchObject({
    ...{ antal: 3, taeller: 1, naevner: 3 },
    fordelt: { indsigelser: { taeller: 0 }, reserve: { taeller: 0 } },
  });
  expect(rowIn('rutekvalitet', 'uden-regel')).toMatchObject({
    ...{ antal: 2, fordelt: { indsigelser: { taeller: 1, naevner: 2 } } },
  });
  expect(rowIn('drift', 'klik-til-postkasse')).toMatchObject({ antal: 2, median: 20.5 });
  expect(rowIn('drift', 'klik-til-postkasse')?.felter?.['p95']).toBeCloseTo(29.95);
  expect(rowIn('drift', 'venter')?.antal).toBe(3);
  expect(rowIn('drift', 'svarfrist-holdt')).toMatchObject({ taeller: 1, naevner: 1 });
  expect(report.tabeller.at(-1)).toMatchObject({ id: 'drift', n: 5 });
  // Sent on by the system alone: nobody here handled it, and that is said.
  const tid = report.tabeller.find(({ id }) => id === 'sagsbehandlingstid');
  expect(tid).toMatchObject({
    n: 0,
    definition: expect.stringContaining('er ikke med: 1 i perioden'),
  });
});

test('what grew beyond chance is flagged, and how many were looked at is said', async () => {
  const desk = await importDesk(await register());
  const some = (nummer: string, modtaget: string) => ({
    ...{ ...LEAST, nummer, modtaget, forvaltning: 'SOF' },
    ...{ overordnedeEmner: ['vejledning'], borgerensProblem: ['ventetid'] },
  });
  const many = (count: number, month: string) =>
    Array.from({ length: count }, (_, i) => some(`${month}-${i}`, `${month}-05T09:00:00Z`));
  await bring(desk, ...many(40, '2026-02'), ...many(12, '2026-01'));
  const asked = { ...MARTS, periode: { fra: '2026-02-01', til: '2026-02-28' } };
  const { report, rowIn } = await tablesOf(desk.db, asked);
  expect(rowIn('indsatsomraader', 'vejledning:ventetid:SOF')).toMatchObject({
    ...{
      antal: 40,
      foer: { antal: 12 },
      felter: { forhold: expect.closeTo((40 / 28) * (31 / 12)) },
    },
  });
  const table = report.tabeller.find(({ id }) => id === 'indsatsomraader');
  expect(table?.definition).toContain('undersøgt: 1.');
  // The other way round it fell: nothing to look into.
  const { report: january } = await tablesOf(desk.db, {
    ...{ periode: { fra: '2026-03-01', til: '2026-03-31' }, forvaltninger: null },
  });
  expect(january.tabeller.find(({ id }) => id === 'indsatsomraader')?.raekker).toEqual([]);
});

test('targets in force are met or not, or cannot be told', async () => {
  const fictional = await rulesIn('test/rules/fiktiv-kommune');
  const { rowIn, report } = await tablesOf(await register(), MARTS, reportRules(fictional, TODAY));
  expect(report.tabeller.find(({ id }) => id === 'maaltal')?.n).toBe(5);
  expect(rowIn('maaltal', 'hoejst-30-dage:alle:2026-01-01')?.felter).toMatchObject({
    ...{ opfyldt: 'uden-tal', krav: 'mindst 90 %', mindst: 0.9, hoejst: null },
  });
  const target = { maal: 'hoejst-30-dage', forvaltning: null, gyldigFra: '2017-01-01' };
  const desk = await importDesk(await register());
  const closed = { ...LEAST, modtaget: '2026-03-01T09:00:00Z', afsluttet: '2026-03-05' };
  await bring(desk, ...[1, 2, 3, 4].map((i) => ({ ...closed, nummer: `n-${i}` })));
  for (const [mindst, hoejst, opfyldt] of [
    [1, null, 'ja'],
    [null, 0.99, 'nej'],
  ] as const) {
    const maaltal = [{ ...target, mindst, hoejst, gyldigTil: null }];
    const by = { ...rules, maaltal };
    const { rowIn: found } = await tablesOf(desk.db, MARTS, by);
    expect(found('maaltal', 'hoejst-30-dage:alle:2017-01-01')?.felter?.['opfyldt']).toBe(opfyldt);
  }
});

test('the line kept beside a registration is always that of what is registered', async () => {
  const any = randomRegistreret(RULES);
  await fc.assert(
    fc.asyncProperty(fc.array(any, { minLength: 1, maxLength: 3 }), async (states) => {
      const desk = await importDesk();
      const moved = states.map((state) => ({ ...state, forvaltning: 'BUF' }));
      for (const state of [...states, ...moved]) await bring(desk, { ...LEAST, ...state });
      const now = (await registered(desk.db)).registreret;
      const indsatser = await desk.db.selectFrom('indsats').select('forvaltning').execute();
      expect(indsatser).toEqual(now.indsatser.map(() => ({ forvaltning: now.forvaltning })));
      const { taelling } = await desk.db
        .selectFrom('registrering')
        .select('taelling')
        .executeTakeFirstOrThrow();
      expect(taelling).toBe(caseLine(now));
      await desk.db.destroy();
    }),
    { numRuns: 15 },
  );
});

test('a register from before has its lines written by the step that brings them', async () => {
  const db = await sqliteRegister();
  const desk = await importDesk(db);
  await bring(desk, ...givenCases({ count: 50, seed: 7, rules: RULES, fra: '2025-01-01' }));
  const lines = () =>
    db.selectFrom('registrering').select(['nummer', 'taelling']).orderBy('nummer').execute();
  const begun = () => db.selectFrom('indsats').selectAll().orderBy('nummer').execute();
  const before = [await lines(), await begun()];
  await backBefore(db);
  await migrate(db);
  expect([await lines(), await begun()]).toEqual(before);
});

/** What the register was before the step. */
async function backBefore(db: Db): Promise<void> {
  for (const statement of [
    sql`drop index registrering_statistik`,
    sql`drop index registrering_afsluttet`,
    sql`drop index indsats_paabegyndt`,
    sql`alter table registrering drop column taelling`,
    sql`alter table indsats drop column forvaltning`,
    sql`create index registrering_afsluttet on registrering (afsluttet)`,
    sql`create index indsats_paabegyndt on indsats (paabegyndt)`,
    sql`delete from migrering where navn = '0012-statistik'`,
  ]) {
    await statement.execute(db);
  }
}

test('what was learned is found by theme, the newest first, and no more than is asked for', async () => {
  const desk = await importDesk(await register());
  const deed = { hvem: 'medarbejder:bodil', now: new Date('2026-03-05T10:00:00Z') };
  const two = { ...LEAST, overordnedeEmner: ['vejledning', 'adfaerd'], forvaltning: 'SOF' };
  await bring(desk, two, { ...LEAST, nummer: 'uden', modtaget: '2017-05-01T09:00:00Z' });
  const key = { kilde: LEAST.kilde, nummer: LEAST.nummer, ...deed };
  for (const tekst of ['Først', 'Så', 'Sidst']) await addNote(desk.db, { ...key, tekst });
  await addNote(desk.db, { ...key, nummer: 'uden', tekst: 'Uden emne' });
  const periode = { fra: '2017-04-01', til: '2017-12-31' };
  const found = await learningNotes(desk.db, { periode, forvaltninger: null, antal: 2 });
  const texts = (theme: string) => found.get(theme)?.map(({ tekst }) => tekst);
  expect(texts('vejledning')).toEqual(['Sidst', 'Så']);
  expect(texts('adfaerd')).toEqual(['Sidst', 'Så']);
  expect(texts(UDEN_EMNE)).toEqual(['Uden emne']);
  const none = await learningNotes(desk.db, { periode, forvaltninger: ['BUF'] });
  expect(none.size).toBe(0);
});
