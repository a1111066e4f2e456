import { acknowledgeIn } from '../delivery/operate.ts';
import { liveForsendelse } from '../register/find-sag.ts';
import { OWN_KILDE } from '../register/kilder.ts';
import type { SagKey } from '../register/registrering-haendelse.ts';
import type { Deed } from '../register/registreringer.ts';
import type { Trx } from '../register/tables.ts';

/**
 * Somebody says that the letter has come, or shows it by working on the case. A letter that is still on
 * its way they cannot have: acknowledged, it would never be sent.
 * @param byHand whether it may be one that had to be brought by hand
 */
export async function acknowledgeArrived(
  trx: Trx,
  deed: SagKey & Deed,
  byHand: boolean,
): Promise<void> {
  if (deed.kilde !== OWN_KILDE) return;
  const tilstand = (await liveForsendelse(trx, deed.nummer))?.tilstand;
  const hasCome = tilstand === 'accepteret' || (byHand && tilstand === 'manuel');
  if (hasCome) await acknowledgeIn(trx, deed);
}
