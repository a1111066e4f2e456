import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isDay } from '../src/klage/calendar.ts';
import { type AlarmTarget, readAlarmTarget } from './alarms/alarm-target.ts';
import { readS3Address } from './objects/s3-address.ts';
import { postgresFault } from './register/postgres-address.ts';
import { type Environment, OIDC_SETTINGS, SettingReader } from './setting-reader.ts';
import { type Otlp, readOtlp } from './telemetry/telemetry-settings.ts';

export { type Environment, SettingsError } from './setting-reader.ts';

/** What the environment says, parsed once (the table in the README names each). */
export type Settings = {
  readonly production: boolean;
  readonly port: number;
  readonly publicUrl: URL;
  readonly dataDir: string;
  readonly rulesDir: string;
  readonly databaseUrl: string;
  readonly objectsUrl: string;
  /** null: the embedded mailboxes (development). */
  readonly smtpUrl: URL | null;
  /** Path of a PEM file; null means the system's CAs. */
  readonly smtpCa: string | null;
  readonly mailFrom: string;
  /** Paths of PEM files. */
  readonly signingCert: string;
  readonly signingKey: string;
  /** null: made under DATA_DIR at start (development). */
  readonly appSecret: Buffer | null;
  /** null: the identity picker (development). */
  readonly oidc: Oidc | null;
  readonly clamdUrl: URL | null;
  readonly metricsToken: string | null;
  /** Whom alarms go to, beside the log; none: the log only. */
  readonly alarmTil: readonly AlarmTarget[];
  /** null: nobody listens, and nothing of OpenTelemetry is loaded. */
  readonly otlp: Otlp | null;
  /** The mailbox that bounces come to; null: nobody reads them, and they go to MAIL_FROM. */
  readonly returImapUrl: URL | null;
  readonly retentionDays: number;
  readonly trustProxyHops: number;
  /** The instant the clock starts from; null: now. */
  readonly clockStart: Date | null;
  /** Divides every waiting time. */
  readonly tempo: number;
};

/** The settings of a running system: the secret is there. */
export type RunningSettings = Settings & { readonly appSecret: Buffer };

export type Oidc = {
  readonly issuer: URL;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly roleClaim: string;
};

const APP_SECRET_BYTES_MIN = 32;
const ADDRESS =
  /^[A-Za-z0-9!#$%&'*+/=?^_{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_{|}~-]+)*@[A-Za-z0-9.-]+$/;
const LOOPBACK_HOSTS = ['localhost', '127.0.0.1', '[::1]'];
/**
 * Reads the environment.
 * @throws SettingsError naming every wrong setting: which, what it is, what it must be.
 */
export function readSettings(env: Environment): Settings {
  const read = new SettingReader(env);
  const dataDir = read.text('DATA_DIR', 'data');
  const settings: Settings = {
    ...readPlaces(read, dataDir),
    ...readMail(read, dataDir),
    ...readSecrets(read),
    ...readOperation(read),
  };
  read.finish();
  return settings;
}

/** The text of a file that a setting names. */
export async function readSettingFile(setting: string, path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch {
    throw new Error(
      `Cannot read setting "${setting}": it is "${path}", it must be a file that can be read.`,
    );
  }
}

function readPlaces(read: SettingReader, dataDir: string) {
  return {
    production: read.production,
    port: read.integer('PORT', 4321, { min: 0, max: 65_535 }),
    publicUrl: readPublicUrl(read),
    dataDir,
    rulesDir: read.text('RULES_DIR', 'routing-rules'),
    databaseUrl: readDatabaseUrl(read, join(dataDir, 'klagevej.db')),
    objectsUrl: readObjectsUrl(read, dataDir),
  };
}

/** A file, or a PostgreSQL; over a network production speaks to it under TLS and knows who it is. */
function readDatabaseUrl(read: SettingReader, usualPath: string): string {
  const name = 'DATABASE_URL';
  const value = read.optional(name);
  if (value === null || value.startsWith('sqlite:')) return read.place(name, 'sqlite:', usualPath);
  const fault = postgresFault(value, read.production);
  if (fault !== null) read.fault(name, fault);
  return value;
}

function readObjectsUrl(read: SettingReader, dataDir: string): string {
  const typed = read.text('OBJECTS_URL', '');
  if (!typed.startsWith('s3:')) {
    return read.place('OBJECTS_URL', 'file:', join(dataDir, 'objekter'));
  }
  if (readS3Address(typed) === null) {
    read.fault('OBJECTS_URL', 'it must be s3://BUCKET/PREFIX, or begin with file:');
  }
  return typed;
}

/** Development serves this machine only; production is reached by https. */
function readPublicUrl(read: SettingReader): URL {
  const port = read.integer('PORT', 4321, { min: 0, max: 65_535 });
  const url = read.url('PUBLIC_URL', ['http:', 'https:']) ?? new URL(`http://localhost:${port}`);
  if (read.production && url.protocol !== 'https:') {
    read.fault('PUBLIC_URL', 'in production it must begin with https://');
  }
  if (!read.production && !LOOPBACK_HOSTS.includes(url.hostname)) {
    read.fault('PUBLIC_URL', 'in development it must be on localhost; set NODE_ENV=production');
  }
  if (url.href !== `${url.origin}/`) {
    read.fault('PUBLIC_URL', 'it must be scheme, host and port without a path');
  }
  return url;
}

function readMail(read: SettingReader, dataDir: string) {
  const keys = join(dataDir, 'noegler');
  const mailFrom = read.text('MAIL_FROM', 'klagevej@kommune.example');
  if (!ADDRESS.test(mailFrom)) read.fault('MAIL_FROM', 'it must be one plain e-mail address');
  return {
    smtpUrl: read.url('SMTP_URL', ['smtp:', 'smtps:']),
    smtpCa: read.optional('SMTP_CA'),
    mailFrom,
    signingCert: read.text('SIGNING_CERT', join(keys, 'afsender.crt.pem')),
    signingKey: read.text('SIGNING_KEY', join(keys, 'afsender.key.pem')),
    returImapUrl: readReturImapUrl(read),
  };
}

/** A mailbox is opened with a name and a password. */
function readReturImapUrl(read: SettingReader): URL | null {
  const url = read.url('RETUR_IMAP_URL', ['imap:', 'imaps:']);
  if (url !== null && (url.username === '' || url.password === '' || url.hostname === '')) {
    read.fault('RETUR_IMAP_URL', 'it must be imaps://user:password@host');
  }
  return url;
}

function readSecrets(read: SettingReader) {
  return {
    appSecret: readAppSecret(read),
    oidc: readOidc(read),
    metricsToken: read.optional('METRICS_TOKEN'),
  };
}

function readAppSecret(read: SettingReader): Buffer | null {
  const typed = read.optional('APP_SECRET');
  if (typed === null) return null;
  const secret = Buffer.from(typed, 'base64');
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(typed) || secret.length < APP_SECRET_BYTES_MIN) {
    read.fault('APP_SECRET', `it must be at least ${APP_SECRET_BYTES_MIN} random bytes in base64`);
  }
  return secret;
}

/** All three or none; a login over http is for a provider on this machine. */
function readOidc(read: SettingReader): Oidc | null {
  if (OIDC_SETTINGS.every((name) => read.optional(name) === null)) return null;
  const together = (name: string) =>
    read.together(
      name,
      OIDC_SETTINGS.filter((other) => other !== name),
    );
  const [, clientId, clientSecret] = OIDC_SETTINGS.map(together);
  const issuer = read.url('OIDC_ISSUER', read.production ? ['https:'] : ['https:', 'http:']);
  if (issuer === null || clientId === undefined || clientSecret === undefined) return null;
  return { issuer, clientId, clientSecret, roleClaim: read.text('OIDC_ROLE_CLAIM', 'groups') };
}

function readOperation(read: SettingReader) {
  return {
    clamdUrl: read.url('CLAMD_URL', ['tcp:']),
    alarmTil: readAlarmTil(read),
    otlp: readOtlp(read),
    retentionDays: read.integer('RETENTION_DAYS', 30, { min: 1, max: 36_500 }),
    trustProxyHops: read.integer('TRUST_PROXY_HOPS', 0, { min: 0, max: 10 }),
    clockStart: readClockStart(read),
    tempo: readTempo(read),
  };
}

/** Several with commas between; an address may hold a key, so none is repeated. */
function readAlarmTil(read: SettingReader): readonly AlarmTarget[] {
  const typed = read.optional('ALARM_TIL')?.split(',') ?? [];
  const targets = typed.map((one) => readAlarmTarget(one.trim(), !read.production));
  const good = targets.filter((target) => target !== null);
  if (good.length < typed.length) {
    read.fault(
      'ALARM_TIL',
      'it must be mailto:ADDRESS or https://HOST/PATH without a name or password; several with commas between',
    );
  }
  return good;
}

function readClockStart(read: SettingReader): Date | null {
  const typed = read.optional('KLAGEVEJ_NU');
  if (typed === null) return null;
  const instant = new Date(typed);
  const isInstant = /^\d{4}-\d{2}-\d{2}T.+(Z|[+-]\d{2}:\d{2})$/.test(typed);
  // A 30 February would become a day in March.
  if (!isInstant || !isDay(typed.slice(0, 10)) || Number.isNaN(instant.getTime())) {
    read.fault('KLAGEVEJ_NU', 'it must be an instant such as 2026-03-02T09:00:00+01:00');
  }
  return instant;
}

function readTempo(read: SettingReader): number {
  const tempo = Number(read.text('KLAGEVEJ_TEMPO', '1'));
  if (!(tempo > 0 && tempo <= 1e9)) read.fault('KLAGEVEJ_TEMPO', 'it must be a number above 0');
  return tempo;
}
