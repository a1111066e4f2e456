import { OWN_KILDE } from './kilder.ts';
import type { Db } from './tables.ts';

const ROWS_AT_ONCE = 2_000;

/** How many klager were received from one instant until another. */
export async function receivedBetween(db: Db, from: Date, until: Date): Promise<number> {
  const { antal } = await db
    .selectFrom('sag')
    .where('kilde', '=', OWN_KILDE)
    .where('modtaget', '>=', from.toISOString())
    .where('modtaget', '<', until.toISOString())
    .select((eb) => eb.fn.countAll().as('antal'))
    .executeTakeFirstOrThrow();
  return Number(antal);
}

/** How many letters to open cases were accepted by then, and nobody has acknowledged. */
export async function silentSince(db: Db, latest: Date): Promise<number> {
  const { antal } = await db
    .selectFrom('forsendelse')
    .where('erstattet', 'is', null)
    .where('tilstand', '=', 'accepteret')
    .where('sag_lukket', '=', 0)
    .where('accepteret', '<=', latest.toISOString())
    .select((eb) => eb.fn.countAll().as('antal'))
    .executeTakeFirstOrThrow();
  return Number(antal);
}

/**
 * How often sealed bytes were deleted since then. Events have no index by time: they are read from
 * the newest back, so it costs what has happened since.
 */
export async function deletedSince(db: Db, from: Date): Promise<number> {
  let deleted = 0;
  let before = Number.MAX_SAFE_INTEGER;
  for (;;) {
    const page = await db
      .selectFrom('haendelse')
      .select(['id', 'hvad', 'tid'])
      .where('id', '<', before)
      .orderBy('id', 'desc')
      .limit(ROWS_AT_ONCE)
      .execute();
    const recent = page.filter(({ tid }) => tid >= from.toISOString());
    deleted += recent.filter(({ hvad }) => hvad === 'slettet').length;
    if (recent.length < ROWS_AT_ONCE) return deleted;
    before = Number(page.at(-1)?.id ?? 0);
  }
}
