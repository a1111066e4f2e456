import { type Day, dayInCopenhagen } from '../../src/klage/calendar.ts';
import type { Indsats, Klagepunkt, Registreret } from '../../src/klage/registrering.ts';

/** What is wrong with one field, and in Danish what to do; `felt` as {@link fieldsOf} names it. */
export type FieldFault = { readonly felt: string; readonly besked: string };

/** What the fields of a registration say against each other or the calendar; empty when nothing. */
export function registreretFaults(registreret: Registreret, today: Day): readonly FieldFault[] {
  const modtagetDag = dayInCopenhagen(new Date(registreret.modtaget));
  return [
    ...registreret.klagepunkter.flatMap(emptyKlagepunkt),
    ...registreret.indsatser.flatMap(indsatsFaults),
    ...repeatedIds('overordnedeEmner', registreret.overordnedeEmner),
    ...repeatedIds('borgerensProblem', registreret.borgerensProblem),
    ...closedTooEarly(registreret.afsluttet, modtagetDag),
    ...scoreWithoutInvitation(registreret),
    ...inFuture(registreret, { modtagetDag, today }),
  ];
}

function emptyKlagepunkt(punkt: Klagepunkt, plads: number): readonly FieldFault[] {
  if (Object.values(punkt).some((value) => value !== null)) return [];
  const besked = 'Klagepunktet er tomt. Skriv, hvad der vides om det, eller slet det.';
  return [{ felt: `klagepunkter.${plads}`, besked }];
}

function indsatsFaults(indsats: Indsats, plads: number): readonly FieldFault[] {
  const { type, maade, paabegyndt, afsluttet } = indsats;
  const faults: FieldFault[] = [];
  if (maade !== null && type !== 'ekspedition') {
    const besked = `Måden hører kun til en ekspedition, men typen er ${type}. Slet »maade«, eller ret typen.`;
    faults.push({ felt: `indsatser.${plads}.maade`, besked });
  }
  if (afsluttet !== null && afsluttet < paabegyndt) {
    const besked = `Indsatsen er afsluttet ${afsluttet}, før den er påbegyndt ${paabegyndt}. Ret den ene dag.`;
    faults.push({ felt: `indsatser.${plads}.afsluttet`, besked });
  }
  return faults;
}

function repeatedIds(felt: string, ids: readonly string[]): readonly FieldFault[] {
  return ids.flatMap((id, plads) =>
    ids.indexOf(id) === plads
      ? []
      : [{ felt: `${felt}.${plads}`, besked: `»${id}« står to gange. Slet det ene.` }],
  );
}

function closedTooEarly(afsluttet: Day | null, modtagetDag: Day): readonly FieldFault[] {
  if (afsluttet === null || afsluttet >= modtagetDag) return [];
  const besked = `Sagen er afsluttet ${afsluttet}, før den er modtaget ${modtagetDag}. Ret den ene dag.`;
  return [{ felt: 'afsluttet', besked }];
}

function scoreWithoutInvitation({ tilfredshed }: Registreret): readonly FieldFault[] {
  if (tilfredshed.score === null || tilfredshed.inviteret === true) return [];
  const besked =
    'Der er en score, men borgeren er ikke inviteret. Skriv »inviteret«: true, eller slet scoren.';
  return [{ felt: 'tilfredshed.score', besked }];
}

function inFuture(
  registreret: Registreret,
  { modtagetDag, today }: { readonly modtagetDag: Day; readonly today: Day },
): readonly FieldFault[] {
  const { indsatser, styrketBorgerkontakt } = registreret;
  const days: readonly (readonly [string, Day | null])[] = [
    ['modtaget', modtagetDag],
    ['afsluttet', registreret.afsluttet],
    ['styrketBorgerkontakt.foersteKontakt', styrketBorgerkontakt.foersteKontakt],
    ...indsatser.flatMap(({ paabegyndt, afsluttet }, plads) => [
      [`indsatser.${plads}.paabegyndt`, paabegyndt] as const,
      [`indsatser.${plads}.afsluttet`, afsluttet] as const,
    ]),
  ];
  return days.flatMap(([felt, dag]) =>
    dag !== null && dag > today
      ? [{ felt, besked: `Dagen ${dag} er ikke kommet endnu. Ret den.` }]
      : [],
  );
}
