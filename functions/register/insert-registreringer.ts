import type { Day } from '../../src/klage/calendar.ts';
import type { Registreret } from '../../src/klage/registrering.ts';
import {
  appendRegistreringHaendelser,
  type RegistreringHaendelse,
  type SagKey,
} from './registrering-haendelse.ts';
import { indsatsRows, klagepunktRows, ordRows, registreringColumns } from './registrering-rows.ts';
import type { Trx } from './tables.ts';

/** Who does something, and when. */
export type Deed = {
  /** `borger`, `system`, `medarbejder:<id>`, `kode:<modtager>` or `import:<kilde>`. */
  readonly hvem: string;
  readonly now: Date;
};

export type NewRegistrering = SagKey & {
  readonly registreret: Registreret;
  /** The modtager that has the case, when it is another than the forvaltning it is about. */
  readonly svarer?: string;
  readonly svarfrist?: Day;
};

/** Writes a new case and that it was made. @throws when the case is there already. */
export async function insertRegistrering(
  trx: Trx,
  registrering: NewRegistrering,
  { hvem, now }: Deed,
): Promise<void> {
  const { kilde, nummer } = registrering;
  await insertRows(trx, [registrering]);
  const event = { kilde, nummer, tid: now, hvem, hvad: 'oprettet' } as const;
  await appendRegistreringHaendelser(trx, [event]);
}

/** The same for cases of other systems: each is told of as imported from its own source. */
export async function insertImported(
  trx: Trx,
  registreringer: readonly NewRegistrering[],
  now: Date,
): Promise<void> {
  await insertRows(trx, registreringer);
  const hvad: RegistreringHaendelse = 'importeret';
  const events = registreringer.map(({ kilde, nummer }) => ({
    ...{ kilde, nummer, tid: now, hvad },
    hvem: importerOf(kilde),
  }));
  await appendRegistreringHaendelser(trx, events);
}

/** What events call whoever imports from a source. */
export function importerOf(kilde: string): string {
  return `import:${kilde}`;
}

/** Rows that are written together have the same columns. */
const NOBODY_ASKED = { svarer: null, svarfrist: null };

/** SQL takes a limited number of values at once; a registration has some thirty. */
const ROWS_AT_ONCE = 100;

async function insertRows(trx: Trx, registreringer: readonly NewRegistrering[]): Promise<void> {
  const rows = registreringer.map(({ registreret, ...key }) => ({
    ...{ ...NOBODY_ASKED, ...key, udgave: 1 },
    ...registreringColumns(registreret),
  }));
  for (const some of inParts(rows)) {
    await trx.insertInto('registrering').values(some).execute();
  }
  await insertLists(trx, registreringer);
}

/** Writes the lists of registrations that have none. */
export async function insertLists(
  trx: Trx,
  registreringer: readonly NewRegistrering[],
): Promise<void> {
  const klagepunkter = registreringer.flatMap((one) =>
    klagepunktRows(one, one.registreret.klagepunkter),
  );
  for (const some of inParts(klagepunkter)) {
    await trx.insertInto('klagepunkt').values(some).execute();
  }
  const indsatser = registreringer.flatMap((one) => indsatsRows(one, one.registreret));
  for (const some of inParts(indsatser)) {
    await trx.insertInto('indsats').values(some).execute();
  }
  const ord = registreringer.flatMap((one) => [
    ...ordRows(one, 'overordnet-emne', one.registreret.overordnedeEmner),
    ...ordRows(one, 'borgerens-problem', one.registreret.borgerensProblem),
  ]);
  for (const some of inParts(ord)) {
    await trx.insertInto('registrering_ord').values(some).execute();
  }
}

function inParts<Row>(rows: readonly Row[]): readonly (readonly Row[])[] {
  const parts: Row[][] = [];
  for (let from = 0; from < rows.length; from += ROWS_AT_ONCE) {
    parts.push(rows.slice(from, from + ROWS_AT_ONCE));
  }
  return parts;
}
