/** What the environment says, parsed once (contract §2). Filled in by settings reader. */
export type Settings = {
  readonly production: boolean;
  readonly port: number;
  readonly publicUrl: URL;
  readonly dataDir: string;
  readonly rulesDir: string;
  readonly databaseUrl: string;
  readonly objectsUrl: string;
  readonly smtpUrl: URL | null;
  /** Path of a PEM file; null means the system's CAs. */
  readonly smtpCa: string | null;
  readonly mailFrom: string;
  /** Paths of PEM files. */
  readonly signingCert: string;
  readonly signingKey: string;
  /** null: made under DATA_DIR at start (development). */
  readonly appSecret: Buffer | null;
  readonly oidc: {
    readonly issuer: string;
    readonly clientId: string;
    readonly clientSecret: string;
    readonly roleClaim: string;
  } | null;
  readonly clamdUrl: URL | null;
  readonly metricsToken: string | null;
  readonly alarmTil: string | null;
  readonly returImapUrl: string | null;
  readonly retentionDays: number;
  readonly trustProxyHops: number;
  readonly clockStart: Date | null;
  readonly tempo: number;
};
