import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { logAlarm } from './alarm.ts';
import { makeClock } from './clock.ts';
import { jsonLog } from './log.ts';
import { type EmbeddedMailboxes, startEmbeddedMailboxes } from './mail/embedded-mailboxes.ts';
import type { Mailer } from './mail/mailer.ts';
import { makeSmtpMailer } from './mail/smtp-mailer.ts';
import { fileObjects } from './objects/file-objects.ts';
import { openRegister } from './register/open-register.ts';
import { loadRuleSet } from './routing/load-rule-set.ts';
import type { RuleSet } from './routing/rule-set.ts';
import { type DemoKeys, makeDemoKeys } from './seal/demo-keys.ts';
import { type Keyring, makeKeyring } from './seal/keyring.ts';
import { readSigner } from './seal/read-signer.ts';
import { selfTest } from './seal/self-test.ts';
import type { RunningSettings, Settings } from './settings.ts';
import type { Clock, World } from './world.ts';

/** A world in which klager can be received, and how to leave it. */
export type OpenedWorld = { readonly world: World; readonly close: () => Promise<void> };

/**
 * Opens everything a klage touches: rules, keys, register, objects, mail. In development what is
 * missing is made under DATA_DIR.
 * @throws Error, a sentence for the operator, when anything cannot be trusted: then nothing starts.
 */
export async function makeWorld(settings: Settings): Promise<OpenedWorld> {
  await mkdir(settings.dataDir, { recursive: true, mode: 0o700 });
  const clock = makeClock({ start: settings.clockStart, tempo: settings.tempo });
  const rules = await readRules(settings.rulesDir);
  const demo = settings.production ? null : await demoKeys(settings, rules, clock);
  const keyring = await readKeyring(settings, rules, demo);
  await selfTest(keyring, clock.now());
  const running = { ...settings, appSecret: await appSecret(settings) };
  const db = await openRegister(settings.databaseUrl);
  const post = await openPost(running, rules, { clock, demo });
  const world: World = {
    settings: running,
    rules: () => rules,
    keyring: () => keyring,
    db,
    objects: await fileObjects(pathOf(settings.objectsUrl)),
    mailer: post.mailer,
    clock,
    random: randomBytes,
    log: jsonLog,
    alarm: logAlarm(jsonLog),
  };
  const close = async () => {
    await post.close();
    await db.destroy();
  };
  return { world, close };
}

async function readRules(dir: string): Promise<RuleSet> {
  const read = await loadRuleSet(dir);
  if (read.ok) return read.rules;
  const faults = read.fejl.map(({ fil, linje, besked }) => `  ${fil}:${linje} ${besked}`);
  throw new Error(`Reglerne i ${dir} kan ikke bruges:\n${faults.join('\n')}`);
}

function demoKeys(settings: Settings, rules: RuleSet, clock: Clock): Promise<DemoKeys> {
  return makeDemoKeys({
    dir: join(settings.dataDir, 'noegler'),
    mailFrom: settings.mailFrom,
    modtagere: rules.modtagere.values(),
    at: clock.now(),
  });
}

async function readKeyring(
  { signingCert, signingKey, mailFrom }: Settings,
  rules: RuleSet,
  demo: DemoKeys | null,
): Promise<Keyring> {
  const signer = readSigner({
    certificate: await readText('SIGNING_CERT', signingCert),
    key: await readText('SIGNING_KEY', signingKey),
    mailFrom,
  });
  return makeKeyring({ rules, signer, demo: demo?.certificates ?? new Map() });
}

/** Development makes its own secret once and keeps it, so that a restart still reads what it wrote. */
async function appSecret(settings: Settings): Promise<RunningSettings['appSecret']> {
  if (settings.appSecret !== null) return settings.appSecret;
  const path = join(settings.dataDir, 'app-secret');
  await writeFile(path, randomBytes(32).toString('base64'), { flag: 'wx', mode: 0o600 }).catch(
    () => {},
  );
  return Buffer.from(await readFile(path, 'utf8'), 'base64');
}

type Post = { readonly mailer: Mailer; readonly close: () => Promise<void> };

/** The relay of SMTP_URL, or in development mailboxes of our own behind the same conversation. */
async function openPost(
  settings: RunningSettings,
  rules: RuleSet,
  { clock, demo }: { readonly clock: Clock; readonly demo: DemoKeys | null },
): Promise<Post> {
  if (settings.smtpUrl !== null) {
    const ca = settings.smtpCa === null ? null : await readText('SMTP_CA', settings.smtpCa);
    const mailer = makeSmtpMailer({ url: settings.smtpUrl, ca });
    return { mailer, close: () => mailer.close() };
  }
  if (demo === null) throw new Error('Production has no embedded mailboxes: set SMTP_URL.');
  const mailboxes = await startMailboxes(settings, rules, { clock, demo });
  const mailer = makeSmtpMailer({ url: mailboxes.url, ca: await readFile(demo.caCert, 'utf8') });
  const close = async () => {
    await mailer.close();
    await mailboxes.close();
  };
  return { mailer, close };
}

async function startMailboxes(
  settings: RunningSettings,
  rules: RuleSet,
  { clock, demo }: { readonly clock: Clock; readonly demo: DemoKeys },
): Promise<EmbeddedMailboxes> {
  const byAddress = [...rules.modtagere.values()].map(
    ({ id, postkasse }) => [postkasse, id] as const,
  );
  return startEmbeddedMailboxes({
    dir: join(settings.dataDir, 'postkasser'),
    certificate: await readFile(demo.smtpCert, 'utf8'),
    key: await readFile(demo.smtpKey, 'utf8'),
    modtagere: () => new Map(byAddress),
    now: clock.now,
  });
}

async function readText(setting: string, path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch {
    throw new Error(
      `Cannot read setting "${setting}": it is "${path}", it must be a file that can be read.`,
    );
  }
}

function pathOf(objectsUrl: string): string {
  return objectsUrl.slice('file:'.length);
}
