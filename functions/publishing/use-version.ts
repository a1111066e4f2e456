import { dayInCopenhagen } from '../../src/klage/calendar.ts';
import { checkCertificates } from '../routing/check-certificates.ts';
import { type RuleSetFiles, readRuleFiles } from '../routing/read-rule-files.ts';
import type { RuleSet } from '../routing/rule-set.ts';
import { checkCertificate } from '../seal/check-certificate.ts';
import type { Keyring } from '../seal/keyring.ts';
import type { MakeKeyring } from './make-keys.ts';

/** A rule set and its keys: they change together, or not at all. */
export type InForce = { readonly rules: RuleSet; readonly keyring: Keyring };

export type UsedVersion =
  | { readonly ok: true; readonly inForce: InForce }
  /** Danish sentences for whoever runs the system. */
  | { readonly ok: false; readonly beskeder: readonly string[] };

/**
 * Makes a version ready to route and seal by. It was judged before it was published; this program may
 * be an older one than judged it, so what would seal to the wrong key is refused once more.
 */
export async function useVersion(
  files: RuleSetFiles,
  { makeKeyring, now }: { readonly makeKeyring: MakeKeyring; readonly now: Date },
): Promise<UsedVersion> {
  const read = readRuleFiles(files);
  if (!read.ok) return refused(read.fejl);
  const { rules } = read;
  const { fejl } = checkCertificates(rules, { dag: dayInCopenhagen(now), judge: checkCertificate });
  if (fejl.length > 0) return refused(fejl);
  try {
    return { ok: true, inForce: { rules, keyring: await makeKeyring(rules) } };
  } catch (error) {
    return refused([{ besked: error instanceof Error ? error.message : 'Nøglerne mangler.' }]);
  }
}

function refused(fejl: readonly { readonly besked: string }[]): UsedVersion {
  return { ok: false, beskeder: fejl.map(({ besked }) => besked) };
}
