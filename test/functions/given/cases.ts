import type { RuleSet } from '../../../functions/routing/rule-set.ts';
import { addDays, type Day } from '../../../src/klage/calendar.ts';
import {
  type Indsats,
  type Klagepunkt,
  KONTAKT_RESULTATER,
  nothingRegistered,
  type Registreret,
  type StyrketBorgerkontakt,
} from '../../../src/klage/registrering.ts';
import { type Seeded, seeded } from './seeded.ts';

/** A case as another system would send it: every key there, one line of NDJSON when stringified. */
export type GivenCase = { readonly nummer: string; readonly kilde: string } & Registreret;

export type CasesAsked = {
  readonly count: number;
  /** The same seed, rules and period give the same cases. */
  readonly seed: number;
  readonly rules: RuleSet;
  /** First day of receipt, and how many days they are spread over. */
  readonly fra?: Day;
  readonly dage?: number;
  readonly kilde?: string;
  /**
   * The day they are looked at: whoever would be done with one later has it open still, and one in
   * 200 is forgotten. Without it every seventh is open, however old.
   */
  readonly idag?: Day;
};

/** A case that nobody will ever close. */
const FORGOTTEN = 0.005;

/**
 * Plausible cases: how often what happens is about as in the Borgerrådgiver's published years, and
 * what belongs together fits (an open case has no outcome, a score has an invitation).
 */
export function* givenCases(asked: CasesAsked): Generator<GivenCase, void, void> {
  const { count, seed, fra = '2025-04-01', dage = 275, kilde = 'import' } = asked;
  const random = seeded(seed);
  const ids = idsOf(asked.rules);
  for (let i = 1; i <= count; i += 1) {
    const dag = addDays(fra, random.below(dage));
    const nummer = `${dag.slice(0, 4)}-${String(i).padStart(7, '0')}`;
    yield { nummer, kilde, ...caseOf(random, ids, { dag, idag: asked.idag ?? null }) };
  }
}

/** The cases as NDJSON. */
export function ndjson(cases: Iterable<object>): string {
  return [...cases].map((one) => `${JSON.stringify(one)}\n`).join('');
}

type Ids = {
  readonly forvaltninger: readonly string[];
  readonly emner: readonly string[];
  readonly overordnedeEmner: readonly string[];
  readonly borgerensProblem: readonly string[];
};

function idsOf({ modtagere, emner, kategorier }: RuleSet): Ids {
  const forvaltninger = [...modtagere.values()].filter(({ slags }) => slags === 'forvaltning');
  return {
    forvaltninger: forvaltninger.map(({ id }) => id),
    emner: [...emner.keys()],
    overordnedeEmner: kategorier.overordnedeEmner.map(({ id }) => id),
    borgerensProblem: kategorier.borgerensProblem.map(({ id }) => id),
  };
}

type Days = { readonly dag: Day; readonly idag: Day | null };

function caseOf(random: Seeded, ids: Ids, days: Days): Registreret {
  const { dag } = days;
  const slags = random.weighted({ klage: 85, henvendelse: 8, 'konsultativ-bistand': 7 });
  const afsluttet = closingDay(random, days);
  const time = String(6 + random.below(12)).padStart(2, '0');
  const registreret: Registreret = {
    ...nothingRegistered({ slags, modtaget: `${dag}T${time}:12:00.000Z`, kanal: kanalOf(random) }),
    sprog: random.weighted({ da: 9, en: 1 }),
    forvaltning: random.chance(0.97) ? random.pick(ids.forvaltninger) : null,
    emne: random.chance(0.6) ? random.pick(ids.emner) : null,
    overordnedeEmner: some(random, ids.overordnedeEmner, 1 + random.below(2)),
    borgerensProblem: some(random, ids.borgerensProblem, 1 + random.below(3)),
    indsatser: indsatserOf(random, dag, afsluttet),
  };
  return afsluttet === null ? registreret : closed(random, { ids, registreret, afsluttet });
}

function closingDay(random: Seeded, { dag, idag }: Days): Day | null {
  if (!random.chance(idag === null ? 0.85 : 1 - FORGOTTEN)) return null;
  const closing = addDays(dag, random.below(60));
  return idag === null || closing <= idag ? closing : null;
}

type Closing = {
  readonly ids: Ids;
  readonly registreret: Registreret;
  readonly afsluttet: Day;
};

function closed(random: Seeded, { ids, registreret, afsluttet }: Closing): Registreret {
  const assessed = random.chance(0.8);
  const inviteret = random.chance(0.5);
  const score = inviteret && random.chance(0.4) ? 1 + random.below(5) : null;
  return {
    ...registreret,
    klagepunkter: Array.from({ length: 1 + (random.chance(0.13) ? 1 : 0) }, () =>
      klagepunktOf(random, ids),
    ),
    ...(assessed ? risksOf(random) : {}),
    loesning: random.weighted({ helt: 60, delvist: 20, ikke: 12, afventer: 8 }),
    loestMedMaalrettetIndsats: random.chance(0.7),
    laering: random.weighted({ konkret: 5, generel: 3, ingen: 2 }),
    konsultativOpfoelgning: registreret.slags === 'konsultativ-bistand' ? followUpOf(random) : null,
    styrketBorgerkontakt: contactOf(random, registreret.modtaget.slice(0, 10)),
    tilfredshed: { inviteret, score },
    medarbejdertilfredshed: random.chance(0.2) ? 1 + random.below(5) : null,
    afsluttet,
  };
}

function kanalOf(random: Seeded) {
  return random.weighted({ skriftlig: 5, telefonisk: 3, personlig: 1, digital: 1 });
}

function klagepunktOf(random: Seeded, { overordnedeEmner }: Ids): Klagepunkt {
  const medhold = random.weighted({
    ...{ helt: 30, delvist: 28, ikke: 20, afvist: 4, trukket: 5, ukendt: 13 },
  });
  return {
    overordnetEmne: random.pick(overordnedeEmner),
    art: random.weighted({ formel: 7, materiel: 3 }),
    medhold,
    medholdKendtVia: medhold === 'ukendt' ? null : random.pick(['skriftlig', 'telefonisk']),
  };
}

function indsatserOf(random: Seeded, dag: Day, slut: Day | null): readonly Indsats[] {
  const type = random.weighted({
    ...{ ekspedition: 68, intervention: 21, 'konsultativ-bistand': 7, tilsyn: 4 },
  });
  const maade = type === 'ekspedition' ? random.pick(['automatisk', 'manuel'] as const) : null;
  return [{ type, maade, paabegyndt: dag, afsluttet: slut }];
}

function risksOf(random: Seeded): Pick<Registreret, 'risikoBorger' | 'risikoKommune'> {
  return {
    risikoBorger: {
      afgoerelsensLovlighed: random.chance(0.67),
      borgerensStilling: random.chance(0.86),
      tillidOgTryghed: random.chance(0.99),
    },
    risikoKommune: {
      lovligForvaltning: random.chance(0.75),
      effektivAdministration: random.chance(0.8),
      serviceniveau: random.chance(0.84),
      oekonomiskForsvarlighed: random.chance(0.71),
    },
  };
}

function followUpOf(random: Seeded) {
  return random.weighted({
    ...{ 'konkret-forbedring': 4, 'generel-forbedring': 3, 'ikke-brugt': 2, ukendt: 1 },
  });
}

function contactOf(random: Seeded, dag: Day): StyrketBorgerkontakt {
  const brugt = random.weighted({ ja: 5, nej: 4, 'ikke-relevant': 1 });
  if (brugt !== 'ja') {
    return { brugt, foersteKontakt: null, kanal: null, forsoeg: null, resultat: null };
  }
  return {
    brugt,
    foersteKontakt: addDays(dag, random.below(5)),
    kanal: random.weighted({ telefon: 8, personlig: 1, email: 1, brev: 1 }),
    forsoeg: 1 + random.below(3),
    resultat: random.pick(KONTAKT_RESULTATER),
  };
}

/** `count` different ones, or all there are. */
function some(random: Seeded, from: readonly string[], count: number): readonly string[] {
  const picked = new Set<string>();
  while (picked.size < Math.min(count, from.length)) picked.add(random.pick(from));
  return [...picked];
}
