import { createPrivateKey, type KeyObject, X509Certificate } from 'node:crypto';
import { certificateFacts } from './certificate.ts';
import type { Signer } from './keyring.ts';

/** SIGNING_CERT and SIGNING_KEY as PEM text, and who the letters come from. */
export type SignerPems = {
  readonly certificate: string;
  readonly key: string;
  readonly mailFrom: string;
};

const PEM_CERTIFICATE = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g;
const RSA_BITS_MIN = 2048;

/**
 * Reads who signs the letters. More certificates in the file are the chain and are sent along.
 * Time is not judged here: a lapsed certificate alarms but stops no start.
 * @throws Error, a sentence: which setting, what it is, what it must be.
 */
export function readSigner(pems: SignerPems): Signer {
  const [certificate, ...chain] = readCertificates(pems.certificate);
  if (certificate === undefined) {
    throw new Error(
      'Cannot read setting "SIGNING_CERT": it must be a file with a PEM certificate.',
    );
  }
  const key = readKey(pems.key);
  if (!certificate.checkPrivateKey(key)) {
    throw new Error('SIGNING_KEY does not belong to SIGNING_CERT: it must be its private key.');
  }
  const { addresses } = certificateFacts(certificate);
  if (!addresses.includes(pems.mailFrom.toLowerCase())) {
    const found = addresses.join(', ') || 'no address';
    throw new Error(
      `SIGNING_CERT is made for ${found}: it must be for MAIL_FROM, which is ${pems.mailFrom}.`,
    );
  }
  return { certificate, chain, key };
}

function readCertificates(pem: string): X509Certificate[] {
  try {
    return (pem.match(PEM_CERTIFICATE) ?? []).map((one) => new X509Certificate(one));
  } catch {
    return [];
  }
}

function readKey(pem: string): KeyObject {
  const key = parseKey(pem);
  const type = key?.asymmetricKeyType;
  const bits = key?.asymmetricKeyDetails?.modulusLength ?? 0;
  if (key !== null && (type === 'ec' || (type === 'rsa' && bits >= RSA_BITS_MIN))) return key;
  throw new Error(
    'Cannot read setting "SIGNING_KEY": it must be a file with an unencrypted PEM private key, RSA of at least 2048 bits or an elliptic curve.',
  );
}

function parseKey(pem: string): KeyObject | null {
  try {
    return createPrivateKey(pem);
  } catch {
    return null;
  }
}
