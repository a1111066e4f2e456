import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { casesToReplay } from '../../../functions/register/cases-to-replay.ts';
import { recordKlage } from '../../../functions/register/record-klage.ts';
import { register } from '../given/folder.ts';
import { klage, nummerOf } from '../given/klage.ts';

const span = (fra: string, til: string) => ({ fra: new Date(fra), til: new Date(til) });
const MARCH = span('2026-03-01T00:00:00+01:00', '2026-04-01T00:00:00+02:00');

test('a case comes back with its answers and the forvaltning that was picked, and nothing else', async () => {
  const db = await register();
  const { sag } = klage(1);
  await recordKlage(db, klage(1, { sag: { valgtForvaltning: 'SUF' } }));
  await recordKlage(db, klage(2));
  expect(await casesToReplay(db, MARCH)).toEqual([
    { nummer: nummerOf(1), svar: sag.svar, valgtForvaltning: 'SUF' },
    { nummer: nummerOf(2), svar: sag.svar, valgtForvaltning: null },
  ]);
});

test('the first instant is in it and the last is not', async () => {
  const db = await register();
  const times = [
    '2026-02-28T22:59:59.999Z',
    '2026-02-28T23:00:00.000Z',
    '2026-03-31T22:00:00.000Z',
  ];
  for (const [i, modtaget] of times.entries())
    await recordKlage(db, klage(i, { sag: { modtaget } }));
  expect((await casesToReplay(db, MARCH)).map(({ nummer }) => nummer)).toEqual([nummerOf(1)]);
});

test('a case that came from elsewhere was not routed here', async () => {
  const db = await register();
  await recordKlage(db, klage(1));
  await sql`update sag set kilde = 'esdh'`.execute(db);
  expect(await casesToReplay(db, MARCH)).toEqual([]);
});
