import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { dayInCopenhagen } from '../src/klage/calendar.ts';
import { type AlarmBook, makeAlarmBook } from './alarms/alarm-book.ts';
import { clamdScan } from './bilag/clamd.ts';
import { makeClock } from './clock.ts';
import type { Mailer } from './mail/mailer.ts';
import { openMailer } from './mail/open-mailer.ts';
import { openObjects } from './objects/open-objects.ts';
import { keepLooking } from './publishing/keep-looking.ts';
import { keyringMaker } from './publishing/make-keys.ts';
import { type HolderParts, openRulesInForce } from './publishing/rules-in-force.ts';
import { takeInFolder } from './publishing/take-in-folder.ts';
import type { InForce } from './publishing/use-version.ts';
import { watchFolder } from './publishing/watch-folder.ts';
import { demoMark } from './register/demo-mark.ts';
import type { Durability } from './register/node-sqlite.ts';
import { openRegister } from './register/open-register.ts';
import { checkCertificates } from './routing/check-certificates.ts';
import { checkCertificate } from './seal/check-certificate.ts';
import { makeRevocation, type Revocation } from './seal/revocation.ts';
import { selfTest } from './seal/self-test.ts';
import type { RunningSettings, Settings } from './settings.ts';
import { jsonLog, type Log } from './telemetry/log.ts';
import { NO_TELEMETRY, type Telemetry } from './telemetry/telemetry.ts';
import type { World } from './world.ts';

/** How often the lists of revoked certificates are fetched. */
const CRL_EVERY_MS = 3_600_000;

/** A world in which klager can be received, and how to leave it. */
export type OpenedWorld = {
  readonly world: World;
  /** What the world's alarm holds until somebody tells of it. */
  readonly book: AlarmBook;
  /** Who listens to the figures. */
  readonly watch: Telemetry['watch'];
  readonly close: () => Promise<void>;
};

/** The same, with a mailer. */
export type OpenedPostWorld = {
  readonly world: World & { readonly mailer: Mailer };
  readonly book: AlarmBook;
  readonly close: () => Promise<void>;
};

/**
 * Opens everything that receiving a klage touches: rules, keys, register, objects. In development
 * what is missing is made under DATA_DIR, and a rule that is saved is in force at once.
 * @throws Error, a sentence for the operator, when anything cannot be trusted: then nothing starts.
 */
export async function makeWorld(settings: Settings): Promise<OpenedWorld> {
  const parts = await openParts(settings, 'power-cut');
  await takeInFolder(parts);
  const onSwitch = (inForce: InForce) => {
    tellCertificates(parts, inForce);
    void parts.revocation.refresh();
  };
  const opened = await followRevoked(
    parts,
    await openWorld(settings, parts, { ...parts, onSwitch }),
  );
  const { rules, keyring } = opened.world;
  tellCertificates(parts, { rules: rules(), keyring: keyring() });
  await selfTest(keyring(), parts.clock.now());
  if (settings.production) return opened;
  const watch = await watchFolder(parts);
  const close = async () => {
    await watch.stop();
    await opened.close();
  };
  return { ...opened, close };
}

/** Knows who is revoked before anything is sealed, and looks again as long as the world is open. */
async function followRevoked(parts: Parts, opened: OpenedWorld): Promise<OpenedWorld> {
  const { revocation } = parts;
  await revocation.refresh();
  const stopping = new AbortController();
  const { signal } = stopping;
  const look = () => revocation.refresh();
  const looking = keepLooking(parts, { everyMs: CRL_EVERY_MS, signal, look });
  const closeBoth = async () => {
    stopping.abort();
    await looking;
    await opened.close();
  };
  return { ...opened, close: closeBoth };
}

/** Tells of every certificate: what only time breaks alarms, and the klager go to the reserve. */
function tellCertificates({ production, clock, log, alarm }: Parts, inForce: InForce): void {
  const { rules, keyring } = inForce;
  const now = clock.now();
  const judged = checkCertificates(rules, { dag: dayInCopenhagen(now), judge: checkCertificate });
  // Development has demo pairs: that the rules name no certificates is as it should be there.
  const told = production ? judged.oplysninger : [];
  for (const { besked } of told) log('warn', 'certifikat', { besked });
  for (const id of rules.modtagere.keys()) {
    if (keyring.recipient(id, now) === null)
      alarm('modtager-uden-gyldigt-certifikat', { modtager: id });
  }
}

/**
 * The same world with a way out of it: what delivery needs. It seals nothing, so it tests no keys;
 * it acknowledges nothing, so its commits need not outlive a power cut; it follows what is published
 * and leaves it to the thread that receives to tell of it.
 */
export async function makePostWorld(settings: Settings): Promise<OpenedPostWorld> {
  const parts = await openParts(settings, 'crash');
  const quiet = { ...parts, log: () => {}, alarm: () => {}, onSwitch: () => {} };
  const { world, book, close } = await openWorld(settings, parts, quiet);
  const mailer = await openMailer(world);
  const closeBoth = async () => {
    await mailer.close();
    await close();
  };
  return { world: { ...world, mailer }, book, close: closeBoth };
}

type Parts = Omit<HolderParts, 'onSwitch'> & {
  readonly production: boolean;
  readonly revocation: Revocation;
  readonly book: AlarmBook;
  readonly telemetry: Telemetry;
};

async function openParts(settings: Settings, durability: Durability): Promise<Parts> {
  const { rulesDir, production, tempo, clockStart } = settings;
  await mkdir(settings.dataDir, { recursive: true, mode: 0o700 });
  const clock = makeClock({ start: clockStart, tempo });
  const log = jsonLog;
  const book = makeAlarmBook(log);
  const { alarm } = book;
  const dir = join(settings.dataDir, 'spaerrelister');
  const revocation = makeRevocation({ dir, now: clock.now, alarm });
  const makeKeyring = await keyringMaker(settings, clock, revocation);
  const db = await openRegister(settings.databaseUrl, durability);
  const telemetry = await telemetryOf(settings, log);
  const shared = { db, rulesDir, production, tempo, clock, log, alarm };
  return { ...shared, makeKeyring, revocation, book, telemetry };
}

/** Not even loaded where nobody listens. */
async function telemetryOf({ otlp }: Settings, log: Log): Promise<Telemetry> {
  if (otlp === null) return NO_TELEMETRY;
  return (await import('./telemetry/open-telemetry.ts')).openTelemetry(otlp, log);
}

const DEMO_IN_PRODUCTION =
  'Registeret har demodata, og Klagevej starter ikke på det i produktion. Ret DATABASE_URL.';

async function openWorld(
  settings: Settings,
  { db, clock, log, alarm, book, telemetry }: Parts,
  holder: HolderParts,
): Promise<OpenedWorld> {
  const running = { ...settings, appSecret: await appSecret(settings) };
  const demo = (await demoMark(db)) !== 'ingen';
  if (demo && settings.production) throw new Error(DEMO_IN_PRODUCTION);
  const objects = await openObjects(settings.objectsUrl);
  const inForce = await openRulesInForce(holder);
  const world: World = {
    settings: running,
    rules: () => inForce.current().rules,
    keyring: () => inForce.current().keyring,
    latestRules: async () => (await inForce.latest()).rules,
    ...{ db, objects, clock, trace: telemetry.trace, log, alarm, demo },
    random: randomBytes,
    scan: settings.clamdUrl === null ? null : clamdScan(settings.clamdUrl),
  };
  const close = async () => {
    await inForce.stop();
    await telemetry.stop();
    await db.destroy();
  };
  return { world, book, watch: telemetry.watch, close };
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
