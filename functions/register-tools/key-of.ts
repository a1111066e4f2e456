import type { SagKey } from '../register/registrering-haendelse.ts';

/** A case's key in one word: neither part can hold a blank. */
export function keyOf({ kilde, nummer }: SagKey): string {
  return `${kilde} ${nummer}`;
}
