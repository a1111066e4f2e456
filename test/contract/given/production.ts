import { randomBytes } from 'node:crypto';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SMTPServer } from 'smtp-server';
import * as v from 'valibot';
import { certPath, keyPath, makeDemoKeys } from '../../../functions/seal/demo-keys.ts';

const MAIL_FROM = 'klagevej@kommune.example';

/** What a kommune has before it starts in production: keys, certificates in its rules, a relay. */
export type Production = {
  readonly dir: string;
  readonly rulesDir: string;
  readonly env: { readonly [name: string]: string };
  /** The mails the relay has taken: recipient and text. */
  readonly received: readonly { readonly to: string; readonly mail: string }[];
  readonly close: () => Promise<void>;
};

export async function makeProduction(): Promise<Production> {
  const dir = await mkdtemp(join(tmpdir(), 'klagevej-drift-'));
  const rulesDir = join(dir, 'regler');
  await cp('routing-rules', rulesDir, { recursive: true });
  const modtagere = await readModtagere(rulesDir);
  await makeDemoKeys({ dir, mailFrom: MAIL_FROM, modtagere, at: new Date(), keys: 'p-256' });
  await changeModtagere(rulesDir, (modtager) => ({
    ...modtager,
    certifikater: [`certifikater/${modtager.id.toLowerCase()}.pem`],
  }));
  for (const { id } of modtagere) {
    await cp(certPath(dir, id), join(rulesDir, 'certifikater', `${id.toLowerCase()}.pem`));
  }
  const relay = await startRelay(dir);
  const env = {
    NODE_ENV: 'production',
    PUBLIC_URL: 'https://klagevej.example',
    RULES_DIR: rulesDir,
    SMTP_URL: relay.url,
    SMTP_CA: certPath(dir, 'ca'),
    MAIL_FROM,
    SIGNING_CERT: certPath(dir, 'afsender'),
    SIGNING_KEY: keyPath(dir, 'afsender'),
    APP_SECRET: randomBytes(32).toString('base64'),
    OIDC_ISSUER: 'https://login.example',
    OIDC_CLIENT_ID: 'klagevej',
    OIDC_CLIENT_SECRET: 'hemmelig-oidc',
  };
  const close = async () => {
    await relay.close();
    await rm(dir, { recursive: true });
  };
  return { dir, rulesDir, env, received: relay.received, close };
}

const Modtagere = v.looseObject({
  modtagere: v.array(
    v.looseObject({ id: v.string(), postkasse: v.string(), certifikater: v.array(v.string()) }),
  ),
});
type Modtager = v.InferOutput<typeof Modtagere>['modtagere'][number];

async function readModtagere(rulesDir: string): Promise<readonly Modtager[]> {
  const text = await readFile(join(rulesDir, 'modtagere.json'), 'utf8');
  return v.parse(Modtagere, JSON.parse(text)).modtagere;
}

/** Writes modtagere.json anew, each modtager as `change` makes it. */
export async function changeModtagere(
  rulesDir: string,
  change: (modtager: Modtager) => Modtager,
): Promise<void> {
  const path = join(rulesDir, 'modtagere.json');
  const file = v.parse(Modtagere, JSON.parse(await readFile(path, 'utf8')));
  await writeFile(path, JSON.stringify({ ...file, modtagere: file.modtagere.map(change) }));
}

/** A real SMTP server with STARTTLS, certified by the folder's CA. */
async function startRelay(dir: string) {
  const received: { to: string; mail: string }[] = [];
  const server = new SMTPServer({
    cert: await readFile(certPath(dir, 'smtp'), 'utf8'),
    key: await readFile(keyPath(dir, 'smtp'), 'utf8'),
    disabledCommands: ['AUTH'],
    size: 100_000_000,
    onData: (stream, session, done) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const mail = Buffer.concat(chunks).toString('latin1');
        received.push({ to: session.envelope.rcptTo[0]?.address ?? '', mail });
        done();
      });
    },
  });
  server.on('error', () => {});
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const address = server.server.address();
  if (address === null || typeof address === 'string') throw new Error('The relay has no port.');
  const close = () => new Promise<void>((resolve) => server.close(() => resolve()));
  return { url: `smtp://localhost:${address.port}`, received, close };
}
