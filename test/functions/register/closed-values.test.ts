import { expect, test } from 'vitest';
import { insertImported } from '../../../functions/register/insert-registreringer.ts';
import { withChanges } from '../../../functions/register/registrering-fields.ts';
import {
  findRegistrering,
  type RegistreretChanges,
} from '../../../functions/register/registreringer.ts';
import * as closed from '../../../src/klage/registrering.ts';
import { register } from '../given/folder.ts';

const NOW = new Date('2026-03-02T09:00:00Z');
const SAG = { slags: 'klage', kanal: 'digital', modtaget: '2026-03-02T09:00:00.000Z' } as const;
const PUNKT = { overordnetEmne: null, art: null, medhold: null, medholdKendtVia: null };
const INDSATS = { maade: null, paabegyndt: '2026-03-02', afsluttet: null };

/** Every value of every closed list, each in a case of its own. */
const EACH: readonly RegistreretChanges[] = [
  ...closed.SAG_SLAGS.map((slags) => ({ slags })),
  ...closed.KANALER.map((kanal) => ({ kanal })),
  ...closed.ARTER.map((art) => ({ klagepunkter: [{ ...PUNKT, art }] })),
  ...closed.MEDHOLD.map((medhold) => ({ klagepunkter: [{ ...PUNKT, medhold }] })),
  ...closed.KANALER.map((via) => ({ klagepunkter: [{ ...PUNKT, medholdKendtVia: via }] })),
  ...closed.INDSATS_TYPER.map((type) => ({ indsatser: [{ ...INDSATS, type }] })),
  ...closed.EKSPEDITION_MAADER.map((maade) => ({
    indsatser: [{ ...INDSATS, type: 'ekspedition' as const, maade }],
  })),
  ...closed.LOESNINGER.map((loesning) => ({ loesning })),
  ...closed.LAERINGER.map((laering) => ({ laering })),
  ...closed.KONSULTATIV_OPFOELGNINGER.map((one) => ({ konsultativOpfoelgning: one })),
  ...closed.RISICI_BORGER.map((name) => ({ risikoBorger: { [name]: true } })),
  ...closed.RISICI_KOMMUNE.map((name) => ({ risikoKommune: { [name]: false } })),
  ...closed.KONTAKT_BRUGT.map((brugt) => ({ styrketBorgerkontakt: { brugt } })),
  ...closed.KONTAKT_KANALER.map((kanal) => ({ styrketBorgerkontakt: { kanal } })),
  ...closed.KONTAKT_RESULTATER.map((resultat) => ({ styrketBorgerkontakt: { resultat } })),
];

test('the register takes every value that can be registered', async () => {
  const db = await register();
  const cases = EACH.map((changes, i) => ({
    ...{ kilde: 'import', nummer: String(i) },
    registreret: withChanges(closed.nothingRegistered(SAG), changes),
  }));
  await db.transaction().execute((trx) => insertImported(trx, cases, NOW));
  for (const { kilde, nummer, registreret } of cases) {
    expect(await findRegistrering(db, { kilde, nummer })).toMatchObject({ registreret });
  }
});

const NONE: readonly (readonly [string, RegistreretChanges])[] = [
  ['a sentence for an emne', { emne: 'Min nabo Karen' }],
  ['a sentence among the words', { overordnedeEmner: ['Min nabo Karen'] }],
  ['a word twice', { overordnedeEmner: ['vejledning', 'vejledning'] }],
  ['a sixth step', { medarbejdertilfredshed: 6 }],
  ['a score nobody asked for', { tilfredshed: { score: 3 } }],
  ['an end before the start', { afsluttet: '2026-03-01' }],
  ['a day that is none', { afsluttet: 'i morgen' }],
  [
    'an indsats that ends before it begins',
    { indsatser: [{ ...INDSATS, type: 'tilsyn', afsluttet: '2026-03-01' }] },
  ],
  [
    'a way of what is no ekspedition',
    { indsatser: [{ ...INDSATS, type: 'tilsyn', maade: 'manuel' }] },
  ],
];

test.each(NONE)('the register itself refuses %s', async (_what, changes) => {
  const db = await register();
  const registreret = withChanges(closed.nothingRegistered(SAG), changes);
  const insert = db
    .transaction()
    .execute((trx) => insertImported(trx, [{ kilde: 'import', nummer: '1', registreret }], NOW));
  await expect(insert).rejects.toThrow(/CHECK|UNIQUE/i);
});
