import fc from 'fast-check';
import { expect, test } from 'vitest';
import { insertManualCase, type ManualCase } from '../../../functions/register/manual-cases.ts';
import { recordKlage } from '../../../functions/register/record-klage.ts';
import { registreretFaults } from '../../../functions/register/registreret-faults.ts';
import { changedFields, fieldsOf } from '../../../functions/register/registrering-fields.ts';
import { registreringHaendelserOf } from '../../../functions/register/registrering-haendelse.ts';
import { changeRegistrering } from '../../../functions/register/registreringer.ts';
import { exportLines } from '../../../functions/register-tools/export-lines.ts';
import { nothingRegistered, type Registreret } from '../../../src/klage/registrering.ts';
import { givenCases, ndjson } from '../given/cases.ts';
import { folder, register } from '../given/folder.ts';
import { klage } from '../given/klage.ts';
import { randomRegistreret } from '../given/random-registreret.ts';
import {
  bring,
  exported,
  importDesk,
  KEY,
  LEAST,
  NOW,
  OWN,
  RULES,
  registered,
} from './import-desk.ts';

const any = randomRegistreret(RULES);
const lineOf = (registreret: Registreret) => ({ ...KEY, ...registreret });

test('whatever can be registered comes back as it was given, and again changes nothing', async () => {
  await fc.assert(
    fc.asyncProperty(any, async (registreret) => {
      expect(registreretFaults(registreret, '2026-03-10')).toEqual([]);
      const desk = await importDesk();
      expect(await bring(desk, lineOf(registreret))).toMatchObject({ oprettet: 1, fejl: [] });
      expect((await registered(desk.db)).registreret).toEqual(registreret);
      expect(await bring(desk, lineOf(registreret))).toMatchObject({ uaendret: 1 });
      await desk.db.destroy();
    }),
    { numRuns: 30 },
  );
});

test('the events between two registrations make the one into the other', () => {
  fc.assert(
    fc.property(any, any, (fra, til) => {
      const fields = new Map(fieldsOf(fra));
      for (const change of changedFields(fra, til)) {
        expect(fields.get(change.felt) ?? null).toBe(change.fra);
        if (change.til === null) fields.delete(change.felt);
        else fields.set(change.felt, change.til);
      }
      expect(fields).toEqual(new Map(fieldsOf(til)));
    }),
  );
});

test('the log of a case tells every state it has been in', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(any, { minLength: 2, maxLength: 5 }), async (states) => {
      const desk = await importDesk();
      for (const state of states) await bring(desk, lineOf(state));
      const events = await registreringHaendelserOf(desk.db, KEY);
      const fields = new Map(fieldsOf(states[0] ?? (await registered(desk.db)).registreret));
      for (const { felt, fra, til } of events) {
        if (felt === null) continue;
        expect(fields.get(felt) ?? null).toBe(fra);
        if (til === null) fields.delete(felt);
        else fields.set(felt, til);
      }
      expect(fields).toEqual(new Map(fieldsOf((await registered(desk.db)).registreret)));
      await desk.db.destroy();
    }),
    { numRuns: 15 },
  );
});

test('what is exported goes into an empty register and comes out byte for byte the same', async () => {
  const desk = await importDesk();
  const cases = [...givenCases({ count: 1_200, seed: 11, rules: RULES, fra: '2024-04-01' })];
  await bring(desk, ...cases.toReversed());
  const text = await exported(desk.db);
  const other = await importDesk();
  await bring(other, ...text.trimEnd().split('\n'));
  expect(text.split('\n')).toHaveLength(1_201);
  expect(await exported(other.db)).toBe(text);
});

test('generated cases are the same for the same seed', () => {
  const asked = { count: 50, seed: 5, rules: RULES };
  expect(ndjson(givenCases(asked))).toBe(ndjson(givenCases(asked)));
  expect(ndjson(givenCases({ ...asked, seed: 6 }))).not.toBe(ndjson(givenCases(asked)));
});

test('the export tells how a klage of our own came and went', async () => {
  const desk = await importDesk();
  await recordKlage(desk.db, klage(1));
  await changeRegistrering(
    desk.db,
    { ...OWN, udgave: 1, hvem: 'kode:SOF', now: NOW },
    {
      fejlsendt: 'SOF',
    },
  );
  const line: unknown = JSON.parse(await exported(desk.db));
  expect(line).toMatchObject({
    ...{ ...OWN, modtager: 'SOF', indsigelse: null, fejlsendt: 'SOF' },
    rute: {
      regel: 'foerste-klage',
      svar: { emne: 'hjemmepleje' },
      afgoerende: { harKlaget: 'nej' },
    },
    levering: { tilstand: 'venter', tider: { accepteret: null, kvitteret: null } },
  });
});

const ROUTED: ManualCase = {
  nummer: 'K-2026-7BC4D9F',
  registreret: {
    ...nothingRegistered({
      slags: 'klage',
      modtaget: '2026-03-02T09:00:00.000Z',
      kanal: 'telefonisk',
    }),
    forvaltning: 'SOF',
  },
  svarer: 'SOF',
  svarfrist: '2026-03-16',
  rute: {
    ...{ modtager: 'SOF', regel: 'foerste-klage', regelsaet: 'abc123' },
    ...{ svar: { emne: 'folkeskole', harKlaget: 'nej' }, afgoerende: { harKlaget: 'nej' } },
    ...{ valgtForvaltning: null, vejledning: [] },
  },
};

test('a case made by hand tells its route too, and takes it along into another register', async () => {
  const desk = await importDesk();
  await insertManualCase(desk.db, ROUTED, { hvem: 'medarbejder:bodil', now: NOW });
  const text = await exported(desk.db);
  const line: object = JSON.parse(text);
  expect(line).toMatchObject({
    ...{ kilde: 'manuel', modtager: 'SOF', indsigelse: null, levering: null },
    rute: { regel: 'foerste-klage', regelsaet: 'abc123', afgoerende: { harKlaget: 'nej' } },
  });
  expect(await bring(desk, text)).toMatchObject({ uaendret: 1 });
  const moved = await bring(desk, {
    ...line,
    modtager: 'BUF',
    levering: { tilstand: 'venter', tider: {} },
  });
  expect(moved.fejl.map(({ felt }) => felt).toSorted()).toEqual(['levering', 'modtager']);
  const other = await importDesk();
  expect(await bring(other, { ...line, modtager: null })).toMatchObject({
    ...{ afvist: 1, fejl: [{ felt: 'rute', besked: expect.stringMatching(/hører sammen/) }] },
  });
  expect(await bring(other, text)).toMatchObject({ oprettet: 1 });
  expect(await exported(other.db)).toBe(text);
});

test('a route has closed answers, and no words of anybody', async () => {
  const desk = await importDesk();
  const rute = { regel: null, regelsaet: 'a', svar: { emne: 'Jens Hansen' }, afgoerende: {} };
  const answer = await bring(desk, { ...LEAST, kilde: 'manuel', modtager: 'SOF', rute });
  expect(answer.fejl.map(({ felt }) => felt)).toEqual(['rute.svar.emne']);
  expect(JSON.stringify(answer)).not.toContain('Jens');
});

test('a period is the days of receipt in Denmark, both with', async () => {
  const desk = await importDesk();
  const at = (nummer: string, modtaget: string) => ({
    ...KEY,
    nummer,
    slags: 'klage',
    kanal: 'digital',
    modtaget,
  });
  await bring(
    desk,
    at('foer', '2025-12-31T22:59:59Z'),
    at('foerste', '2025-12-31T23:00:00Z'),
    at('sidste', '2026-01-31T22:59:59Z'),
    at('efter', '2026-01-31T23:00:00Z'),
  );
  const text = await exported(desk.db, { fra: '2026-01-01', til: '2026-01-31' });
  expect([...text.matchAll(/"nummer":"(\w+)"/g)].map(([, nummer]) => nummer)).toEqual([
    'foerste',
    'sidste',
  ]);
});

test('an export shows one moment, whatever comes in meanwhile', async () => {
  const path = `${await folder()}/klagevej.db`;
  const [reader, writer] = [await register(path), await importDesk(await register(path))];
  const cases = [...givenCases({ count: 1_100, seed: 2, rules: RULES, fra: '2024-04-01' })];
  await bring(writer, ...cases);
  const before = await exported(writer.db);
  let text = '';
  for await (const some of exportLines(reader, { fra: null, til: null })) {
    text += some;
    const later = {
      ...KEY,
      ...nothingRegistered({
        slags: 'klage',
        kanal: 'digital',
        modtaget: '2026-01-01T00:00:00.000Z',
      }),
    };
    await bring(writer, { ...later, nummer: `imens-${text.length}` });
    await bring(writer, ...cases.map((one) => ({ ...one, laering: 'ingen' })).slice(-50));
  }
  expect(text).toBe(before);
  expect(await exported(reader)).not.toBe(before);
});
