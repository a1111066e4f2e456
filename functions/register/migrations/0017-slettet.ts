import type { Trx } from '../tables.ts';
import { knowHaendelser } from './know-haendelser.ts';

/** That sealed bytes were deleted is something that happened to the klage. */
export async function slettet(trx: Trx): Promise<void> {
  await knowHaendelser(trx, ['slettet']);
}
