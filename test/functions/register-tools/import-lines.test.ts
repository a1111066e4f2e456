import { describe, expect, test } from 'vitest';
import { haendelserOf } from '../../../functions/register/find-sag.ts';
import { recordKlage } from '../../../functions/register/record-klage.ts';
import { registreringHaendelserOf } from '../../../functions/register/registrering-haendelse.ts';
import { changeRegistrering } from '../../../functions/register/registreringer.ts';
import { type Db, NEVER_MS } from '../../../functions/register/tables.ts';
import { importLines } from '../../../functions/register-tools/import-lines.ts';
import { givenCases, ndjson } from '../given/cases.ts';
import { klage } from '../given/klage.ts';
import {
  bring,
  bringAllOrNothing,
  bytesOf,
  exported,
  importDesk,
  KEY,
  LEAST,
  NOW,
  OWN,
  RULES,
  registered,
} from './import-desk.ts';

const NOTHING = { laest: 0, oprettet: 0, uaendret: 0, opdateret: 0, afvist: 0, fejl: [] };
const OPEN = { ...LEAST, loesning: 'afventer', risikoBorger: { tillidOgTryghed: true } };

test('a case comes in once, and the same line again changes nothing', async () => {
  const desk = await importDesk();
  expect(await bring(desk, OPEN)).toEqual({ ...NOTHING, laest: 1, oprettet: 1 });
  expect(await bring(desk, OPEN)).toEqual({ ...NOTHING, laest: 1, uaendret: 1 });
  expect(await registered(desk.db)).toMatchObject({
    udgave: 1,
    registreret: { modtaget: '2017-04-03T07:12:00.000Z', loesning: 'afventer' },
  });
  expect(await registreringHaendelserOf(desk.db, KEY)).toMatchObject([
    { hvad: 'importeret', hvem: 'import:import', tid: NOW.toISOString() },
  ]);
});

test('a later line updates the case, with an event for each field', async () => {
  const desk = await importDesk();
  await bring(desk, OPEN);
  const closed = { ...OPEN, loesning: 'helt', afsluttet: '2017-04-20' };
  expect(await bring(desk, closed)).toMatchObject({ opdateret: 1 });
  expect((await registreringHaendelserOf(desk.db, KEY)).slice(1)).toMatchObject([
    { hvad: 'aendret', felt: 'loesning', fra: 'afventer', til: 'helt' },
    { hvad: 'afsluttet', felt: 'afsluttet', fra: null, til: '2017-04-20' },
  ]);
});

test('a key left out leaves what is registered, and null takes it away', async () => {
  const desk = await importDesk();
  await bring(desk, { ...OPEN, overordnedeEmner: ['vejledning'] });
  expect(await bring(desk, LEAST)).toMatchObject({ uaendret: 1 });
  const cleared = { ...LEAST, loesning: null, risikoBorger: {}, overordnedeEmner: [] };
  expect(await bring(desk, cleared)).toMatchObject({ opdateret: 1 });
  expect(await registered(desk.db)).toMatchObject({
    registreret: {
      ...{ loesning: null, overordnedeEmner: [] },
      risikoBorger: { tillidOgTryghed: null },
    },
  });
});

test('a case that stands in two lines becomes what the last one says', async () => {
  const desk = await importDesk();
  const answer = await bring(
    desk,
    OPEN,
    { ...OPEN, loesning: 'helt' },
    { ...OPEN, loesning: 'ikke' },
  );
  expect(answer).toMatchObject({ laest: 3, oprettet: 1, opdateret: 2 });
  expect(await registered(desk.db)).toMatchObject({ registreret: { loesning: 'ikke' } });
});

test('the same number from two sources is two cases', async () => {
  const desk = await importDesk();
  const answer = await bring(desk, LEAST, { ...LEAST, kilde: 'andet-system' });
  expect(answer).toMatchObject({ oprettet: 2 });
});

test('a line whose change does not fit what is registered is refused', async () => {
  const desk = await importDesk();
  await bring(desk, { ...OPEN, afsluttet: '2017-04-20' });
  const later = { ...LEAST, modtaget: '2017-05-01T10:00:00Z' };
  expect(await bring(desk, later)).toMatchObject({
    ...{ afvist: 1, opdateret: 0 },
    fejl: [{ linje: 1, felt: 'afsluttet', besked: expect.stringMatching(/før den er modtaget/) }],
  });
});

test('the good lines go in around the bad ones, which are told by their number', async () => {
  const desk = await importDesk();
  const numbered = (nummer: string, more = {}) => ({ ...LEAST, nummer, ...more });
  const answer = await bring(
    desk,
    ...[numbered('1'), numbered('2', { kanal: 'brev' }), '', '{"nummer"', numbered('5')],
  );
  expect(answer).toMatchObject({ laest: 4, oprettet: 2, afvist: 2 });
  expect(answer.fejl.map(({ linje }) => linje)).toEqual([2, 4]);
});

test('faults beyond a thousand are counted, not kept', async () => {
  const desk = await importDesk();
  const answer = await bring(desk, ...Array<string>(1_500).fill('{}x'));
  expect(answer).toMatchObject({ afvist: 1_500, fejlUdeladt: 500 });
  expect(answer.fejl).toHaveLength(1_000);
});

test('with all or nothing no line goes in when one is refused', async () => {
  const desk = await importDesk();
  const bad = { ...LEAST, nummer: 'x', forvaltning: 'SOFF' };
  expect(await bringAllOrNothing(desk, LEAST, bad)).toMatchObject({
    laest: 2,
    oprettet: 0,
    afvist: 1,
  });
  expect(await exported(desk.db)).toBe('');
  expect(await bringAllOrNothing(desk, LEAST)).toMatchObject({ laest: 1, oprettet: 1 });
});

test('with all or nothing a case may stand in one line only', async () => {
  const desk = await importDesk(undefined, 1);
  expect(await bringAllOrNothing(desk, OPEN, { ...OPEN, loesning: 'helt' })).toMatchObject({
    ...{ afvist: 1, oprettet: 0 },
    fejl: [{ linje: 2, felt: 'nummer', besked: expect.stringMatching(/linje 1/) }],
  });
});

test('an import and a person on the same case overwrite nobody', async () => {
  const desk = await importDesk();
  await bring(desk, OPEN);
  const person = { ...KEY, udgave: 1, hvem: 'medarbejder:bo', now: NOW };
  const [answer, changed] = await Promise.all([
    bring(desk, { ...LEAST, laering: 'konkret' }),
    changeRegistrering(desk.db, person, { loesning: 'helt' }),
  ]);
  const { registreret } = await registered(desk.db);
  expect(answer).toMatchObject({ opdateret: 1 });
  expect(registreret.laering).toBe('konkret');
  if (changed === 'aendret') expect(registreret.loesning).toBe('helt');
  else expect(changed).toMatchObject({ kind: 'andre-foerst', nu: { udgave: 2 } });
});

test('two imports of the same lines at once make each case once', async () => {
  const desk = await importDesk(undefined, 7);
  const cases = [...givenCases({ count: 60, seed: 3, rules: RULES, fra: '2024-04-01' })];
  const [first, second] = await Promise.all([bring(desk, ...cases), bring(desk, ...cases)]);
  expect(first.oprettet + second.oprettet).toBe(60);
  expect(first.uaendret + second.uaendret).toBe(60);
});

test('a klage of our own cannot come by import', async () => {
  const desk = await importDesk();
  const line = { ...LEAST, ...OWN, kanal: 'digital' };
  expect(await bring(desk, line)).toMatchObject({
    ...{ oprettet: 0, afvist: 1 },
    fejl: [{ felt: 'nummer', besked: expect.stringMatching(/gennem blanketten/) }],
  });
});

test('a klage of our own gets what is registered on it, and keeps the way it came', async () => {
  const desk = await importDesk();
  await recordKlage(desk.db, klage(1, { sag: { emne: 'folkeskole' } }));
  const [line = ''] = (await exported(desk.db)).split('\n');
  const own: object = JSON.parse(line);
  expect(await bring(desk, own)).toMatchObject({ uaendret: 1 });
  expect(await bring(desk, { ...own, loesning: 'helt', afsluttet: '2026-03-09' })).toMatchObject({
    opdateret: 1,
  });
  const moved = {
    ...{ ...own, modtager: 'TMF', forvaltning: 'TMF', indsigelse: 'TMF', kanal: 'skriftlig' },
    rute: { regel: 'en-anden', regelsaet: 'a', svar: {}, afgoerende: {} },
  };
  const refused = await bring(desk, moved);
  const fields = refused.fejl.map(({ felt }) => felt).sort();
  expect(fields).toEqual(['forvaltning', 'indsigelse', 'kanal', 'modtager', 'rute']);
  expect(await registered(desk.db, OWN)).toMatchObject({
    registreret: { forvaltning: 'SOF', loesning: 'helt' },
  });
});

describe('a klage of our own that an import closes', () => {
  const CLOSED = { afsluttet: '2026-03-09', tilfredshed: { inviteret: false, score: null } };

  async function closedBy(tilstand: 'venter' | 'accepteret' | 'manuel') {
    const desk = await importDesk();
    await recordKlage(desk.db, klage(1, { sag: { emne: 'folkeskole' } }));
    const come = { tilstand, accepteret: NOW.toISOString(), dele_accepteret: 1 };
    await desk.db.updateTable('forsendelse').set(come).execute();
    await giveKontakt(desk.db);
    const [line = ''] = (await exported(desk.db)).split('\n');
    const own: object = JSON.parse(line);
    expect(await bring(desk, { ...own, ...CLOSED })).toMatchObject({ opdateret: 1 });
    expect(await bring(desk, { ...own, ...CLOSED })).toMatchObject({ uaendret: 1 });
    const forsendelse = await desk.db.selectFrom('forsendelse').selectAll().executeTakeFirst();
    const haendelser = await haendelserOf(desk.db, OWN.nummer);
    const kontakt = await desk.db.selectFrom('kontakt').selectAll().executeTakeFirst();
    return {
      ...{ forsendelse, haendelser: haendelser.map(({ hvad }) => hvad), kontakt },
      registreret: (await registered(desk.db, OWN)).registreret,
    };
  }

  test('is acknowledged, its citizen told and asked, and the mail they wanted is due', async () => {
    const closed = await closedBy('accepteret');
    expect(closed.forsendelse).toMatchObject({ tilstand: 'kvitteret' });
    expect(closed.haendelser).toEqual(['modtaget', 'afsluttet', 'kvitteret']);
    expect(closed.registreret.tilfredshed).toEqual({ inviteret: true, score: null });
    expect(Number(closed.kontakt?.naeste_forsoeg)).toBe(NOW.getTime());
  });

  test.each(['venter', 'manuel'] as const)(
    'before its letter came goes on being delivered: %s',
    async (tilstand) => {
      const closed = await closedBy(tilstand);
      expect(closed.forsendelse).toMatchObject({ tilstand });
      expect(closed.haendelser).toEqual(['modtaget', 'afsluttet']);
    },
  );
});

/** The citizen wants a mail when it is closed. */
async function giveKontakt(db: Db): Promise<void> {
  const krypteret = new Uint8Array(64);
  const kontakt = { nummer: OWN.nummer, slags: 'besked', krypteret, forsoeg: 0 } as const;
  await db
    .insertInto('kontakt')
    .values({ ...kontakt, naeste_forsoeg: NEVER_MS })
    .execute();
}

test('lines come through whole wherever the bytes are cut', async () => {
  const cases = [...givenCases({ count: 5, seed: 1, rules: RULES, fra: '2024-04-01' })];
  const texts = new Set<string>();
  for (const chunkBytes of [1, 2, 63, 64, 10_000]) {
    const desk = await importDesk();
    expect(await importLines(desk, bytesOf(cases, chunkBytes))).toMatchObject({ oprettet: 5 });
    texts.add(await exported(desk.db));
  }
  expect(texts.size).toBe(1);
  expect(ndjson(cases).split('\n')).toHaveLength(6);
});
