import { sql } from 'kysely';
import { TAELLING_UDGAVE } from '../statistics/case-line.ts';
import { engineOf } from './engine.ts';
import type { Db } from './tables.ts';

/**
 * A word that is another one whenever anything that statistics count has changed: what happens to a
 * case or a letter is always told of in the same transaction, and nothing told is ever taken back.
 * Look-ups of the last entry of two indexes. Where several write at once (PostgreSQL) numbers may be
 * committed out of turn: while anybody writes, who does belongs in the word too. So does how many
 * lines an older version of the code has written.
 */
export async function statisticsVersion(db: Db, udgave = TAELLING_UDGAVE): Promise<string> {
  const { rows } = await sql<{ version: string }>`select
    coalesce((select max(id) from registrering_haendelse), 0) || '-' ||
    coalesce((select max(id) from haendelse), 0) || ${writers(db)} || ${olderLines(udgave)} as version`.execute(
    db,
  );
  return rows[0]?.version ?? '';
}

/** Lines are written anew without an event. */
function olderLines(udgave: number) {
  return sql`(select case when count(*) = 0 then '' else '-gamle-' || count(*) end
    from registrering where taelling_udgave < ${sql.lit(udgave)})`;
}

function writers(db: Db) {
  return engineOf(db) === 'sqlite'
    ? sql.lit('')
    : sql`(select case when pg_snapshot_xmin(s) = pg_snapshot_xmax(s) then '' else '-' || s end
        from pg_current_snapshot() as s)`;
}
