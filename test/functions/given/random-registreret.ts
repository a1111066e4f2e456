import fc from 'fast-check';
import type { RuleSet } from '../../../functions/routing/rule-set.ts';
import { addDays, dayInCopenhagen } from '../../../src/klage/calendar.ts';
import {
  ARTER,
  EKSPEDITION_MAADER,
  INDSATS_TYPER,
  KANALER,
  KONSULTATIV_OPFOELGNINGER,
  KONTAKT_BRUGT,
  KONTAKT_KANALER,
  KONTAKT_RESULTATER,
  LAERINGER,
  LOESNINGER,
  MEDHOLD,
  type Registreret,
  SAG_SLAGS,
} from '../../../src/klage/registrering.ts';

const orNull = <T>(of: fc.Arbitrary<T>) => fc.option(of, { nil: null });
const oneOf = <const T>(of: readonly T[]) => orNull(fc.constantFrom(...of));
const flag = orNull(fc.boolean());
const day = fc.integer({ min: 0, max: 3_000 }).map((days) => addDays('2012-01-01', days));
const later = fc.integer({ min: 0, max: 200 });

/** Whatever can be registered on one case by these rules, however unlikely. */
export function randomRegistreret(rules: RuleSet): fc.Arbitrary<Registreret> {
  const { overordnedeEmner, borgerensProblem } = rules.kategorier;
  const ord = overordnedeEmner.map(({ id }) => id);
  const problemer = borgerensProblem.map(({ id }) => id);
  const modtagere = [...rules.modtagere.values()];
  const forvaltninger = modtagere.filter(({ slags }) => slags === 'forvaltning');
  const modtaget = day.chain((dag) =>
    fc.integer({ min: 0, max: 86_399_999 }).map((ms) => new Date(Date.parse(dag) + ms)),
  );
  return fc
    .record({
      slags: fc.constantFrom(...SAG_SLAGS),
      modtaget: modtaget.map((at) => at.toISOString()),
      kanal: fc.constantFrom(...KANALER),
      sprog: oneOf(['da', 'en'] as const),
      forvaltning: oneOf(forvaltninger.map(({ id }) => id)),
      emne: oneOf([...rules.emner.keys()]),
      overordnedeEmner: fc.shuffledSubarray(ord, { maxLength: 3 }),
      borgerensProblem: fc.shuffledSubarray(problemer, { maxLength: 3 }),
      klagepunkter: fc.array(klagepunkt(ord), { maxLength: 4 }),
      indsatser: fc.array(indsats, { maxLength: 4 }),
      ...RISKS,
      loesning: oneOf(LOESNINGER),
      loestMedMaalrettetIndsats: flag,
      laering: oneOf(LAERINGER),
      konsultativOpfoelgning: oneOf(KONSULTATIV_OPFOELGNINGER),
      styrketBorgerkontakt,
      tilfredshed: fc.oneof(
        fc.record({ inviteret: flag, score: fc.constant(null) }),
        fc.record({ inviteret: fc.constant(true), score: orNull(score) }),
      ),
      medarbejdertilfredshed: orNull(score),
      afsluttet: orNull(later),
      fejlsendt: oneOf(modtagere.map(({ id }) => id)),
    })
    .map(({ afsluttet, ...rest }) => ({ ...rest, afsluttet: closedAfter(rest, afsluttet) }));
}

function closedAfter({ modtaget }: { readonly modtaget: string }, days: number | null) {
  return days === null ? null : addDays(dayInCopenhagen(new Date(modtaget)), days);
}

const score = fc.integer({ min: 1, max: 5 });

const RISKS = {
  risikoBorger: fc.record({
    afgoerelsensLovlighed: flag,
    borgerensStilling: flag,
    tillidOgTryghed: flag,
  }),
  risikoKommune: fc.record({
    lovligForvaltning: flag,
    effektivAdministration: flag,
    serviceniveau: flag,
    oekonomiskForsvarlighed: flag,
  }),
};

const styrketBorgerkontakt = fc.record({
  brugt: oneOf(KONTAKT_BRUGT),
  foersteKontakt: orNull(day),
  kanal: oneOf(KONTAKT_KANALER),
  forsoeg: orNull(fc.integer({ min: 0, max: 99 })),
  resultat: oneOf(KONTAKT_RESULTATER),
});

const indsats = fc
  .record({
    type: fc.constantFrom(...INDSATS_TYPER),
    maade: oneOf(EKSPEDITION_MAADER),
    paabegyndt: day,
    slut: orNull(later),
  })
  .map(({ type, maade, paabegyndt, slut }) => ({
    type,
    maade: type === 'ekspedition' ? maade : null,
    paabegyndt,
    afsluttet: slut === null ? null : addDays(paabegyndt, slut),
  }));

function klagepunkt(ord: readonly string[]) {
  return fc
    .record({
      overordnetEmne: oneOf(ord),
      art: oneOf(ARTER),
      medhold: oneOf(MEDHOLD),
      medholdKendtVia: oneOf(KANALER),
    })
    .filter((punkt) => Object.values(punkt).some((value) => value !== null));
}
