import { describe, expect, test } from 'vitest';
import { fieldsOf } from '../../../functions/register/registrering-fields.ts';
import { registreringHaendelserOf } from '../../../functions/register/registrering-haendelse.ts';
import {
  changeRegistrering,
  findRegistrering,
  insertRegistrering,
  type RegistreretChanges,
} from '../../../functions/register/registreringer.ts';
import type { Db } from '../../../functions/register/tables.ts';
import { mergeOthers } from '../../../functions/sager/others-changes.ts';
import { nothingRegistered } from '../../../src/klage/registrering.ts';
import { register } from '../given/folder.ts';

const KEY = { kilde: 'klagevej', nummer: 'K-2026-2222222' };
const NOW = new Date('2026-03-09T09:00:00Z');
const BERIT = { hvem: 'medarbejder:berit', now: NOW };
const PUNKT = { overordnetEmne: null, art: null, medhold: null, medholdKendtVia: null };

/** A case with something on it, as both of them see it. */
async function given(): Promise<{ readonly db: Db; readonly sidst: number }> {
  const db = await register();
  const registreret = {
    ...nothingRegistered({
      slags: 'klage',
      modtaget: '2026-03-02T09:00:00.000Z',
      kanal: 'digital',
    }),
    ...{ loesning: 'afventer' as const, laering: 'ingen' as const },
    klagepunkter: [{ ...PUNKT, medhold: 'helt' as const }],
    overordnedeEmner: ['vejledning'],
  };
  await db.transaction().execute((trx) => insertRegistrering(trx, { ...KEY, registreret }, BERIT));
  return { db, sidst: await lastOf(db) };
}

async function lastOf(db: Db): Promise<number> {
  return Math.max(...(await registreringHaendelserOf(db, KEY)).map(({ id }) => id));
}

/** Berit saves in one or more steps; then the other sends what they typed. */
async function clash(
  steps: readonly RegistreretChanges[],
  typed: Readonly<Record<string, string>>,
) {
  const { db, sidst } = await given();
  const seen = fieldsOf((await findRegistrering(db, KEY))?.registreret ?? nothing);
  for (const [i, changes] of steps.entries()) {
    await changeRegistrering(db, { ...KEY, ...BERIT, udgave: i + 1 }, changes);
  }
  const nu = await findRegistrering(db, KEY);
  if (nu === null) throw new Error('The case is gone.');
  const siden = (await registreringHaendelserOf(db, KEY)).filter(({ id }) => id > sidst);
  const sent = new Map([...seen, ...Object.entries(typed)]);
  return mergeOthers({ now: fieldsOf(nu.registreret), siden, typed: sent, raadgiver: true });
}
const nothing = nothingRegistered({ slags: 'klage', modtaget: '', kanal: 'digital' });

describe('what somebody typed over another’s changes', () => {
  test('stays where they changed it, and is the other’s where they did not', async () => {
    const { values, andres } = await clash([{ laering: 'konkret' }], { loesning: 'helt' });
    expect(values.get('loesning')).toBe('helt');
    expect(values.get('laering')).toBe('konkret');
    expect(andres).toMatchObject([{ felt: 'laering', fra: 'ingen', til: 'konkret', begge: false }]);
  });

  test('stays also where the other changed the same, which is said', async () => {
    const { values, andres } = await clash([{ loesning: 'ikke' }], { loesning: 'helt' });
    expect(values.get('loesning')).toBe('helt');
    expect(andres).toMatchObject([{ felt: 'loesning', til: 'ikke', begge: true }]);
  });

  test('is no clash where both wrote the same', async () => {
    const { andres } = await clash([{ loesning: 'helt' }], { loesning: 'helt' });
    expect(andres).toMatchObject([{ begge: false }]);
  });

  test('is measured by what they saw, however often the other saved since', async () => {
    const steps = [{ loesning: 'ikke' }, { loesning: 'helt' }, { loesning: 'afventer' }] as const;
    const { values, andres } = await clash(steps, { loesning: 'delvist' });
    expect(values.get('loesning')).toBe('delvist');
    expect(andres).toHaveLength(3);
    const untouched = await clash(steps.slice(0, 2), {});
    expect(untouched.values.get('loesning')).toBe('helt');
  });

  test('has rows together: theirs when they changed any, else the other’s', async () => {
    const other = [
      { ...PUNKT, medhold: 'helt' as const },
      { ...PUNKT, art: 'formel' as const },
    ];
    const kept = await clash([{ klagepunkter: other }], { 'klagepunkter.0.medhold': 'ikke' });
    expect(kept.values.get('klagepunkter.0.medhold')).toBe('ikke');
    expect(kept.values.get('klagepunkter.1.art') ?? '').toBe('');
    const taken = await clash([{ klagepunkter: other }], { loesning: 'helt' });
    expect(taken.values.get('klagepunkter.1.art')).toBe('formel');
    const removed = await clash([{ klagepunkter: [] }], { loesning: 'helt' });
    expect(removed.values.get('klagepunkter.0.medhold')).toBe('');
  });

  test('may be an empty field, which is a change too', async () => {
    const { values } = await clash([{ laering: 'konkret' }], {
      loesning: '',
      overordnedeEmner: '',
    });
    expect(values.get('loesning')).toBe('');
    expect(values.get('overordnedeEmner')).toBe('');
    expect(values.get('laering')).toBe('konkret');
  });

  test('is not touched by what stands in no field of theirs, of which they are told all the same', async () => {
    const change = { styrketBorgerkontakt: { brugt: 'ja' } } as const;
    const { values, andres } = await clash([change], {});
    expect(values.has('styrketBorgerkontakt.brugt')).toBe(false);
    expect(andres).toMatchObject([{ felt: 'styrketBorgerkontakt.brugt', begge: false }]);
  });
});
