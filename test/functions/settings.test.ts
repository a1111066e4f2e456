import { describe, expect, test } from 'vitest';
import { type Environment, readSettings, SettingsError } from '../../functions/settings.ts';

const SECRET = Buffer.alloc(32, 7).toString('base64');

/** Everything production needs, and no more. */
const PRODUCTION: Environment = {
  NODE_ENV: 'production',
  PUBLIC_URL: 'https://klagevej.example',
  SMTP_URL: 'smtps://relay.example',
  MAIL_FROM: 'klagevej@kommune.dk',
  SIGNING_CERT: '/keys/cert.pem',
  SIGNING_KEY: '/keys/key.pem',
  APP_SECRET: SECRET,
  OIDC_ISSUER: 'https://login.example',
  OIDC_CLIENT_ID: 'klagevej',
  OIDC_CLIENT_SECRET: 'hemmelig-oidc',
};

/** The sentences of a start that must not succeed. */
function faults(env: Environment): string[] {
  try {
    readSettings(env);
    return [];
  } catch (error) {
    if (!(error instanceof SettingsError)) throw error;
    return error.message.split('\n');
  }
}

describe('in development', () => {
  test('nothing has to be set', () => {
    expect(readSettings({})).toMatchObject({
      production: false,
      port: 4321,
      dataDir: 'data',
      rulesDir: 'routing-rules',
      databaseUrl: 'sqlite:data/klagevej.db',
      objectsUrl: 'file:data/objekter',
      smtpUrl: null,
      smtpCa: null,
      mailFrom: 'klagevej@kommune.example',
      signingCert: 'data/noegler/afsender.crt.pem',
      signingKey: 'data/noegler/afsender.key.pem',
      appSecret: null,
      oidc: null,
      clamdUrl: null,
      metricsToken: null,
      alarmTil: [],
      returImapUrl: null,
      otlp: null,
      retentionDays: 30,
      trustProxyHops: 0,
      clockStart: null,
      tempo: 1,
    });
    expect(readSettings({}).publicUrl.origin).toBe('http://localhost:4321');
  });

  test('a collector is listened to only where its address is set and nothing turns it off', () => {
    const OTEL_EXPORTER_OTLP_ENDPOINT = 'https://collector.example:4318/otlp';
    const headers = 'authorization=Bearer%20x, x-lejer=sof';
    const given = { OTEL_EXPORTER_OTLP_ENDPOINT, OTEL_EXPORTER_OTLP_HEADERS: headers };
    expect(readSettings(given).otlp).toEqual({
      endpoint: new URL(OTEL_EXPORTER_OTLP_ENDPOINT),
      headers: { authorization: 'Bearer x', 'x-lejer': 'sof' },
      serviceName: 'klagevej',
      metricsEveryMs: 60_000,
    });
    expect(readSettings({ ...given, OTEL_SDK_DISABLED: 'true' }).otlp).toBeNull();
    expect(readSettings({ OTEL_EXPORTER_OTLP_HEADERS: headers }).otlp).toBeNull();
  });

  test('an empty or blank setting counts as not set', () => {
    expect(readSettings({ PORT: '', PUBLIC_URL: ' ', SMTP_URL: '', KLAGEVEJ_NU: '' })).toEqual(
      readSettings({}),
    );
  });

  test('PUBLIC_URL follows PORT, and what lies on disk follows DATA_DIR', () => {
    const settings = readSettings({ PORT: '8080', DATA_DIR: '/srv/k' });

    expect(settings.publicUrl.origin).toBe('http://localhost:8080');
    expect(settings).toMatchObject({
      databaseUrl: 'sqlite:/srv/k/klagevej.db',
      objectsUrl: 'file:/srv/k/objekter',
      signingCert: '/srv/k/noegler/afsender.crt.pem',
    });
  });

  test('alarms may go to several, also to a server on this machine', () => {
    const typed = 'mailto:vagt@kommune.example, https://alarm.example/krog?n=1,http://localhost:9';
    const { alarmTil } = readSettings({ ALARM_TIL: typed });

    expect(alarmTil.map((til) => (til.slags === 'mail' ? til.address : til.url.href))).toEqual([
      'vagt@kommune.example',
      'https://alarm.example/krog?n=1',
      'http://localhost:9/',
    ]);
    expect(new Set(alarmTil.map(({ id }) => id)).size).toBe(3);
  });

  test('the clock may start elsewhere and waits may be shorter', () => {
    const settings = readSettings({
      KLAGEVEJ_NU: '2026-03-02T09:00:00+01:00',
      KLAGEVEJ_TEMPO: '1000',
    });

    expect(settings.clockStart?.toISOString()).toBe('2026-03-02T08:00:00.000Z');
    expect(settings.tempo).toBe(1000);
  });

  test.each(['http://localhost:9', 'http://127.0.0.1:9', 'https://[::1]:9'])(
    'PUBLIC_URL may be %s',
    (url) => {
      expect(readSettings({ PUBLIC_URL: url }).publicUrl.origin).toBe(url);
    },
  );

  test('OIDC_ROLE_CLAIM is groups unless said otherwise', () => {
    const env = { ...PRODUCTION, NODE_ENV: '', PUBLIC_URL: '' };

    expect(readSettings(env).oidc?.roleClaim).toBe('groups');
    expect(readSettings({ ...env, OIDC_ROLE_CLAIM: 'roller' }).oidc?.roleClaim).toBe('roller');
  });
});

describe('a wrong setting stops the start and says which, what it is, and what it must be', () => {
  const wrong: [name: string, value: string, must: RegExp][] = [
    ['NODE_ENV', 'prod', /production or development/],
    ...['x', '-1', '65536', '80.5', '1e3', '0x50', '+80'].map((port): [string, string, RegExp] => [
      'PORT',
      port,
      /whole number from 0 to 65535/,
    ]),
    ['PUBLIC_URL', 'klagevej.example', /begin with http:\/\/ or https:\/\//],
    ['PUBLIC_URL', 'ftp://localhost', /begin with http:\/\/ or https:\/\//],
    ['PUBLIC_URL', 'http://klagevej.example', /on localhost/],
    ['PUBLIC_URL', 'http://localhost.evil.example', /on localhost/],
    ['PUBLIC_URL', 'http://0.0.0.0:4321', /on localhost/],
    ['PUBLIC_URL', 'http://localhost:4321/klagevej', /without a path/],
    ['PUBLIC_URL', 'http://localhost:4321/?x=1', /without a path/],
    ['PUBLIC_URL', 'http://bruger@localhost:4321', /without a path/],
    ['DATABASE_URL', 'mysql://x', /begin with sqlite: or postgres:/],
    ['DATABASE_URL', 'postgres:klagevej', /it must be postgres:.*HOST/],
    ['DATABASE_URL', 'postgres://db', /name a database/],
    ['DATABASE_URL', 'sqlite:', /a path/],
    ['DATABASE_URL', 'sqlite::memory:', /a path/],
    ['OBJECTS_URL', 'ftp://x', /begin with file:/],
    ['OBJECTS_URL', 'file:', /a path/],
    ['OBJECTS_URL', 's3://Klager/x', /must be s3:\/\/BUCKET\/PREFIX/],
    ['OBJECTS_URL', 's3://klager/../x', /must be s3:\/\/BUCKET\/PREFIX/],
    ['OBJECTS_URL', 's3:klager', /must be s3:\/\/BUCKET\/PREFIX/],
    ['SMTP_URL', 'smpt://x', /begin with smtp:\/\/ or smtps:\/\//],
    ['SMTP_URL', 'relay.example:25', /begin with smtp:\/\/ or smtps:\/\//],
    ['MAIL_FROM', 'klagevej', /one plain e-mail address/],
    ['MAIL_FROM', 'Klagevej <k@kommune.example>', /one plain e-mail address/],
    ['MAIL_FROM', 'a@b.example,c@d.example', /one plain e-mail address/],
    ['MAIL_FROM', '"a b"@b.example', /one plain e-mail address/],
    ['APP_SECRET', 'kort', /at least 32 random bytes in base64/],
    ['APP_SECRET', Buffer.alloc(31).toString('base64'), /at least 32/],
    ['APP_SECRET', `${SECRET}!`, /at least 32/],
    ['CLAMD_URL', 'http://x', /begin with tcp:\/\//],
    ...[
      'vagt@kommune.example',
      'mailto:',
      'mailto:Vagt <vagt@kommune.example>',
      'mailto:vagt@kommune.example?subject=Hej',
      'mailto:vagt@kommune.example,',
      'http://alarm.example/krog',
      'https://navn:kode@alarm.example',
      'mailto:vagt@kommune.example, ftp://alarm.example',
    ].map((til): [string, string, RegExp] => [
      'ALARM_TIL',
      til,
      /mailto:ADDRESS or https:\/\/HOST/,
    ]),
    ['OTEL_EXPORTER_OTLP_ENDPOINT', 'grpc://collector:4317', /begin with http:\/\/ or https:\/\//],
    ['OTEL_EXPORTER_OTLP_PROTOCOL', 'grpc', /must be http\/json, or not set/],
    ['OTEL_EXPORTER_OTLP_HEADERS', 'authorization', /name=value/],
    ['OTEL_EXPORTER_OTLP_HEADERS', 'a=1,b=%zz', /name=value/],
    ['OTEL_TRACES_EXPORTER', 'jaeger', /must be otlp, or not set/],
    ['OTEL_METRICS_EXPORTER', 'prometheus', /must be otlp, or not set/],
    ['OTEL_METRIC_EXPORT_INTERVAL', '10', /whole number from 1000 to/],
    ['OTEL_SDK_DISABLED', 'ja', /true or false/],
    ['RETUR_IMAP_URL', 'pop3://x', /begin with imap:\/\/ or imaps:\/\//],
    ['RETENTION_DAYS', '0', /whole number from 1 to/],
    ['RETENTION_DAYS', 'en måned', /whole number from 1 to/],
    ['TRUST_PROXY_HOPS', '-1', /whole number from 0 to 10/],
    ['KLAGEVEJ_NU', 'i går', /an instant such as/],
    ['KLAGEVEJ_NU', '2026-03-02', /an instant such as/],
    ['KLAGEVEJ_NU', '2026-03-02T09:00:00', /an instant such as/],
    ['KLAGEVEJ_NU', '2026-02-30T09:00:00Z', /an instant such as/],
    ['KLAGEVEJ_NU', '2026-13-01T09:00:00Z', /an instant such as/],
    ...['0', '-1', 'hurtigt', 'Infinity', 'NaN'].map((tempo): [string, string, RegExp] => [
      'KLAGEVEJ_TEMPO',
      tempo,
      /a number above 0/,
    ]),
  ];
  const secret = [
    ...['APP_SECRET', 'SMTP_URL', 'DATABASE_URL', 'RETUR_IMAP_URL', 'ALARM_TIL'],
    ...['OTEL_EXPORTER_OTLP_ENDPOINT', 'OTEL_EXPORTER_OTLP_HEADERS'],
  ];

  test.each(wrong)('%s=%s', (name, value, must) => {
    const [sentence = '', ...more] = faults({ [name]: value });

    expect(more).toEqual([]);
    const is = secret.includes(name) ? 'set, but wrong' : `"${value}"`;
    expect(sentence.startsWith(`Cannot read setting "${name}": it is ${is}, `)).toBe(true);
    expect(sentence).toMatch(must);
    expect(sentence.endsWith('.')).toBe(true);
  });

  test('and all of them are told at once', () => {
    const told = faults({ PORT: 'x', MAIL_FROM: 'y', RETENTION_DAYS: 'z' });

    expect(told).toHaveLength(3);
  });

  test('but the value of a secret is never repeated', () => {
    const canary = 'kanariefugl';
    const env = {
      ...{ APP_SECRET: canary, SMTP_URL: `x://u:${canary}@h`, DATABASE_URL: `my://${canary}` },
      ...{ RETUR_IMAP_URL: `x://${canary}`, OIDC_CLIENT_SECRET: canary, METRICS_TOKEN: canary },
      ...{ PORT: 'x', OIDC_ISSUER: 'x' },
    };
    const told = [...faults(env), ...faults({ ...PRODUCTION, ...env })].join('\n');

    expect(told).toContain('"SMTP_URL"');
    expect(told).not.toContain(canary);
  });

  test.each(['OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET', 'OIDC_ISSUER'])(
    'when %s is missing beside the other two',
    (name) => {
      const env = { ...PRODUCTION, NODE_ENV: '', PUBLIC_URL: '' };

      const [sentence = ''] = faults({ ...env, [name]: undefined });

      expect(sentence).toContain(`Cannot read setting "${name}": it is not set`);
    },
  );
});

describe('in production', () => {
  test('the required settings are enough', () => {
    const settings = readSettings(PRODUCTION);

    expect(settings).toMatchObject({ production: true, mailFrom: 'klagevej@kommune.dk' });
    expect(settings.appSecret?.length).toBe(32);
    expect(settings.oidc).toMatchObject({ clientId: 'klagevej', roleClaim: 'groups' });
  });

  test('every missing setting is named, in one start', () => {
    const named = faults({ NODE_ENV: 'production' }).map(
      (sentence) => /^Cannot read setting "(\w+)": it is not set, /.exec(sentence)?.[1],
    );

    expect(new Set(named)).toEqual(
      new Set([
        ...['PUBLIC_URL', 'SMTP_URL', 'MAIL_FROM', 'SIGNING_CERT', 'SIGNING_KEY', 'APP_SECRET'],
        ...['OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET'],
      ]),
    );
  });

  const required = Object.keys(PRODUCTION).filter((name) => name !== 'NODE_ENV');
  test.each(required)('%s is required', (name) => {
    for (const value of [undefined, '', '  ']) {
      const told = faults({ ...PRODUCTION, [name]: value });

      expect(told.length).toBeGreaterThan(0);
      for (const sentence of told) expect(sentence).toContain(`"${name}"`);
    }
  });

  test.each([
    ['PUBLIC_URL', 'http://klagevej.example', /https:\/\//],
    ['OIDC_ISSUER', 'http://login.example', /https:\/\//],
    ['OIDC_ISSUER', 'login', /begin with https:\/\//],
    ['KLAGEVEJ_NU', '2026-03-02T09:00:00Z', /unset it/],
    ['KLAGEVEJ_TEMPO', '10', /unset it/],
  ])('%s=%s is refused', (name, value, must) => {
    const told = faults({ ...PRODUCTION, [name]: value });

    expect(told).toHaveLength(1);
    expect(told[0]).toContain(`"${name}"`);
    expect(told[0]).toMatch(must);
  });
});
