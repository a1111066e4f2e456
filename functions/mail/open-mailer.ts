import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { certPath, keyPath } from '../seal/demo-keys.ts';
import { readSettingFile, type Settings } from '../settings.ts';
import type { World } from '../world.ts';
import { startEmbeddedMailboxes } from './embedded-mailboxes.ts';
import type { Mailer } from './mailer.ts';
import { makeSmtpMailer } from './smtp-mailer.ts';

/**
 * The mailer of SMTP_URL; in development without one, mailboxes of our own behind the very same
 * conversation, with the demo keys that lie under DATA_DIR.
 */
export async function openMailer(
  world: Pick<World, 'settings' | 'rules' | 'clock'>,
): Promise<Mailer> {
  const { smtpUrl, smtpCa } = world.settings;
  if (smtpUrl === null) return openEmbedded(world);
  const ca = smtpCa === null ? null : await readSettingFile('SMTP_CA', smtpCa);
  return makeSmtpMailer({ url: smtpUrl, ca });
}

async function openEmbedded({ settings, rules, clock }: Parameters<typeof openMailer>[0]) {
  if (settings.production) throw new Error('Production has no embedded mailboxes: set SMTP_URL.');
  const keys = join(settings.dataDir, 'noegler');
  const mailboxes = await startEmbeddedMailboxes({
    dir: postkasserDir(settings),
    certificate: await readFile(certPath(keys, 'smtp'), 'utf8'),
    key: await readFile(keyPath(keys, 'smtp'), 'utf8'),
    modtagere: () =>
      new Map([...rules().modtagere.values()].map(({ id, postkasse }) => [postkasse, id])),
    drift: settings.alarmTil.flatMap((til) => (til.slags === 'mail' ? [til.address] : [])),
    now: clock.now,
  });
  const ca = await readFile(certPath(keys, 'ca'), 'utf8');
  const mailer = makeSmtpMailer({ url: mailboxes.url, ca });
  return {
    send: mailer.send.bind(mailer),
    close: async () => {
      await mailer.close();
      await mailboxes.close();
    },
  };
}

/** Where the embedded mailboxes lie. */
export function postkasserDir({ dataDir }: Pick<Settings, 'dataDir'>): string {
  return join(dataDir, 'postkasser');
}
