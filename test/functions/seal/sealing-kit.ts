import { type KeyObject, randomBytes, type X509Certificate } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { toBuffer } from '../../../functions/letter/chunks.ts';
import type { Letter } from '../../../functions/letter/compose-letter.ts';
import { composeLetter } from '../../../functions/letter/compose-letter.ts';
import type { LetterInput } from '../../../functions/letter/letter-input.ts';
import { outerMail } from '../../../functions/letter/outer-mail.ts';
import { certPath, generateKey, type KeyKind, keyPath } from '../../../functions/seal/demo-keys.ts';
import { encryptFor } from '../../../functions/seal/encrypt-for.ts';
import {
  type CertificateUse,
  issueCertificate,
} from '../../../functions/seal/issue-certificate.ts';
import type { Recipient, Signer } from '../../../functions/seal/keyring.ts';
import { signMime } from '../../../functions/seal/sign-mime.ts';

export const MAIL_FROM = 'klagevej@kommune.example';
export const POSTKASSE = 'sikkerpost@kommune.example';
export const VALID = {
  validFrom: new Date('2020-01-01T00:00:00Z'),
  validTo: new Date('2049-12-31T00:00:00Z'),
};

export type Pair = { readonly key: KeyObject; readonly certificate: X509Certificate };

/** A key pair of this kind, certified by `issuer` (itself when null), valid for decades unless told. */
export async function makePair(
  kind: KeyKind,
  use: CertificateUse & Partial<typeof VALID>,
  issuer: Pair | null,
): Promise<Pair> {
  const key = await generateKey(kind);
  const order = { ...VALID, ...use, key, name: `${use.use} ${kind}`, serial: randomBytes(12) };
  return { key, certificate: issueCertificate(order, issuer ?? { certificate: null, key }) };
}

/** Leaves a pair where openssl finds it: the same names as in DATA_DIR/noegler. */
export async function writePair(dir: string, name: string, { key, certificate }: Pair) {
  await writeFile(certPath(dir, name), certificate.toString());
  await writeFile(keyPath(dir, name), key.export({ type: 'pkcs8', format: 'pem' }));
}

export function signerOf({ key, certificate }: Pair): Signer {
  return { key, certificate, chain: [] };
}

export function recipientOf(pair: Pair, profil: Recipient['profil']): Recipient {
  return { modtager: 'NORD', postkasse: POSTKASSE, certificate: pair.certificate, profil };
}

/** One mail of a klage with everything between, so that a test can compare. */
export type SealedMail = {
  readonly eml: Buffer;
  readonly der: Buffer;
  readonly signed: Buffer;
  readonly mime: Buffer;
};

/** Compose → sign → encrypt → outer mail, as the server does it. */
export async function sealLetter(
  input: LetterInput,
  signer: Signer,
  { recipient, maksMB = 25 }: { readonly recipient: Recipient; readonly maksMB?: number },
): Promise<{ readonly letter: Letter; readonly mails: readonly SealedMail[] }> {
  const letter = composeLetter(input, { maksMB, boundary: randomBytes(9).toString('hex') });
  const mails: SealedMail[] = [];
  for (const del of letter.dele) {
    const signing = { signer, at: input.modtaget, boundary: '=_signed_1' };
    const signed = await signMime(del.mime, signing);
    const der = Buffer.concat(await encryptFor(signed, recipient, randomBytes));
    const envelope = { nummer: input.nummer, slags: 'modtager', del, der } as const;
    const mail = outerMail({
      ...envelope,
      from: MAIL_FROM,
      to: recipient.postkasse,
      modtaget: input.modtaget,
    });
    const eml = Buffer.concat(await mail.raw().toArray());
    mails.push({ eml, der, signed: toBuffer(signed), mime: toBuffer(del.mime) });
  }
  return { letter, mails };
}
