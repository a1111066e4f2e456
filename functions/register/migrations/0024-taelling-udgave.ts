import { sql } from 'kysely';
import type { Trx } from '../tables.ts';

/**
 * Each line kept for statistics says by which version of the code it was written, so that a newer one
 * finds those that an older one beside it writes. All lines until now are of the first.
 */
export async function taellingUdgave(trx: Trx): Promise<void> {
  await sql`alter table registrering add column taelling_udgave integer not null default 1
    check (taelling_udgave >= 1)`.execute(trx);
  await sql`create index registrering_taelling_udgave on registrering (taelling_udgave)`.execute(
    trx,
  );
}
