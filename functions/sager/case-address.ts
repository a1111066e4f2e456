import { STAFF_ADDRESSES } from '../../src/staff-addresses.ts';
import { MANUEL_KILDE, OWN_KILDE } from '../register/kilder.ts';
import type { SagKey } from '../register/registrering-haendelse.ts';

/** Sources whose numbers are made here, and so are of one kind. */
const OUR_KILDER: readonly string[] = [OWN_KILDE, MANUEL_KILDE];

export function isOurs({ kilde }: Pick<SagKey, 'kilde'>): boolean {
  return OUR_KILDER.includes(kilde);
}

/** Where a case is shown. */
export function caseAddress(key: SagKey): string {
  const path = `${STAFF_ADDRESSES.sag}/${encodeURIComponent(key.nummer)}`;
  return isOurs(key) ? path : `${path}?kilde=${encodeURIComponent(key.kilde)}`;
}
