import type { Context } from 'hono';
import { dayInCopenhagen } from '../../../src/klage/calendar.ts';
import type { Sprog } from '../../../src/klage/klage.ts';
import { opensCase } from '../../../src/klage/opbevaring.ts';
import { hashKode } from '../../receiving/klage-keys.ts';
import { findByCode, haendelserOf, liveForsendelse, type Sag } from '../../register/find-sag.ts';
import { citizenWords, type Haendelse } from '../../register/haendelse.ts';
import { findRegistrering } from '../../register/registreringer.ts';
import type { Tilstand } from '../../register/tables.ts';
import type { World } from '../../world.ts';
import { clientBlock, type Env } from '../client.ts';
import { choiceOf } from '../page-data.ts';
import type { WrongCodes } from '../wrong-codes.ts';

export type StatusDesk = { readonly world: World; readonly wrongCodes: WrongCodes };

/** The status of a case as the citizen may see it: no content. */
export type Status = {
  readonly nummer: string;
  readonly modtaget: string;
  readonly modtager: { readonly id: string; readonly navn: string };
  readonly tilstand: Tilstand;
  readonly svarfrist: string;
  readonly haendelser: readonly { readonly tid: string; readonly hvad: Haendelse }[];
};

export type FoundStatus =
  | { readonly kind: 'found'; readonly status: Status; readonly sag: Sag }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'wait'; readonly seconds: number };

/**
 * The status behind a number and its code. A wrong number, a wrong code and one whose time is over
 * answer the same; after
 * 20 of them in a minute an address has to wait.
 */
export async function statusOf(
  { world, wrongCodes }: StatusDesk,
  c: Context<Env>,
  { nummer, kode, sprog = 'da' }: { nummer: string | null; kode: string | null; sprog?: Sprog },
): Promise<FoundStatus> {
  const block = clientBlock(c, world.settings.trustProxyHops);
  const seconds = await wrongCodes.waitSeconds(block);
  if (seconds > 0) return { kind: 'wait', seconds };
  const sag = await findByCode(world.db, nummer ?? '', hashKode(kode ?? ''));
  if (sag === null || (await codeHasEnded(world, sag))) {
    const wait = await wrongCodes.count(block);
    return wait > 0 ? { kind: 'wait', seconds: wait } : { kind: 'unknown' };
  }
  return { kind: 'found', sag, status: await describe(world, sag, sprog) };
}

/** A code that has ended answers like one that never was. */
async function codeHasEnded({ db, clock, settings }: World, sag: Sag): Promise<boolean> {
  const afsluttet = (await findRegistrering(db, sag))?.registreret.afsluttet ?? null;
  return !opensCase(afsluttet, dayInCopenhagen(clock.now()), settings.retentionDays);
}

async function describe(world: World, sag: Sag, sprog: Sprog): Promise<Status> {
  const [forsendelse, haendelser] = await Promise.all([
    liveForsendelse(world.db, sag.nummer),
    haendelserOf(world.db, sag.nummer),
  ]);
  const dag = dayInCopenhagen(new Date(sag.modtaget));
  // A klage that was passed on is with whoever has it now.
  const isPassedOn = haendelser.some(({ hvad }) => hvad === 'ikke-vores');
  const id = (isPassedOn ? forsendelse?.modtager : undefined) ?? sag.modtager;
  const modtager = world.rules().modtagere.get(id);
  return {
    nummer: sag.nummer,
    modtaget: sag.modtaget,
    modtager: modtager === undefined ? { id, navn: id } : choiceOf(modtager, dag, sprog),
    tilstand: forsendelse?.tilstand ?? 'manuel',
    svarfrist: sag.svarfrist,
    haendelser: haendelser
      .filter(({ hvad }) => citizenWords(hvad, sprog) !== null)
      .map(({ tid, hvad }) => ({ tid, hvad })),
  };
}
