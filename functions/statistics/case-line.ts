import { dayInCopenhagen, daysBetween } from '../../src/klage/calendar.ts';
import {
  EKSPEDITION_MAADER,
  INDSATS_TYPER,
  type Indsats,
  KANALER,
  type Klagepunkt,
  KONSULTATIV_OPFOELGNINGER,
  KONTAKT_BRUGT,
  KONTAKT_RESULTATER,
  LAERINGER,
  LOESNINGER,
  MEDHOLD,
  type Registreret,
  RISICI_BORGER,
  RISICI_KOMMUNE,
  SAG_SLAGS,
} from '../../src/klage/registrering.ts';

const FLAG = ['nej', 'ja'] as const;
const SCORES = ['1', '2', '3', '4', '5'] as const;

/** The closed values that are counted of a case, in the order of the line; a new one comes last. */
export const FELTER = [
  ...(['slags', 'kanal', 'loesning', 'maalrettet', 'laering', 'konsultativ'] as const),
  ...RISICI_BORGER,
  ...RISICI_KOMMUNE,
  ...(['brugt', 'resultat', 'medarbejder'] as const),
] as const;
export type Felt = (typeof FELTER)[number];

/** What each can be: in the line a value is its place here. */
export const VAERDIER = {
  slags: SAG_SLAGS,
  kanal: KANALER,
  loesning: LOESNINGER,
  maalrettet: FLAG,
  laering: LAERINGER,
  konsultativ: KONSULTATIV_OPFOELGNINGER,
  ...{ afgoerelsensLovlighed: FLAG, borgerensStilling: FLAG, tillidOgTryghed: FLAG },
  ...{ lovligForvaltning: FLAG, effektivAdministration: FLAG, serviceniveau: FLAG },
  oekonomiskForsvarlighed: FLAG,
  brugt: KONTAKT_BRUGT,
  resultat: KONTAKT_RESULTATER,
  medarbejder: SCORES,
} as const satisfies { readonly [F in Felt]: readonly string[] };

/**
 * One more whenever {@link caseLine} writes a case otherwise than before: lines of an older version are
 * then found and written anew. What reads lines must go on reading those of the version before.
 */
export const TAELLING_UDGAVE = 1;

/** What nobody has said. */
const UNSAID = '-';

/**
 * What statistics count of a case, in one line that is kept beside its registration: a million cases
 * are then read from one index. Six words: the closed values of {@link FELTER}, a sign each; days to
 * the first contact; overordnede emner; the citizen's problems; klagepunkter as `emne:medhold`;
 * indsatser, two signs each. It holds ids and closed values, nothing that is typed. What has columns
 * of its own in that index (days, forvaltning, the citizen's score) is not in it.
 */
export function caseLine(registreret: Registreret): string {
  const { overordnedeEmner, borgerensProblem, klagepunkter, indsatser } = registreret;
  const said = saidOf(registreret);
  return [
    FELTER.map((felt) => signOf(VAERDIER[felt], said[felt])).join(''),
    daysToContact(registreret),
    overordnedeEmner.join(','),
    borgerensProblem.join(','),
    klagepunkter.map(punktWord).join(','),
    indsatser.map(indsatsSigns).join(''),
  ].join(' ');
}

function saidOf(registreret: Registreret): { readonly [F in Felt]: string | null } {
  const { risikoBorger, risikoKommune, styrketBorgerkontakt } = registreret;
  const score = registreret.medarbejdertilfredshed;
  return {
    slags: registreret.slags,
    kanal: registreret.kanal,
    loesning: registreret.loesning,
    maalrettet: flag(registreret.loestMedMaalrettetIndsats),
    laering: registreret.laering,
    konsultativ: registreret.konsultativOpfoelgning,
    afgoerelsensLovlighed: flag(risikoBorger.afgoerelsensLovlighed),
    borgerensStilling: flag(risikoBorger.borgerensStilling),
    tillidOgTryghed: flag(risikoBorger.tillidOgTryghed),
    lovligForvaltning: flag(risikoKommune.lovligForvaltning),
    effektivAdministration: flag(risikoKommune.effektivAdministration),
    serviceniveau: flag(risikoKommune.serviceniveau),
    oekonomiskForsvarlighed: flag(risikoKommune.oekonomiskForsvarlighed),
    brugt: styrketBorgerkontakt.brugt,
    resultat: styrketBorgerkontakt.resultat,
    medarbejder: score === null ? null : String(score),
  };
}

function flag(value: boolean | null): (typeof FLAG)[number] | null {
  if (value === null) return null;
  return value ? 'ja' : 'nej';
}

/** A value's place in its list. */
function signOf(list: readonly string[], value: string | null): string {
  return value === null ? UNSAID : String(list.indexOf(value));
}

function daysToContact({
  modtaget,
  styrketBorgerkontakt: { foersteKontakt },
}: Registreret): string {
  if (foersteKontakt === null) return '';
  return String(daysBetween(dayInCopenhagen(new Date(modtaget)), foersteKontakt));
}

function punktWord({ overordnetEmne, medhold }: Klagepunkt): string {
  return `${overordnetEmne ?? ''}:${signOf(MEDHOLD, medhold)}`;
}

function indsatsSigns({ type, maade }: Indsats): string {
  return `${signOf(INDSATS_TYPER, type)}${signOf(EKSPEDITION_MAADER, maade)}`;
}

/** An ekspedition that the system made. */
export const AUTOMATIC = indsatsSigns({
  ...{ type: 'ekspedition', maade: 'automatisk', paabegyndt: '', afsluttet: null },
});

/** Places of the outcomes of a klagepunkt that are known, and of those that uphold it. */
export const MEDHOLD_KENDT: ReadonlySet<string> = signsOf([
  'helt',
  'delvist',
  'ikke',
  'afvist',
  'trukket',
]);
export const MEDHOLD_GIVET: ReadonlySet<string> = signsOf(['helt', 'delvist']);

function signsOf(outcomes: readonly (typeof MEDHOLD)[number][]): ReadonlySet<string> {
  return new Set(outcomes.map((outcome) => signOf(MEDHOLD, outcome)));
}
