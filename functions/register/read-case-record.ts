import * as v from 'valibot';
import type { Day } from '../../src/klage/calendar.ts';
import { findCpr } from '../../src/klage/cpr.ts';
import { nothingRegistered, type Registreret } from '../../src/klage/registrering.ts';
import { readJson } from '../routing/read-json.ts';
import { CaseRecord } from './case-record.ts';
import { type IdKind, type KnownIds, unknownId } from './known-ids.ts';
import { type FieldFault, registreretFaults } from './registreret-faults.ts';

/** What lines are judged by. */
export type RecordJudge = { readonly known: KnownIds; readonly today: Day };

/** `felt` null: the line as a whole. */
export type LineFault = { readonly felt: string | null; readonly besked: string };

export type ReadCaseRecord =
  | { readonly ok: true; readonly record: CaseRecord }
  | { readonly ok: false; readonly faults: readonly LineFault[] };

/** Faults told of one line. */
const FAULTS_MAX = 20;

/** Reads one line; its faults, each with the field and what to do. */
export function readCaseRecord(line: string, { known, today }: RecordJudge): ReadCaseRecord {
  const json = readJson(line);
  if (!json.ok) {
    const besked = `Tegn ${json.place.kolonne}: ${json.besked}`;
    return { ok: false, faults: [{ felt: null, besked }] };
  }
  const parsed = v.safeParse(CaseRecord, json.value, { abortPipeEarly: true });
  if (!parsed.success) {
    return { ok: false, faults: parsed.issues.slice(0, FAULTS_MAX).map(faultOf) };
  }
  const registreret = registreretBy(parsed.output, nothingRegistered(parsed.output));
  const faults = [...idFaults(parsed.output, known), ...registreretFaults(registreret, today)];
  return faults.length > 0
    ? { ok: false, faults: faults.slice(0, FAULTS_MAX) }
    : { ok: true, record: parsed.output };
}

function faultOf(issue: v.BaseIssue<unknown>): LineFault {
  return { felt: v.getDotPath(issue), besked: issue.message };
}

/** Ids that no published rules know. What looks like a person's number is not said again. */
function idFaults(record: CaseRecord, known: KnownIds): readonly FieldFault[] {
  return idsIn(record).flatMap(({ felt, kind, id }) => {
    const besked = unknownId(known, kind, id);
    if (besked === null) return [];
    return [{ felt, besked: findCpr(id).length > 0 ? CPR_AS_ID : besked }];
  });
}

const CPR_AS_ID = 'Det ligner et CPR-nummer. Skriv et id fra reglerne, aldrig en persons nummer.';

type NamedId = { readonly felt: string; readonly kind: IdKind; readonly id: string };

function idsIn(record: CaseRecord): readonly NamedId[] {
  const one = (felt: string, kind: IdKind, id: string | null | undefined) =>
    id === null || id === undefined ? [] : [{ felt, kind, id }];
  const many = (felt: string, kind: IdKind, ids: readonly string[] | null | undefined) =>
    (ids ?? []).map((id, plads) => ({ felt: `${felt}.${plads}`, kind, id }));
  return [
    ...one('forvaltning', 'forvaltning', record.forvaltning),
    ...one('emne', 'emne', record.emne),
    ...one('fejlsendt', 'modtager', record.fejlsendt),
    ...many('overordnedeEmner', 'overordnetEmne', record.overordnedeEmner),
    ...many('borgerensProblem', 'borgerensProblem', record.borgerensProblem),
    ...(record.klagepunkter ?? []).flatMap(({ overordnetEmne }, plads) =>
      one(`klagepunkter.${plads}.overordnetEmne`, 'overordnetEmne', overordnetEmne),
    ),
  ];
}

/** What the register is to say once the line is in: left-out keys are as `before` has them. */
export function registreretBy(record: CaseRecord, before: Registreret): Registreret {
  const none = nothingRegistered(record);
  return {
    ...{ slags: record.slags, modtaget: record.modtaget, kanal: record.kanal },
    sprog: or(record.sprog, before.sprog),
    forvaltning: or(record.forvaltning, before.forvaltning),
    emne: or(record.emne, before.emne),
    overordnedeEmner: or(record.overordnedeEmner, before.overordnedeEmner) ?? [],
    borgerensProblem: or(record.borgerensProblem, before.borgerensProblem) ?? [],
    klagepunkter: or(record.klagepunkter, before.klagepunkter) ?? [],
    indsatser: or(record.indsatser, before.indsatser) ?? [],
    risikoBorger: or(record.risikoBorger, before.risikoBorger) ?? none.risikoBorger,
    risikoKommune: or(record.risikoKommune, before.risikoKommune) ?? none.risikoKommune,
    loesning: or(record.loesning, before.loesning),
    loestMedMaalrettetIndsats: or(
      record.loestMedMaalrettetIndsats,
      before.loestMedMaalrettetIndsats,
    ),
    laering: or(record.laering, before.laering),
    konsultativOpfoelgning: or(record.konsultativOpfoelgning, before.konsultativOpfoelgning),
    styrketBorgerkontakt:
      or(record.styrketBorgerkontakt, before.styrketBorgerkontakt) ?? none.styrketBorgerkontakt,
    tilfredshed: or(record.tilfredshed, before.tilfredshed) ?? none.tilfredshed,
    medarbejdertilfredshed: or(record.medarbejdertilfredshed, before.medarbejdertilfredshed),
    afsluttet: or(record.afsluttet, before.afsluttet),
    fejlsendt: or(record.fejlsendt, before.fejlsendt),
  };
}

function or<T>(given: T | undefined, before: T): T {
  return given === undefined ? before : given;
}
