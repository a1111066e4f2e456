import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { dayInCopenhagen } from '../src/klage/calendar.ts';
import { logAlarm } from './alarm.ts';
import { makeClock } from './clock.ts';
import { jsonLog } from './log.ts';
import type { Mailer } from './mail/mailer.ts';
import { openMailer } from './mail/open-mailer.ts';
import { openObjects } from './objects/open-objects.ts';
import type { Durability } from './register/node-sqlite.ts';
import { openRegister } from './register/open-register.ts';
import { checkCertificates } from './routing/check-certificates.ts';
import { loadRuleSet } from './routing/load-rule-set.ts';
import type { RuleSet } from './routing/rule-set.ts';
import { checkCertificate } from './seal/check-certificate.ts';
import { type DemoKeys, makeDemoKeys } from './seal/demo-keys.ts';
import { type Keyring, makeKeyring } from './seal/keyring.ts';
import { readSigner } from './seal/read-signer.ts';
import { selfTest } from './seal/self-test.ts';
import { type RunningSettings, readSettingFile, type Settings } from './settings.ts';
import type { Clock, World } from './world.ts';

/** A world in which klager can be received, and how to leave it. */
export type OpenedWorld = { readonly world: World; readonly close: () => Promise<void> };

/** The same, with a mailer. */
export type OpenedPostWorld = {
  readonly world: World & { readonly mailer: Mailer };
  readonly close: () => Promise<void>;
};

/**
 * Opens everything that receiving a klage touches: rules, keys, register, objects. In development
 * what is missing is made under DATA_DIR.
 * @throws Error, a sentence for the operator, when anything cannot be trusted: then nothing starts.
 */
export async function makeWorld(settings: Settings): Promise<OpenedWorld> {
  const opened = await openWorld(settings, 'power-cut');
  const { world } = opened;
  judgeCertificates(world);
  await selfTest(world.keyring(), world.clock.now());
  return opened;
}

/**
 * Tells of every certificate at start: an unfit one (too weak, for another address) stops it; what
 * only time breaks alarms, and the klager go to the reserve.
 */
function judgeCertificates({ settings, rules, keyring, clock, log, alarm }: World): void {
  const now = clock.now();
  const judged = checkCertificates(rules(), { dag: dayInCopenhagen(now), judge: checkCertificate });
  if (judged.fejl.length > 0) throw new Error(judged.fejl.map(({ besked }) => besked).join('\n'));
  // Development has demo pairs: that the rules name no certificates is as it should be there.
  const told = settings.production ? judged.oplysninger : [];
  for (const { besked } of told) log('warn', 'certifikat', { besked });
  for (const id of rules().modtagere.keys()) {
    if (keyring().recipient(id, now) === null)
      alarm('modtager-uden-gyldigt-certifikat', { modtager: id });
  }
}

/**
 * The same world with a way out of it: what delivery needs. It seals nothing, so it tests no keys;
 * it acknowledges nothing, so its commits need not outlive a power cut.
 */
export async function makePostWorld(settings: Settings): Promise<OpenedPostWorld> {
  const { world, close } = await openWorld(settings, 'crash');
  const mailer = await openMailer(world);
  const closeBoth = async () => {
    await mailer.close();
    await close();
  };
  return { world: { ...world, mailer }, close: closeBoth };
}

async function openWorld(settings: Settings, durability: Durability): Promise<OpenedWorld> {
  await mkdir(settings.dataDir, { recursive: true, mode: 0o700 });
  const clock = makeClock({ start: settings.clockStart, tempo: settings.tempo });
  const rules = await readRules(settings.rulesDir);
  const demo = settings.production ? null : await demoKeys(settings, rules, clock);
  const keyring = await readKeyring(settings, rules, demo);
  const running = { ...settings, appSecret: await appSecret(settings) };
  const db = await openRegister(settings.databaseUrl, durability);
  const world: World = {
    settings: running,
    rules: () => rules,
    keyring: () => keyring,
    db,
    objects: await openObjects(settings.objectsUrl),
    clock,
    random: randomBytes,
    log: jsonLog,
    alarm: logAlarm(jsonLog),
  };
  return { world, close: () => db.destroy() };
}

async function readRules(dir: string): Promise<RuleSet> {
  const read = await loadRuleSet(dir);
  if (read.ok) return read.rules;
  const faults = read.fejl.map(({ besked }) => `  ${besked}`);
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
    certificate: await readSettingFile('SIGNING_CERT', signingCert),
    key: await readSettingFile('SIGNING_KEY', signingKey),
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
