import { createHash, type X509Certificate } from 'node:crypto';
import { logAlarm } from '../alarm.ts';
import type { VarselTrin } from '../register/alarm-tables.ts';
import { noteAlarms } from '../register/alarms.ts';
import { commitTogether } from '../register/commit-together.ts';
import type { Trx } from '../register/tables.ts';
import { wholeDaysLeft } from '../seal/days-left.ts';
import type { Keyring } from '../seal/keyring.ts';
import type { World } from '../world.ts';
import { aboutOf } from './alarm-book.ts';

/** What the sender's own certificate is called. */
export const AFSENDER = 'AFSENDER';

/** Whose certificate it is, and how long it lasts. */
export type CertificateLeft = {
  readonly modtager: string;
  readonly certificate: X509Certificate;
  /** Whole days; below 0: it has lapsed. */
  readonly dage: number;
};

type Certified = Pick<World, 'rules' | 'keyring' | 'clock'>;

/** Each modtager's certificate that counts, and the sender's, by time alone. */
export function certificatesLeft({ rules, keyring, clock }: Certified): readonly CertificateLeft[] {
  const now = clock.now();
  const keys = keyring();
  const left = (modtager: string, certificate: X509Certificate | null) =>
    certificate === null ? [] : [{ modtager, certificate, dage: wholeDaysLeft(certificate, now) }];
  return [
    ...[...rules().modtagere.keys()].flatMap((id) => left(id, counting(keys, id, now))),
    ...left(AFSENDER, keys.signer.certificate),
  ];
}

/** The one that lasts longest, unless it begins only after the one in use has lapsed. */
function counting(keyring: Keyring, id: string, now: Date): X509Certificate | null {
  const inUse = keyring.recipient(id, now)?.certificate ?? null;
  const longest = keyring.lastingLongest(id);
  if (inUse === null || longest === null) return inUse ?? longest;
  return longest.validFromDate <= inUse.validToDate ? longest : inUse;
}

/** The step a certificate has come to; null when it has long to go. */
export function stepOf(dage: number): VarselTrin | null {
  if (dage < 0) return 0;
  return ([1, 7, 14, 30] as const).find((step) => dage <= step) ?? null;
}

type CountdownWorld = Certified &
  Pick<World, 'db' | 'log'> & { readonly settings: Pick<World['settings'], 'alarmTil'> };

/**
 * Tells of every certificate that has come to another step: at 30, 14, 7 and 1 days, and when it has
 * lapsed; each once, whichever instance sees it. That it was told is written with what is told, so
 * that neither is there without the other.
 */
export async function countDown(world: CountdownWorld): Promise<void> {
  for (const one of certificatesLeft(world)) {
    const trin = stepOf(one.dage);
    if (trin === null) continue;
    const isNew = await commitTogether(world.db, (trx) => takeStep(trx, { world, one, trin }));
    const { modtager, dage } = one;
    if (isNew) logAlarm(world.log)(nameOf(trin), { modtager, dage });
  }
}

type Step = {
  readonly world: CountdownWorld;
  readonly one: CertificateLeft;
  readonly trin: VarselTrin;
};

async function takeStep(trx: Trx, { world, one, trin }: Step): Promise<boolean> {
  const certifikat = idOf(one);
  const now = world.clock.now();
  const known = trx.selectFrom('certifikatvarsel').select('trin').where('trin', '=', trin);
  if (await known.where('certifikat', '=', certifikat).executeTakeFirst()) return false;
  const row = { certifikat, trin, tid: now.toISOString() };
  await trx.insertInto('certifikatvarsel').values(row).execute();
  const { modtager, dage } = one;
  const noted = [{ navn: nameOf(trin), antal: 1, om: aboutOf({ modtager, dage }) }];
  const untold = new Map(world.settings.alarmTil.map(({ id }) => [id, noted]));
  await noteAlarms(trx, { noted, untold, now });
  return true;
}

function nameOf(trin: VarselTrin) {
  return trin === 0 ? 'certifikat-har-udloebet' : 'certifikat-udloeber';
}

/** One certificate may be of several modtagere. */
function idOf({ modtager, certificate }: CertificateLeft): string {
  return createHash('sha256').update(`${modtager}\n`).update(certificate.raw).digest('hex');
}
