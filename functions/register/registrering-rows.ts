import type { Insertable, Selectable } from 'kysely';
import type {
  Indsats,
  Klagepunkt,
  Registreret,
  StyrketBorgerkontakt,
} from '../../src/klage/registrering.ts';
import { caseLine, TAELLING_UDGAVE } from '../statistics/case-line.ts';
import { isRaadgivers } from './is-raadgivers.ts';
import type { SagKey } from './registrering-haendelse.ts';
import type {
  IndsatsTable,
  KlagepunktTable,
  OrdSlags,
  RegistreringOrdTable,
  RegistreringTable,
} from './registrering-tables.ts';

export type RegistreringRow = Selectable<RegistreringTable>;

/** The rows beside the registration's own. */
export type ListRows = {
  readonly klagepunkter: readonly Selectable<KlagepunktTable>[];
  readonly indsatser: readonly Selectable<IndsatsTable>[];
  readonly ord: readonly Selectable<RegistreringOrdTable>[];
};

/** A registration's columns by name, so that nothing typed can be spread into it by accident. */
export function registreringColumns(registreret: Registreret) {
  const { styrketBorgerkontakt: sb, tilfredshed } = registreret;
  return {
    slags: registreret.slags,
    modtaget: registreret.modtaget,
    kanal: registreret.kanal,
    sprog: registreret.sprog,
    forvaltning: registreret.forvaltning,
    emne: registreret.emne,
    afsluttet: registreret.afsluttet,
    loesning: registreret.loesning,
    loest_med_maalrettet_indsats: flag(registreret.loestMedMaalrettetIndsats),
    laering: registreret.laering,
    konsultativ_opfoelgning: registreret.konsultativOpfoelgning,
    ...riskColumns(registreret),
    sb_brugt: sb.brugt,
    sb_foerste_kontakt: sb.foersteKontakt,
    sb_kanal: sb.kanal,
    sb_forsoeg: sb.forsoeg,
    sb_resultat: sb.resultat,
    tilfreds_inviteret: flag(tilfredshed.inviteret),
    tilfreds_score: tilfredshed.score,
    medarbejder_score: registreret.medarbejdertilfredshed,
    fejlsendt_til: registreret.fejlsendt,
    raadgivers: isRaadgivers(registreret) ? (1 as const) : (0 as const),
    taelling: caseLine(registreret),
    taelling_udgave: TAELLING_UDGAVE,
  };
}

function riskColumns({ risikoBorger, risikoKommune }: Registreret) {
  return {
    risiko_afgoerelsens_lovlighed: flag(risikoBorger.afgoerelsensLovlighed),
    risiko_borgerens_stilling: flag(risikoBorger.borgerensStilling),
    risiko_tillid_og_tryghed: flag(risikoBorger.tillidOgTryghed),
    risiko_lovlig_forvaltning: flag(risikoKommune.lovligForvaltning),
    risiko_effektiv_administration: flag(risikoKommune.effektivAdministration),
    risiko_serviceniveau: flag(risikoKommune.serviceniveau),
    risiko_oekonomisk_forsvarlighed: flag(risikoKommune.oekonomiskForsvarlighed),
  };
}

export function klagepunktRows(
  { kilde, nummer }: SagKey,
  klagepunkter: readonly Klagepunkt[],
): Insertable<KlagepunktTable>[] {
  return klagepunkter.map(({ overordnetEmne, art, medhold, medholdKendtVia }, plads) => ({
    ...{ kilde, nummer, plads, overordnet_emne: overordnetEmne },
    ...{ art, medhold, medhold_kendt_via: medholdKendtVia },
  }));
}

export function indsatsRows(
  { kilde, nummer }: SagKey,
  { indsatser, forvaltning }: Pick<Registreret, 'indsatser' | 'forvaltning'>,
): Insertable<IndsatsTable>[] {
  return indsatser.map(({ type, maade, paabegyndt, afsluttet }, plads) => ({
    ...{ kilde, nummer, plads, forvaltning },
    ...{ type, maade, paabegyndt, afsluttet },
  }));
}

export function ordRows(
  { kilde, nummer }: SagKey,
  slags: OrdSlags,
  ids: readonly string[],
): Insertable<RegistreringOrdTable>[] {
  return ids.map((id, plads) => ({ kilde, nummer, slags, plads, id }));
}

/** What the rows of one case say; its lists come in the order of `plads`. */
export function registreretOf(
  row: RegistreringRow,
  { klagepunkter, indsatser, ord }: ListRows,
): Registreret {
  return {
    ...{ slags: row.slags, modtaget: row.modtaget, kanal: row.kanal, sprog: row.sprog },
    ...{ forvaltning: row.forvaltning, emne: row.emne },
    overordnedeEmner: idsOf(ord, 'overordnet-emne'),
    borgerensProblem: idsOf(ord, 'borgerens-problem'),
    klagepunkter: klagepunkter.map(klagepunktOf),
    indsatser: indsatser.map(indsatsOf),
    ...risksOf(row),
    loesning: row.loesning,
    loestMedMaalrettetIndsats: yesNo(row.loest_med_maalrettet_indsats),
    laering: row.laering,
    konsultativOpfoelgning: row.konsultativ_opfoelgning,
    styrketBorgerkontakt: styrketBorgerkontaktOf(row),
    tilfredshed: { inviteret: yesNo(row.tilfreds_inviteret), score: row.tilfreds_score },
    medarbejdertilfredshed: row.medarbejder_score,
    afsluttet: row.afsluttet,
    fejlsendt: row.fejlsendt_til,
  };
}

function idsOf(ord: ListRows['ord'], slags: OrdSlags): readonly string[] {
  return ord.filter((row) => row.slags === slags).map(({ id }) => id);
}

function klagepunktOf(row: ListRows['klagepunkter'][number]): Klagepunkt {
  const { overordnet_emne, art, medhold, medhold_kendt_via } = row;
  return { overordnetEmne: overordnet_emne, art, medhold, medholdKendtVia: medhold_kendt_via };
}

function indsatsOf({ type, maade, paabegyndt, afsluttet }: ListRows['indsatser'][number]): Indsats {
  return { type, maade, paabegyndt, afsluttet };
}

function risksOf(row: RegistreringRow): Pick<Registreret, 'risikoBorger' | 'risikoKommune'> {
  return {
    risikoBorger: {
      afgoerelsensLovlighed: yesNo(row.risiko_afgoerelsens_lovlighed),
      borgerensStilling: yesNo(row.risiko_borgerens_stilling),
      tillidOgTryghed: yesNo(row.risiko_tillid_og_tryghed),
    },
    risikoKommune: {
      lovligForvaltning: yesNo(row.risiko_lovlig_forvaltning),
      effektivAdministration: yesNo(row.risiko_effektiv_administration),
      serviceniveau: yesNo(row.risiko_serviceniveau),
      oekonomiskForsvarlighed: yesNo(row.risiko_oekonomisk_forsvarlighed),
    },
  };
}

function styrketBorgerkontaktOf(row: RegistreringRow): StyrketBorgerkontakt {
  return {
    brugt: row.sb_brugt,
    foersteKontakt: row.sb_foerste_kontakt,
    kanal: row.sb_kanal,
    forsoeg: row.sb_forsoeg,
    resultat: row.sb_resultat,
  };
}

function flag(value: boolean | null): 0 | 1 | null {
  if (value === null) return null;
  return value ? 1 : 0;
}

function yesNo(value: 0 | 1 | null): boolean | null {
  return value === null ? null : value === 1;
}
