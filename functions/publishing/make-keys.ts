import { join } from 'node:path';
import type { RuleSet } from '../routing/rule-set.ts';
import { type DemoKeys, makeDemoKeys } from '../seal/demo-keys.ts';
import { type Keyring, makeKeyring } from '../seal/keyring.ts';
import { readSigner } from '../seal/read-signer.ts';
import type { Revocation } from '../seal/revocation.ts';
import { readSettingFile, type Settings } from '../settings.ts';
import type { Clock } from '../world.ts';

/** Makes the keyring of a version. @throws Error naming a modtager that nothing can be sealed to. */
export type MakeKeyring = (rules: RuleSet) => Promise<Keyring>;

/**
 * Reads who signs, once; development makes its keys first, and a pair for each modtager of a version
 * that names no certificate.
 * @throws Error, a sentence, when the signer's files cannot be used.
 */
export async function keyringMaker(
  settings: Settings,
  clock: Clock,
  revocation: Revocation | null = null,
): Promise<MakeKeyring> {
  if (!settings.production) await demoKeys(settings, clock, []);
  const signer = readSigner({
    certificate: await readSettingFile('SIGNING_CERT', settings.signingCert),
    key: await readSettingFile('SIGNING_KEY', settings.signingKey),
    mailFrom: settings.mailFrom,
  });
  return async (rules) => {
    const demo = settings.production
      ? new Map()
      : (await demoKeys(settings, clock, rules.modtagere.values())).certificates;
    if (revocation === null) return makeKeyring({ rules, signer, demo });
    followAll(revocation, rules);
    return makeKeyring({ rules, signer, demo, isUsable: revocation.isUsable });
  };
}

function followAll(revocation: Revocation, { modtagere, certifikater }: RuleSet): void {
  for (const { id, certifikater: paths } of modtagere.values()) {
    for (const path of paths) revocation.follow(id, certifikater.get(path) ?? '');
  }
}

function demoKeys(
  { dataDir, mailFrom }: Settings,
  clock: Clock,
  modtagere: Parameters<typeof makeDemoKeys>[0]['modtagere'],
): Promise<DemoKeys> {
  return makeDemoKeys({ dir: join(dataDir, 'noegler'), mailFrom, modtagere, at: clock.now() });
}
