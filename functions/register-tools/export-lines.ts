import { addDays, type Day, startOfDay } from '../../src/klage/calendar.ts';
import { beginReading } from '../register/engine.ts';
import { type Registrering, withLists } from '../register/find-registrering.ts';
import type { RegistreringRow } from '../register/registrering-rows.ts';
import type { Db } from '../register/tables.ts';
import { exportRecord } from './export-record.ts';
import { keyOf } from './key-of.ts';
import { NO_VEJ, type Vej, vejeOf } from './vej.ts';

/** First and last day of receipt, both with; null: from the beginning, to the end. */
export type ExportPeriod = { readonly fra: Day | null; readonly til: Day | null };

const PAGE_ROWS = 500;

/**
 * The cases as NDJSON, oldest first and always in the same order, some hundred lines at a time.
 * All of it as it was at one moment, whatever is written meanwhile: the connection must be the
 * caller's own until the last line, since it stands inside a reading transaction.
 */
export async function* exportLines(db: Db, period: ExportPeriod): AsyncGenerator<string> {
  const moment = await beginReading(db);
  try {
    let after: RegistreringRow | undefined;
    for (;;) {
      const page = await pageAfter(moment.db, period, after);
      after = page.at(-1);
      if (after === undefined) return;
      yield await linesOf(moment.db, page);
    }
  } finally {
    await moment.end();
  }
}

function pageAfter(
  db: Db,
  { fra, til }: ExportPeriod,
  after: RegistreringRow | undefined,
): Promise<readonly RegistreringRow[]> {
  let query = db.selectFrom('registrering').selectAll();
  if (fra !== null) query = query.where('modtaget', '>=', startOfDay(fra).toISOString());
  if (til !== null) query = query.where('modtaget', '<', startOfDay(addDays(til, 1)).toISOString());
  if (after !== undefined) {
    const { modtaget, kilde, nummer } = after;
    query = query.where((eb) =>
      eb(eb.refTuple('modtaget', 'kilde', 'nummer'), '>', eb.tuple(modtaget, kilde, nummer)),
    );
  }
  const ordered = query.orderBy('modtaget').orderBy('kilde').orderBy('nummer');
  return ordered.limit(PAGE_ROWS).execute();
}

async function linesOf(db: Db, page: readonly RegistreringRow[]): Promise<string> {
  const found = new Map<RegistreringRow, Registrering>();
  for (const [kilde, rows] of Map.groupBy(page, (row) => row.kilde)) {
    const whole = await withLists(db, kilde, rows);
    for (const [at, row] of rows.entries()) {
      const registrering = whole[at];
      if (registrering !== undefined) found.set(row, registrering);
    }
  }
  const veje = await vejeOf(db, page);
  return [...page]
    .map((row) => found.get(row))
    .filter((registrering) => registrering !== undefined)
    .map((registrering) => `${exportRecord(registrering, vejOf(registrering, veje))}\n`)
    .join('');
}

function vejOf(registrering: Registrering, veje: ReadonlyMap<string, Vej>): Vej {
  return veje.get(keyOf(registrering)) ?? NO_VEJ;
}
