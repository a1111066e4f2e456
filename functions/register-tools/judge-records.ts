import { isDeepStrictEqual } from 'node:util';
import type { Registreret } from '../../src/klage/registrering.ts';
import { nothingRegistered } from '../../src/klage/registrering.ts';
import type { CaseRecord } from '../register/case-record.ts';
import { findRegistreringer, type Registrering } from '../register/find-registrering.ts';
import { MANUEL_KILDE, OWN_KILDE } from '../register/kilder.ts';
import { type LineFault, type RecordJudge, registreretBy } from '../register/read-case-record.ts';
import { registreretFaults } from '../register/registreret-faults.ts';
import type { Db } from '../register/tables.ts';
import { keyOf } from './key-of.ts';
import { NO_VEJ, type Vej, vejeOf } from './vej.ts';

export type NumberedRecord = { readonly linje: number; readonly record: CaseRecord };

/** What a line comes to in the register as it is. */
export type Verdict = { readonly linje: number } & (
  | { readonly kind: 'new'; readonly record: CaseRecord; readonly til: Registreret }
  | { readonly kind: 'known'; readonly before: Registrering; readonly til: Registreret }
  | { readonly kind: 'refused'; readonly faults: readonly LineFault[] }
);

/** Judges lines of different cases, at most 1 000, against what the register holds. */
export async function judgeRecords(
  db: Db,
  lines: readonly NumberedRecord[],
  { today }: Pick<RecordJudge, 'today'>,
): Promise<readonly Verdict[]> {
  const held = await heldBy(db, lines);
  return lines.map(({ linje, record }) => {
    const before = held.registreringer.get(keyOf(record));
    const faults = faultsAgainst(record, before, held.veje.get(keyOf(record)));
    if (faults.length > 0) return { linje, kind: 'refused', faults };
    if (before === undefined) {
      return { linje, kind: 'new', record, til: registreretBy(record, nothingRegistered(record)) };
    }
    const til = registreretBy(record, before.registreret);
    const together = registreretFaults(til, today);
    if (together.length > 0) return { linje, kind: 'refused', faults: together };
    return { linje, kind: 'known', before, til };
  });
}

type Held = {
  readonly registreringer: ReadonlyMap<string, Registrering>;
  /** How the cases came that the rules decided here. */
  readonly veje: ReadonlyMap<string, Vej>;
};

async function heldBy(db: Db, lines: readonly NumberedRecord[]): Promise<Held> {
  const records = lines.map(({ record }) => record);
  const registreringer = new Map<string, Registrering>();
  for (const [kilde, some] of Map.groupBy(records, (record) => record.kilde)) {
    const numre = some.map(({ nummer }) => nummer);
    const found = await findRegistreringer(db, kilde, numre);
    for (const one of found.values()) registreringer.set(keyOf(one), one);
  }
  return { registreringer, veje: await vejeOf(db, records) };
}

function faultsAgainst(
  record: CaseRecord,
  before: Registrering | undefined,
  vej: Vej | undefined,
): readonly LineFault[] {
  switch (record.kilde) {
    case OWN_KILDE:
      if (before === undefined || vej === undefined) return [UNKNOWN_OWN];
      return [...settledFaults(record, before.registreret), ...vejFaults(record, vej)];
    case MANUEL_KILDE:
      return [
        ...foreignFaults(record, ['indsigelse', 'levering']),
        ...manualFaults(record, before, vej),
      ];
    default:
      return foreignFaults(record, ['modtager', 'rute', 'indsigelse', 'levering']);
  }
}

const UNKNOWN_OWN: LineFault = {
  felt: 'nummer',
  besked: `Der er ingen klage med det nummer. Klager med kilde »${OWN_KILDE}« kommer kun gennem blanketten; skriv en anden kilde, hvis sagen er fra et andet system.`,
};

/** Only what came through here has a way through here. */
function foreignFaults(
  record: CaseRecord,
  way: readonly ('modtager' | 'rute' | 'indsigelse' | 'levering')[],
): readonly LineFault[] {
  return way
    .filter((felt) => (record[felt] ?? null) !== null)
    .map((felt) => ({
      felt,
      besked: `»${felt}« findes kun på klager med kilde »${OWN_KILDE}«. Slet det, eller skriv null.`,
    }));
}

/** A case made by hand brings its route along into a register that does not have it. */
function manualFaults(
  record: CaseRecord,
  before: Registrering | undefined,
  vej: Vej | undefined,
): readonly LineFault[] {
  if (before !== undefined) {
    return vejFaults(record, vej ?? NO_VEJ);
  }
  const isOne = ((record.modtager ?? null) === null) === ((record.rute ?? null) === null);
  return isOne ? [] : [{ felt: 'rute', besked: ROUTE_IN_HALF }];
}

const ROUTE_IN_HALF =
  '»modtager« og »rute« hører sammen: reglen peger på modtageren. Skriv begge, eller slet begge.';

const SETTLED = [
  ...(['slags', 'modtaget', 'kanal', 'sprog'] as const),
  ...(['forvaltning', 'emne', 'fejlsendt'] as const),
];

/** How a klage of our own came is as it was. */
function settledFaults(record: CaseRecord, before: Registreret): readonly LineFault[] {
  return unlike(SETTLED.map((felt) => ({ felt, given: record[felt], held: before[felt] })));
}

/** Where a case went is as it was; `levering` may have moved on. */
function vejFaults(record: CaseRecord, vej: Vej): readonly LineFault[] {
  const felter = ['modtager', 'indsigelse', 'rute'] as const;
  return unlike(felter.map((felt) => ({ felt, given: record[felt], held: vej[felt] })));
}

type Compared = { readonly felt: string; readonly given: unknown; readonly held: unknown };

function unlike(compared: readonly Compared[]): readonly LineFault[] {
  return compared
    .filter(({ given, held }) => given !== undefined && !isDeepStrictEqual(given, held))
    .map(({ felt, held }) => ({ felt, besked: `${FIXED} ${cureFor(held)}` }));
}

const FIXED = 'Det ligger fast, fra sagen kom, og kan ikke ændres ved import.';

function cureFor(held: unknown): string {
  if (typeof held === 'string') return `Slet det, eller skriv »${held}«.`;
  return held === null ? 'Slet det, eller skriv null.' : 'Slet det.';
}
