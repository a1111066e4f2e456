/** Reads single settings and collects what is wrong, so that one start tells it all. */
export class SettingReader {
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

  /** `<scheme>PATH`; memory is no place for what was promised to be kept. */
  place(name: string, scheme: string, usualPath: string): string {
    const value = this.text(name, scheme + usualPath);
    const path = value.slice(scheme.length);
    if (!value.startsWith(scheme)) this.fault(name, `it must begin with ${scheme}`);
    else if (path === '' || path.startsWith(':')) {
      this.fault(name, `it must be ${scheme} and a path on a disk`);
    }
    return value;
  }

  together(name: string, others: readonly string[]): string {
    const value = this.optional(name);
    if (value === null && !this.production) {
      this.fault(name, `it must be set together with ${others.join(' and ')}`);
    }
    return value ?? '';
  }

  integer(name: string, usual: number, { min, max }: { min: number; max: number }): number {
    const typed = this.text(name, String(usual));
    const value = /^\d{1,15}$/.test(typed) ? Number(typed) : Number.NaN;
    if (value >= min && value <= max) return value;
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
    this.fault(name, `it must begin with ${protocols.map((p) => `${p}//`).join(' or ')}`);
    return null;
  }
}

export type Environment = { readonly [name: string]: string | undefined };

/** Every setting that is wrong, one sentence each. */
export class SettingsError extends Error {
  override readonly name = 'SettingsError';
}

const DEVELOPMENT_ONLY = ['KLAGEVEJ_NU', 'KLAGEVEJ_TEMPO'];
/** Login is set as a whole. */
export const OIDC_SETTINGS = ['OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET'];
const REQUIRED_IN_PRODUCTION = [
  'PUBLIC_URL',
  'SMTP_URL',
  'MAIL_FROM',
  'SIGNING_CERT',
  'SIGNING_KEY',
  'APP_SECRET',
  ...OIDC_SETTINGS,
];
/** Their values are never shown, not even when they are wrong. */
const SECRET = [
  'APP_SECRET',
  'OIDC_CLIENT_SECRET',
  'METRICS_TOKEN',
  'SMTP_URL',
  'RETUR_IMAP_URL',
  'DATABASE_URL',
  'ALARM_TIL',
  'OTEL_EXPORTER_OTLP_ENDPOINT',
  'OTEL_EXPORTER_OTLP_HEADERS',
];
