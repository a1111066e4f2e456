import { sql } from 'kysely';
import type { Trx } from '../tables.ts';
import { id } from './column-checks.ts';

/** Later than any clock: due when the case is closed, and not before. As it was when this step first ran. */
const NEVER_MS = Number.MAX_SAFE_INTEGER;

/**
 * A registration code can be closed, notatpligten is ticked, the citizen answers in closed values,
 * and a mail that was asked for waits until the case is closed.
 */
export async function kodeOgBorgersvar(trx: Trx): Promise<void> {
  await sql`alter table sag add column registreringskode_lukket text
    check (${id('registreringskode_lukket', 30)})`.execute(trx);
  await sql`alter table registrering add column sb_notat integer check (sb_notat in (0, 1))`.execute(
    trx,
  );
  await createBorgersvar(trx);
  await sql`drop index kontakt_forfalden`.execute(trx);
  await sql`create index kontakt_forfalden on kontakt (naeste_forsoeg)`.execute(trx);
  await sql`update kontakt set naeste_forsoeg = ${sql.lit(NEVER_MS)} where slags = 'besked'
    and nummer not in (select nummer from registrering where afsluttet is not null)`.execute(trx);
}

/** One closed answer to each question; never text. */
async function createBorgersvar(trx: Trx): Promise<void> {
  await sql`create table borgersvar (
    nummer text not null references sag (nummer),
    spoergsmaal text not null,
    svar text not null,
    tid text not null check (${id('tid', 30)}),
    primary key (nummer, spoergsmaal),
    check (
      (spoergsmaal = 'skema' and svar in ('1', '2', '3', '4', '5')) or
      (spoergsmaal in ('kontakt', 'behov') and svar in ('ja', 'delvist', 'nej'))
    )
  )`.execute(trx);
}
