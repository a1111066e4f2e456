import { isDeepStrictEqual } from 'node:util';
import type { Registreret } from '../../src/klage/registrering.ts';
import { nothingRegistered } from '../../src/klage/registrering.ts';
import type { CaseRecord } from '../register/case-record.ts';
import { findRegistreringer, type Registrering } from '../register/find-registrering.ts';
import type { Sag } from '../register/find-sag.ts';
import { type LineFault, type RecordJudge, registreretBy } from '../register/read-case-record.ts';
import { OWN_KILDE } from '../register/record-klage.ts';
import { registreretFaults } from '../register/registreret-faults.ts';
import type { Db } from '../register/tables.ts';
import { ruteOf } from './rute-of.ts';

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
    const faults = faultsAgainst(record, before, held.sager.get(record.nummer));
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

/** A case's key in one word: neither part can hold a blank. */
export function keyOf({ kilde, nummer }: Pick<CaseRecord, 'kilde' | 'nummer'>): string {
  return `${kilde} ${nummer}`;
}

type Held = {
  readonly registreringer: ReadonlyMap<string, Registrering>;
  /** Our own klager, by number. */
  readonly sager: ReadonlyMap<string, Sag>;
};

async function heldBy(db: Db, lines: readonly NumberedRecord[]): Promise<Held> {
  const registreringer = new Map<string, Registrering>();
  const byKilde = Map.groupBy(lines, ({ record }) => record.kilde);
  for (const [kilde, some] of byKilde) {
    const found = await findRegistreringer(
      db,
      kilde,
      some.map(({ record }) => record.nummer),
    );
    for (const one of found.values()) registreringer.set(keyOf(one), one);
  }
  const own = (byKilde.get(OWN_KILDE) ?? []).map(({ record }) => record.nummer);
  const sager = await sagerOf(db, own);
  return { registreringer, sager: new Map(sager.map((sag) => [sag.nummer, sag])) };
}

async function sagerOf(db: Db, numre: readonly string[]): Promise<readonly Sag[]> {
  if (numre.length === 0) return [];
  return db.selectFrom('sag').selectAll().where('nummer', 'in', numre).execute();
}

function faultsAgainst(
  record: CaseRecord,
  before: Registrering | undefined,
  sag: Sag | undefined,
): readonly LineFault[] {
  if (record.kilde !== OWN_KILDE) return foreignFaults(record);
  if (before === undefined || sag === undefined) return [UNKNOWN_OWN];
  return ownFaults(record, before.registreret, sag);
}

const UNKNOWN_OWN: LineFault = {
  felt: 'nummer',
  besked: `Der er ingen klage med det nummer. Klager med kilde »${OWN_KILDE}« kommer kun gennem blanketten; skriv en anden kilde, hvis sagen er fra et andet system.`,
};

const WAY = ['modtager', 'rute', 'indsigelse', 'levering'] as const;

/** Only what came through here has a way through here. */
function foreignFaults(record: CaseRecord): readonly LineFault[] {
  return WAY.filter((felt) => (record[felt] ?? null) !== null).map((felt) => ({
    felt,
    besked: `»${felt}« findes kun på klager med kilde »${OWN_KILDE}«. Slet det, eller skriv null.`,
  }));
}

const SETTLED = [
  ...(['slags', 'modtaget', 'kanal', 'sprog'] as const),
  ...(['forvaltning', 'emne', 'fejlsendt'] as const),
];

/** How a klage of our own came, and where it went, is as it was; `levering` may have moved on. */
function ownFaults(record: CaseRecord, before: Registreret, sag: Sag): readonly LineFault[] {
  const { modtager, indsigelse, rute } = record;
  const settled = SETTLED.map((felt) => ({ felt, given: record[felt], held: before[felt] }));
  const way = [
    { felt: 'modtager', given: modtager, held: sag.modtager },
    { felt: 'indsigelse', given: indsigelse, held: sag.indsigelse },
    { felt: 'rute', given: rute, held: ruteOf(sag) },
  ];
  return [...settled, ...way]
    .filter(({ given, held }) => given !== undefined && !isDeepStrictEqual(given, held))
    .map(({ felt, held }) => ({ felt, besked: `${FIXED} ${cureFor(held)}` }));
}

const FIXED = 'Det følger af klagens vej gennem blanketten og kan ikke ændres ved import.';

function cureFor(held: unknown): string {
  if (typeof held === 'string') return `Slet det, eller skriv »${held}«.`;
  return held === null ? 'Slet det, eller skriv null.' : 'Slet det.';
}
