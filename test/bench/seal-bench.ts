import { execFile } from 'node:child_process';
import { randomBytes, type X509Certificate } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { joinChunks } from '../../functions/letter/chunks.ts';
import { generateKey } from '../../functions/seal/demo-keys.ts';
import { encryptFor } from '../../functions/seal/encrypt-for.ts';
import { issueCertificate } from '../../functions/seal/issue-certificate.ts';
import type { Recipient } from '../../functions/seal/keyring.ts';
import { beside, type Figure, rateOf } from './figure.ts';

const SIZES = [
  { name: '10 KB', bytes: 10_000, atOnce: 200 },
  { name: '1 MB', bytes: 1_000_000, atOnce: 5 },
] as const;

const execute = promisify(execFile);

/** Sealing to an RSA-3072 modtager beside the openssl command, one process a letter. */
export async function sealFigures(): Promise<readonly Figure[]> {
  const recipient = await makeRecipient();
  const dir = await mkdtemp(join(tmpdir(), 'klagevej-bench-'));
  try {
    const figures: Figure[] = [];
    for (const size of SIZES) figures.push(await sealFigure(recipient, dir, size));
    return figures;
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
}

async function sealFigure(
  recipient: Recipient,
  dir: string,
  { name, bytes, atOnce }: (typeof SIZES)[number],
): Promise<Figure> {
  const letter = randomBytes(bytes);
  const content = joinChunks([letter]);
  const ours = await rateOf(async () => {
    for (let i = 0; i < atOnce; i += 1) await encryptFor(content, recipient, randomBytes);
    return atOnce;
  });
  const [file, certificate] = [join(dir, 'letter'), join(dir, 'crt.pem')];
  await writeFile(file, letter);
  await writeFile(certificate, recipient.certificate.toString());
  const args = ['cms', '-encrypt', '-aes-256-gcm', '-binary', '-outform', 'DER', '-in', file];
  const oaep = ['-keyopt', 'rsa_padding_mode:oaep', '-keyopt', 'rsa_oaep_md:sha256'];
  const rate = await rateOf(async () => {
    await execute('openssl', [...args, '-out', join(dir, 'out'), '-recip', certificate, ...oaep]);
    return 1;
  });
  return beside(`letters of ${name} sealed (RSA-3072, AES-256-GCM)`, ours, {
    name: '`openssl cms -encrypt`',
    rate,
  });
}

async function makeRecipient(): Promise<Recipient> {
  const key = await generateKey('rsa-3072');
  const certificate: X509Certificate = issueCertificate(
    {
      use: 'receive',
      address: 'proeve@kommune.example',
      name: 'bench',
      key,
      validFrom: new Date('2020-01-01'),
      validTo: new Date('2049-01-01'),
      serial: randomBytes(12),
    },
    { certificate: null, key },
  );
  return { modtager: 'SUF', postkasse: 'proeve@kommune.example', certificate, profil: 'gcm-oaep' };
}
