import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

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
  readonly alarmTil: URL | null;
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

type Oidc = {
  readonly issuer: URL;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly roleClaim: string;
};

export type Environment = { readonly [name: string]: string | undefined };

/** Every setting that is wrong, one sentence each. */
export class SettingsError extends Error {
  override readonly name = 'SettingsError';
}

const APP_SECRET_BYTES_MIN = 32;
const ADDRESS =
  /^[A-Za-z0-9!#$%&'*+/=?^_{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_{|}~-]+)*@[A-Za-z0-9.-]+$/;
const LOOPBACK_HOSTS = ['localhost', '127.0.0.1', '[::1]'];
const DEVELOPMENT_ONLY = ['KLAGEVEJ_NU', 'KLAGEVEJ_TEMPO'];
const REQUIRED_IN_PRODUCTION = [
  'PUBLIC_URL',
  'SMTP_URL',
  'MAIL_FROM',
  'SIGNING_CERT',
  'SIGNING_KEY',
  'APP_SECRET',
  'OIDC_ISSUER',
  'OIDC_CLIENT_ID',
  'OIDC_CLIENT_SECRET',
];
/** Their values are never shown, not even when they are wrong. */
const SECRET = [
  'APP_SECRET',
  'OIDC_CLIENT_SECRET',
  'METRICS_TOKEN',
  'SMTP_URL',
  'RETUR_IMAP_URL',
  'DATABASE_URL',
];

/**
 * Reads the environment.
 * @throws SettingsError naming every wrong setting: which, what it is, what it must be.
 */
export function readSettings(env: Environment): Settings {
  const read = new Reader(env);
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

function readPlaces(read: Reader, dataDir: string) {
  return {
    production: read.production,
    port: read.integer('PORT', 4321, { min: 0, max: 65_535 }),
    publicUrl: readPublicUrl(read),
    dataDir,
    rulesDir: read.text('RULES_DIR', 'routing-rules'),
    databaseUrl: read.begins('DATABASE_URL', `sqlite:${join(dataDir, 'klagevej.db')}`, ['sqlite:']),
    objectsUrl: read.begins('OBJECTS_URL', `file:${join(dataDir, 'objekter')}`, ['file:']),
  };
}

/** Development serves this machine only; production is reached by https. */
function readPublicUrl(read: Reader): URL {
  const port = read.integer('PORT', 4321, { min: 0, max: 65_535 });
  const url = read.url('PUBLIC_URL', ['http:', 'https:']) ?? new URL(`http://localhost:${port}`);
  if (read.production && url.protocol !== 'https:') {
    read.fault('PUBLIC_URL', 'in production it must begin with https://');
  }
  if (!read.production && !LOOPBACK_HOSTS.includes(url.hostname)) {
    read.fault('PUBLIC_URL', 'in development it must be on localhost; set NODE_ENV=production');
  }
  return url;
}

function readMail(read: Reader, dataDir: string) {
  const keys = join(dataDir, 'noegler');
  const mailFrom = read.text('MAIL_FROM', 'klagevej@kommune.example');
  if (!ADDRESS.test(mailFrom)) read.fault('MAIL_FROM', 'it must be one plain e-mail address');
  return {
    smtpUrl: read.url('SMTP_URL', ['smtp:', 'smtps:']),
    smtpCa: read.optional('SMTP_CA'),
    mailFrom,
    signingCert: read.text('SIGNING_CERT', join(keys, 'afsender.crt.pem')),
    signingKey: read.text('SIGNING_KEY', join(keys, 'afsender.key.pem')),
    returImapUrl: read.url('RETUR_IMAP_URL', ['imap:', 'imaps:']),
  };
}

function readSecrets(read: Reader) {
  return {
    appSecret: readAppSecret(read),
    oidc: readOidc(read),
    metricsToken: read.optional('METRICS_TOKEN'),
  };
}

function readAppSecret(read: Reader): Buffer | null {
  const typed = read.optional('APP_SECRET');
  if (typed === null) return null;
  const secret = Buffer.from(typed, 'base64');
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(typed) || secret.length < APP_SECRET_BYTES_MIN) {
    read.fault('APP_SECRET', `it must be at least ${APP_SECRET_BYTES_MIN} random bytes in base64`);
  }
  return secret;
}

function readOidc(read: Reader): Oidc | null {
  const issuer = read.url('OIDC_ISSUER', ['https:', 'http:']);
  if (issuer === null) return null;
  return {
    issuer,
    clientId: read.together('OIDC_CLIENT_ID', 'OIDC_ISSUER'),
    clientSecret: read.together('OIDC_CLIENT_SECRET', 'OIDC_ISSUER'),
    roleClaim: read.text('OIDC_ROLE_CLAIM', 'groups'),
  };
}

function readOperation(read: Reader) {
  return {
    clamdUrl: read.url('CLAMD_URL', ['tcp:']),
    alarmTil: read.url('ALARM_TIL', ['mailto:', 'https:']),
    retentionDays: read.integer('RETENTION_DAYS', 30, { min: 1, max: 36_500 }),
    trustProxyHops: read.integer('TRUST_PROXY_HOPS', 0, { min: 0, max: 10 }),
    clockStart: readClockStart(read),
    tempo: readTempo(read),
  };
}

function readClockStart(read: Reader): Date | null {
  const typed = read.optional('KLAGEVEJ_NU');
  if (typed === null) return null;
  const instant = new Date(typed);
  if (!/^\d{4}-\d{2}-\d{2}T.+(Z|[+-]\d{2}:\d{2})$/.test(typed) || Number.isNaN(instant.getTime())) {
    read.fault('KLAGEVEJ_NU', 'it must be an instant such as 2026-03-02T09:00:00+01:00');
  }
  return instant;
}

function readTempo(read: Reader): number {
  const tempo = Number(read.text('KLAGEVEJ_TEMPO', '1'));
  if (!(tempo > 0 && tempo <= 1e9)) read.fault('KLAGEVEJ_TEMPO', 'it must be a number above 0');
  return tempo;
}

/** Reads single settings and collects what is wrong, so that one start tells it all. */
class Reader {
  readonly production: boolean;
  readonly #env: Environment;
  readonly #faults: string[] = [];

  constructor(env: Environment) {
    this.#env = env;
    this.production = env['NODE_ENV'] === 'production';
    const known = [undefined, '', 'production', 'development', 'test'];
    if (!known.includes(env['NODE_ENV']))
      this.fault('NODE_ENV', 'it must be production or development');
    if (this.production) this.#refuseDevelopment();
  }

  #refuseDevelopment(): void {
    for (const name of REQUIRED_IN_PRODUCTION) {
      if (this.optional(name) === null) this.fault(name, 'production needs it');
    }
    for (const name of DEVELOPMENT_ONLY) {
      if (this.optional(name) !== null) this.fault(name, 'it is for development; unset it');
    }
  }

  /** Notes that a setting is wrong; the value of a secret is not repeated. */
  fault(name: string, must: string): void {
    const value = this.optional(name);
    const shown = value === null ? 'not set' : `"${value}"`;
    const is = value !== null && SECRET.includes(name) ? 'set, but wrong' : shown;
    this.#faults.push(`Cannot read setting "${name}": it is ${is}, ${must}.`);
  }

  finish(): void {
    const faults = [...new Set(this.#faults)];
    if (faults.length > 0) throw new SettingsError(faults.join('\n'));
  }

  optional(name: string): string | null {
    const value = this.#env[name]?.trim() ?? '';
    return value === '' ? null : value;
  }

  text(name: string, usual: string): string {
    return this.optional(name) ?? usual;
  }

  begins(name: string, usual: string, starts: readonly string[]): string {
    const value = this.text(name, usual);
    if (!starts.some((start) => value.startsWith(start))) {
      this.fault(name, `it must begin with ${starts.join(' or ')}`);
    }
    return value;
  }

  together(name: string, with_: string): string {
    const value = this.optional(name);
    if (value === null) this.fault(name, `it must be set together with ${with_}`);
    return value ?? '';
  }

  integer(name: string, usual: number, { min, max }: { min: number; max: number }): number {
    const value = Number(this.text(name, String(usual)));
    if (Number.isInteger(value) && value >= min && value <= max) return value;
    this.fault(name, `it must be a whole number from ${min} to ${max}`);
    return usual;
  }

  url(name: string, protocols: readonly string[]): URL | null {
    const value = this.optional(name);
    if (value === null) return null;
    if (URL.canParse(value)) {
      const url = new URL(value);
      if (protocols.includes(url.protocol)) return url;
    }
    this.fault(
      name,
      `it must begin with ${protocols.map((p) => p + (p === 'mailto:' ? '' : '//')).join(' or ')}`,
    );
    return null;
  }
}
