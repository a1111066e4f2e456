import type { Selectable } from 'kysely';
import type { Day } from '../../src/klage/calendar.ts';
import { findByNummer, haendelserOf, type Sag } from './find-sag.ts';
import { MANUEL_KILDE, OWN_KILDE } from './kilder.ts';
import { forsendelserOf } from './list-forsendelser.ts';
import { registreringHaendelserOf, type SagKey } from './registrering-haendelse.ts';
import { notesOf } from './registrering-noter.ts';
import type { RegistreringRuteTable } from './registrering-tables.ts';
import { findRegistrering, type Registrering } from './registreringer.ts';
import type { Db } from './tables.ts';

/** Who has a case, and by when somebody must answer. */
export type Where = SagKey & {
  /** A modtager's id; '' when nobody has it. */
  readonly hos: string;
  readonly svarfrist: Day | null;
};

/**
 * Where the case with a number is, or null. Without a source it is one that came here, or was made
 * here: their numbers are of one kind.
 */
export async function whereIs(
  db: Db,
  { kilde, nummer }: { readonly kilde: string | null; readonly nummer: string },
): Promise<Where | null> {
  const kilder = kilde === null ? [OWN_KILDE, MANUEL_KILDE] : [kilde];
  const found = await db
    .selectFrom('registrering')
    .select(['kilde', 'nummer', 'hos', 'svarfrist'])
    .where('nummer', '=', nummer)
    .where('kilde', 'in', kilder)
    .orderBy('kilde')
    .executeTakeFirst();
  return found ?? null;
}

/** Everything the register has on one case: never a klage's text, which it does not have. */
export type WholeCase = {
  readonly where: Where;
  readonly registrering: Registrering;
  /** How it came through the form; null for a case made by hand or elsewhere. */
  readonly sag: Sag | null;
  /** How a case made by hand was routed. */
  readonly rute: Selectable<RegistreringRuteTable> | null;
  readonly forsendelser: Awaited<ReturnType<typeof forsendelserOf>>;
  readonly haendelser: Awaited<ReturnType<typeof haendelserOf>>;
  readonly rettelser: Awaited<ReturnType<typeof registreringHaendelserOf>>;
  readonly noter: Awaited<ReturnType<typeof notesOf>>;
  /** Whether a note was written of what was said to the citizen (notatpligt). */
  readonly notat: boolean;
};

export async function wholeCase(db: Db, where: Where): Promise<WholeCase | null> {
  const { kilde, nummer } = where;
  const registrering = await findRegistrering(db, where);
  if (registrering === null) return null;
  const isOwn = kilde === OWN_KILDE;
  return {
    where,
    registrering,
    sag: isOwn ? await findByNummer(db, nummer) : null,
    rute: isOwn ? null : await ruteOf(db, where),
    forsendelser: isOwn ? await forsendelserOf(db, nummer) : [],
    haendelser: isOwn ? await haendelserOf(db, nummer) : [],
    rettelser: await registreringHaendelserOf(db, where),
    noter: await notesOf(db, where),
    notat: await hasNotat(db, where),
  };
}

async function ruteOf(db: Db, { kilde, nummer }: SagKey) {
  const query = db
    .selectFrom('registrering_rute')
    .selectAll()
    .where('kilde', '=', kilde)
    .where('nummer', '=', nummer);
  return (await query.executeTakeFirst()) ?? null;
}

async function hasNotat(db: Db, { kilde, nummer }: SagKey): Promise<boolean> {
  const query = db.selectFrom('registrering').select('sb_notat').where('kilde', '=', kilde);
  return (await query.where('nummer', '=', nummer).executeTakeFirst())?.sb_notat === 1;
}
