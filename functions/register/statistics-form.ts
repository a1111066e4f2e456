import type { FormKlage } from '../statistics/period-counts.ts';
import type { Periode } from '../statistics/report.ts';
import { OWN_KILDE } from './kilder.ts';
import { type About, instantsOf, isAbout } from './statistics-cases.ts';
import type { Db } from './tables.ts';

/** The klager received through the form in the period, each with what became of its letter. */
export async function casesOfForm(
  db: Db,
  periode: Periode,
  about: About,
): Promise<readonly FormKlage[]> {
  const { fra, foer } = instantsOf(periode);
  const rows = await db
    .selectFrom('sag')
    .innerJoin('registrering', (join) =>
      join
        .onRef('registrering.kilde', '=', 'sag.kilde')
        .onRef('registrering.nummer', '=', 'sag.nummer'),
    )
    .leftJoin('forsendelse as brev', 'brev.nummer', 'sag.nummer')
    .leftJoin('videre', 'videre.til', 'sag.nummer')
    .where('sag.kilde', '=', OWN_KILDE)
    .where('sag.modtaget', '>=', fra)
    .where('sag.modtaget', '<', foer)
    .where(isAbout(about, 'registrering.forvaltning'))
    .select(['sag.nummer', 'sag.modtaget', 'regel', 'indsigelse', 'registrering.forvaltning'])
    .select(['fejlsendt_til', 'brev.slags', 'tilstand', 'accepteret', 'erstattet', 'videre.fra'])
    .execute();
  return [...Map.groupBy(rows, ({ nummer }) => nummer).values()].flatMap(klageOf);
}

type LetterRow = {
  readonly modtaget: string;
  readonly regel: string | null;
  readonly indsigelse: string | null;
  readonly forvaltning: string | null;
  readonly fejlsendt_til: string | null;
  /** null: it has no letter. */
  readonly slags: 'modtager' | 'reserve' | null;
  readonly tilstand: string | null;
  readonly accepteret: string | null;
  readonly erstattet: string | null;
  /** The klage it carries on, which nobody answered in time. */
  readonly fra: string | null;
};

/** One klage by its letters: one, and by escalation a second. */
function klageOf(letters: readonly LetterRow[]): readonly FormKlage[] {
  const [first] = letters;
  if (first === undefined) return [];
  const accepted = letters.flatMap(({ accepteret }) => accepteret ?? []).toSorted();
  return [
    {
      ...{ forvaltning: first.forvaltning, regel: first.regel },
      fejlsendt: first.fejlsendt_til !== null,
      // Carrying on is no vote against the rule that named another.
      indsigelse: first.indsigelse !== null && first.fra === null,
      reserve: letters.some(({ slags }) => slags === 'reserve'),
      tilstand: letters.find(({ erstattet }) => erstattet === null)?.tilstand ?? null,
      sekunder: secondsBetween(first.modtaget, accepted[0] ?? null),
    },
  ];
}

/** Whole seconds until the first mailbox had it; null when none has. */
function secondsBetween(modtaget: string, accepteret: string | null): number | null {
  if (accepteret === null) return null;
  return Math.max(0, Math.round((Date.parse(accepteret) - Date.parse(modtaget)) / 1000));
}
