import { newestProevebreve } from '../register/proevebreve.ts';
import type { Recipient } from '../seal/keyring.ts';
import type { World } from '../world.ts';
import { fingerprintOf } from './fingerprint.ts';

/** One certificate that letters to a modtager are sealed to, and whether somebody has opened one. */
export type MailboxProof = {
  readonly modtager: string;
  /** Hex SHA-256 of the certificate; null where none can be used today. */
  readonly fingeraftryk: string | null;
  readonly postkasse: string;
  readonly profil: string;
  /** When the relay last took a prøvebrev to it (ISO, UTC); null: none was sent. */
  readonly sendt: string | null;
  /** When somebody there had last opened one and entered its code (ISO, UTC); null: unproven. */
  readonly afproevet: string | null;
};

/**
 * Every modtager of the rules in force with each certificate that can be used now. Proven is the
 * four of modtager, certificate, address and profile: when one changes, nothing is proven any more.
 */
export async function proofOfMailboxes(
  world: Pick<World, 'rules' | 'keyring' | 'clock' | 'db'>,
): Promise<readonly MailboxProof[]> {
  const now = world.clock.now();
  const newest = await newestProevebreve(world.db);
  const known = new Map(newest.map((row) => [keyOf(row), row]));
  const modtagere = [...world.rules().modtagere.values()];
  return modtagere.flatMap(({ id, postkasse, profil }): readonly MailboxProof[] => {
    const recipients = world.keyring().recipients(id, now);
    const without = { modtager: id, fingeraftryk: null, postkasse, profil };
    if (recipients.length === 0) return [{ ...without, sendt: null, afproevet: null }];
    return recipients.map(fourOf).map((four) => {
      const row = known.get(keyOf(four));
      return { ...four, sendt: row?.sendt ?? null, afproevet: row?.aabnet ?? null };
    });
  });
}

type Four = Pick<Recipient, 'modtager' | 'postkasse'> & {
  readonly fingeraftryk: string;
  readonly profil: string;
};

function fourOf({ modtager, postkasse, profil, certificate }: Recipient): Four {
  return { modtager, fingeraftryk: fingerprintOf(certificate), postkasse, profil };
}

function keyOf({ modtager, fingeraftryk, postkasse, profil }: Four): string {
  return [modtager, fingeraftryk, postkasse, profil].join(' ');
}

/** How many certificates of each modtager nobody has proven; every modtager is there. */
export function unprovenByModtager(proofs: readonly MailboxProof[]): ReadonlyMap<string, number> {
  const counted = new Map<string, number>();
  for (const { modtager, afproevet } of proofs) {
    counted.set(modtager, (counted.get(modtager) ?? 0) + (afproevet === null ? 1 : 0));
  }
  return counted;
}
