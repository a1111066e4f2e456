import { whereIs } from '../register/find-case.ts';
import type { Sag } from '../register/find-sag.ts';
import type { World } from '../world.ts';

/** Who has the klage now, whoever it was sent to: a modtager's id. */
export async function holderOf({ db }: World, sag: Sag): Promise<string> {
  return (await whereIs(db, sag))?.hos || sag.modtager;
}
