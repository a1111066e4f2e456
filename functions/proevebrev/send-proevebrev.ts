import { dayInCopenhagen } from '../../src/klage/calendar.ts';
import { makeKode, makeProevenummer } from '../../src/klage/number.ts';
import { composeProevebrev } from '../letter/compose-proevebrev.ts';
import { registrerAdresse } from '../letter/letter-input.ts';
import type { ProevebrevInput } from '../letter/proevebrev-text.ts';
import { modtagerOf } from '../receiving/decide-klage.ts';
import { hashKode } from '../receiving/klage-keys.ts';
import { insertProevebrev } from '../register/proevebreve.ts';
import { nameOn } from '../routing/on-day.ts';
import { encryptFor } from '../seal/encrypt-for.ts';
import type { Recipient } from '../seal/keyring.ts';
import { signMime } from '../seal/sign-mime.ts';
import type { World } from '../world.ts';
import { fingerprintOf } from './fingerprint.ts';

/** What making a prøvebrev touches of the world. */
export type ProevebrevWorld = Pick<
  World,
  'rules' | 'keyring' | 'db' | 'objects' | 'clock' | 'random' | 'demo'
> & { readonly settings: Pick<World['settings'], 'publicUrl'> };

/** How long a code can be entered. */
export const PROEVEBREV_DAYS = 30;
const DAY_MS = 86_400_000;
const BOUNDARY_BYTES = 16;

/**
 * A prøvebrev on its way, as a klage's letter goes: signed, sealed, stored and recorded for delivery.
 * @returns its number
 */
export async function sendProevebrev(
  world: ProevebrevWorld,
  recipient: Recipient,
  hvem: string,
): Promise<string> {
  const oprettet = world.clock.now();
  const udloeber = new Date(oprettet.getTime() + PROEVEBREV_DAYS * DAY_MS);
  const year = Number(dayInCopenhagen(oprettet).slice(0, 4));
  const nummer = makeProevenummer(year, world.random);
  const kode = makeKode(world.random);
  const { modtager, postkasse, profil } = recipient;
  const input = inputOf(world, recipient, { nummer, kode, oprettet, udloeber });
  const sealed = await seal(world, recipient, input);
  await world.objects.put(proevebrevKey(nummer), sealed);
  await insertProevebrev(world.db, {
    ...{ nummer, modtager, postkasse, profil, hvem },
    fingeraftryk: fingerprintOf(recipient.certificate),
    kode_hash: hashKode(kode),
    oprettet: oprettet.toISOString(),
    udloeber: udloeber.toISOString(),
    ...{ udfald: null, accepteret: null, aabnet: null },
  });
  return nummer;
}

/** Where the sealed bytes lie until the relay has them. */
export function proevebrevKey(nummer: string): string {
  return `proevebreve/${nummer}/brev.p7m`;
}

type Fresh = Pick<ProevebrevInput, 'nummer' | 'kode' | 'oprettet' | 'udloeber'>;

function inputOf(world: ProevebrevWorld, recipient: Recipient, fresh: Fresh): ProevebrevInput {
  const { modtager, postkasse } = recipient;
  const rules = world.rules();
  const dag = dayInCopenhagen(fresh.oprettet);
  return {
    ...fresh,
    kommune: rules.indstillinger.kommune.navn,
    modtager: nameOn(modtagerOf(rules, modtager), dag).da,
    postkasse,
    adresse: registrerAdresse(world.settings.publicUrl),
    demo: world.demo,
  };
}

/** The very functions that sign and seal a klage: seal-letter.ts. */
async function seal(
  world: ProevebrevWorld,
  recipient: Recipient,
  input: ProevebrevInput,
): Promise<Uint8Array[]> {
  const boundary = Buffer.from(world.random(BOUNDARY_BYTES)).toString('hex');
  const { signer } = world.keyring();
  const signed = await signMime(composeProevebrev(input, boundary), {
    ...{ signer, at: input.oprettet },
    boundary: `=_underskrift_${boundary}`,
  });
  return encryptFor(signed, recipient, world.random);
}
