import type { ExpressionBuilder } from 'kysely';
import { commitBeside } from '../register/commit-together.ts';
import type { Forsendelse } from '../register/find-sag.ts';
import type { Db, Tables } from '../register/tables.ts';
import type { Claimant } from './outbox.ts';

/** Says that the owner still works on what it holds. */
export async function renewLeases(db: Db, claimant: Claimant): Promise<void> {
  const { owner, running, now, spans } = claimant;
  if (running.size === 0) return;
  await commitBeside(db, (trx) =>
    trx
      .updateTable('forsendelse')
      .set({ laas_til: Math.ceil(now.getTime() + spans.leaseMs) })
      .where('id', 'in', [...running])
      .where('tilstand', '=', 'sendes')
      .where('laas_ejer', '=', owner)
      .execute(),
  );
}

/**
 * Whether an attempt is still its owner's. While more than half of its lease is left nobody need be
 * asked; then, after a long sending or a standstill of the whole process, the register is, and the
 * lease begins anew. Without it another may have sent the letter meanwhile.
 */
export async function holdRow(
  db: Db,
  { owner, now, spans }: Omit<Claimant, 'running'>,
  row: Forsendelse,
): Promise<boolean> {
  const at = now.getTime();
  if ((row.laas_til ?? 0) - at > spans.leaseMs / 2) return true;
  return commitBeside(db, async (trx) => {
    const held = await trx
      .updateTable('forsendelse')
      .set({ laas_til: Math.ceil(at + spans.leaseMs) })
      .where(isAttempt(row, owner))
      .executeTakeFirst();
    return held.numUpdatedRows === 1n;
  });
}

/**
 * The row, as long as this very attempt has it: the same owner may have lost it and taken it again.
 */
export const isAttempt =
  ({ id, forsoeg }: Pick<Forsendelse, 'id' | 'forsoeg'>, owner: string) =>
  (eb: ExpressionBuilder<Tables, 'forsendelse'>) =>
    eb.and([
      eb('id', '=', id),
      eb('tilstand', '=', 'sendes'),
      eb('laas_ejer', '=', owner),
      eb('forsoeg', '=', forsoeg),
    ]);
