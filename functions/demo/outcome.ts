import {
  type Klagepunkt,
  KONSULTATIV_OPFOELGNINGER,
  type Registreret,
} from '../../src/klage/registrering.ts';
import type { RegistreretChanges } from '../register/registrering-fields.ts';
import type { DemoDesk } from './demo-desk.ts';
import type { Manner } from './profile.ts';
import { picker, type Seeded } from './seeded.ts';

/** What a case turns out to be about, as whoever first reads it registers it. */
export type About = Pick<Registreret, 'overordnedeEmner' | 'borgerensProblem'>;

/** A share this high of what is closed has an outcome that is known. */
const KNOWN = 0.88;
const TWO_POINTS = 0.14;
const SCORED_BY_STAFF = 0.25;

/**
 * @param hint the answer to what the klage is about, which often is one of the kommune's words too
 */
export function aboutOf(
  random: Seeded,
  { profile }: DemoDesk,
  { hint, surge }: { readonly hint: string; readonly surge: boolean },
): About {
  if (surge) {
    return {
      overordnedeEmner: [profile.surge.emne],
      borgerensProblem: [profile.surge.problem],
    };
  }
  const { overordnedeEmner, borgerensProblem } = profile.rules.kategorier;
  const hinted = overordnedeEmner.find(({ id }) => id === hint && id !== 'andet');
  const first = hinted?.id ?? often(overordnedeEmner)(random);
  const second = random.chance(0.28) ? often(overordnedeEmner)(random) : first;
  return {
    overordnedeEmner: [...new Set([first, second])],
    borgerensProblem: [
      ...new Set(
        Array.from({ length: 1 + random.below(2) }, () => often(borgerensProblem)(random)),
      ),
    ],
  };
}

/** The first of a list are the most usual (Zipf). */
function often(list: readonly { readonly id: string }[]): (random: Seeded) => string {
  const pick = picker([...list.entries()], ([place]) => 1 / (place + 1.5));
  return (random) => pick(random)[1].id;
}

/** What is registered when a case is closed. */
export function endingOf(
  random: Seeded,
  {
    about,
    manner,
    kanal,
  }: { readonly about: About; readonly manner: Manner; readonly kanal: boolean },
): RegistreretChanges {
  const upheld = random.chance(manner.upheld);
  const known = random.chance(kanal ? KNOWN : 0.97);
  const points = random.chance(TWO_POINTS) ? 2 : 1;
  return {
    klagepunkter: Array.from({ length: points }, (_, i) =>
      klagepunktOf(random, { emne: about.overordnedeEmner[i] ?? null, upheld, known }),
    ),
    loesning: upheld
      ? random.weighted({ helt: 64, delvist: 28, ikke: 4, afventer: 4 })
      : random.weighted({ helt: 38, delvist: 26, ikke: 30, afventer: 6 }),
    laering: random.weighted({ konkret: 40, generel: 22, ingen: 38 }),
    medarbejdertilfredshed: random.chance(SCORED_BY_STAFF) ? 3 + random.below(3) : null,
  };
}

function klagepunktOf(
  random: Seeded,
  { emne, upheld, known }: { emne: string | null; upheld: boolean; known: boolean },
): Klagepunkt {
  const medhold = medholdOf(random, { upheld, known });
  return {
    overordnetEmne: emne,
    art: random.weighted({ formel: 7, materiel: 3 }),
    medhold,
    medholdKendtVia: medhold === 'ukendt' ? null : random.weighted({ skriftlig: 6, telefonisk: 4 }),
  };
}

function medholdOf(random: Seeded, { upheld, known }: { upheld: boolean; known: boolean }) {
  if (!known) return 'ukendt';
  if (upheld) return random.weighted({ helt: 5, delvist: 5 });
  return random.weighted({ ikke: 80, afvist: 9, trukket: 11 });
}

/** The risks that Borgerrådgiveren assesses, about as often as in their published years. */
export function risksOf(random: Seeded): RegistreretChanges {
  return {
    risikoBorger: {
      afgoerelsensLovlighed: random.chance(0.66),
      borgerensStilling: random.chance(0.85),
      tillidOgTryghed: random.chance(0.985),
    },
    risikoKommune: {
      lovligForvaltning: random.chance(0.74),
      effektivAdministration: random.chance(0.8),
      serviceniveau: random.chance(0.83),
      oekonomiskForsvarlighed: random.chance(0.7),
    },
    loestMedMaalrettetIndsats: random.chance(0.72),
  };
}

/** What a forvaltning did with the konsultative bistand it got. */
export function followUpOf(random: Seeded): RegistreretChanges {
  return { konsultativOpfoelgning: picker(KONSULTATIV_OPFOELGNINGER, followUpWeight)(random) };
}

function followUpWeight(opfoelgning: (typeof KONSULTATIV_OPFOELGNINGER)[number]): number {
  return { 'konkret-forbedring': 42, 'generel-forbedring': 28, 'ikke-brugt': 16, ukendt: 14 }[
    opfoelgning
  ];
}
