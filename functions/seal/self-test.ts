import { type KeyObject, randomBytes } from 'node:crypto';
import { base64Lines } from '../letter/base64-lines.ts';
import { joinChunks, toBuffer } from '../letter/chunks.ts';
import { generateKey, type KeyKind } from './demo-keys.ts';
import { encryptFor } from './encrypt-for.ts';
import { issueCertificate } from './issue-certificate.ts';
import type { Keyring, Recipient } from './keyring.ts';
import { decryptCms, verifyDetached } from './open-cms.ts';
import { decodeBody, multipartEntities, openMime } from './open-mime.ts';
import { signMime } from './sign-mime.ts';

const KEY_KINDS = ['rsa-2048', 'p-256'] as const satisfies readonly KeyKind[];
const PROFILES = ['gcm-oaep', 'cbc-pkcs1'] as const satisfies readonly Recipient['profil'][];
const SAMPLE = Buffer.from('Klagevej prøver sine nøgler.');
const ADDRESS = 'selvtest@klagevej.example';
const DAY_MS = 86_400_000;

/**
 * Before the first klage: signs and verifies with the signer's real key, and seals to throw-away
 * keys of each kind and profile and opens again.
 * @throws Error, a sentence, when a letter would not open: the start must stop.
 */
export async function selfTest(keyring: Keyring, at: Date): Promise<void> {
  const head =
    'Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n';
  const mime = joinChunks([Buffer.from(head), base64Lines(joinChunks([SAMPLE]))]);
  const signed = await signMime(mime, { signer: keyring.signer, at, boundary: '=_selvtest' });
  verifyOwn(toBuffer(signed), keyring);
  for (const kind of KEY_KINDS) {
    const key = await generateKey(kind);
    for (const profil of PROFILES) {
      const recipient = throwAway(key, at, profil);
      const sealed = toBuffer(await encryptFor(signed, recipient, randomBytes));
      const opened = decryptCms(sealed, { key, certificate: recipient.certificate });
      if (!opened.equals(toBuffer(signed))) {
        throw new Error(
          `The self-test failed: a letter sealed by ${profil} to ${kind} does not open.`,
        );
      }
    }
  }
}

function verifyOwn(signed: Buffer, { signer }: Keyring): void {
  const [content, signature] = multipartEntities(openMime(signed));
  if (content === undefined || signature === undefined) throw new Error('The self-test failed.');
  const found = verifyDetached(content, decodeBody(openMime(signature)));
  if (!found.raw.equals(signer.certificate.raw)) {
    throw new Error('The self-test failed: the signature is not by SIGNING_CERT.');
  }
}

function throwAway(key: KeyObject, at: Date, profil: Recipient['profil']): Recipient {
  const certificate = issueCertificate(
    {
      use: 'receive',
      address: ADDRESS,
      name: 'selvtest',
      key,
      validFrom: new Date(at.getTime() - DAY_MS),
      validTo: new Date(at.getTime() + DAY_MS),
      serial: randomBytes(12),
    },
    { certificate: null, key },
  );
  return { modtager: 'SELVTEST', postkasse: ADDRESS, certificate, profil };
}
