import { X509Certificate } from 'node:crypto';
import { type CertificateFacts, certificateFacts, KEY_USAGE } from './certificate.ts';

/** What can be wrong with a modtager's certificate. */
export type CertificateFault =
  | 'ulaeseligt'
  | 'for-svagt'
  | 'svagt'
  | 'forkert-noegletype'
  | 'forkert-adresse'
  | 'uden-adresse'
  | 'forkert-brug'
  | 'udloebet'
  | 'ikke-gyldigt-endnu'
  | 'udloeber-snart';

/**
 * One finding. `fejl` means that the certificate must not be used at all; `oplysning` stops nothing
 * (what only time breaks is handled when a letter is sealed).
 */
export type CertificateFinding = {
  readonly kode: CertificateFault;
  readonly alvor: 'fejl' | 'oplysning';
  /** A whole Danish sentence that says what to do. */
  readonly besked: string;
};

/** What a certificate is held against. */
export type CertificateUse = {
  readonly postkasse: string;
  /** The address the certificate may be made for instead, or null. */
  readonly certifikatadresse: string | null;
  readonly at: Date;
};

const RSA_BITS_MIN = 2048;
/** 128-bit security (NIST SP 800-57 table 2; ASVS 11.2.3). */
const RSA_BITS_GOOD = 3072;
const WARNING_DAYS = 30;
const DAY_MS = 86_400_000;
const P256 = 'prime256v1';

/** Judges a modtager's certificate; an empty list means that there is nothing to say. */
export function checkCertificate(pem: string, use: CertificateUse): CertificateFinding[] {
  const certificate = parse(pem);
  if (certificate === null) {
    return [
      fejl('ulaeseligt', 'Certifikatet kan ikke læses: filen skal være et X.509-certifikat i PEM.'),
    ];
  }
  const { facts, x509 } = certificate;
  return [
    ...checkKey(x509),
    ...checkAddress(facts, use),
    ...checkKeyUsage(x509, facts),
    ...checkTime(x509, use.at),
  ];
}

/** Whole days from `at` until the certificate lapses; negative when it has. */
export function daysLeft(certificate: X509Certificate, at: Date): number {
  return Math.floor((certificate.validToDate.getTime() - at.getTime()) / DAY_MS);
}

function parse(pem: string): { x509: X509Certificate; facts: CertificateFacts } | null {
  try {
    const x509 = new X509Certificate(pem);
    return { x509, facts: certificateFacts(x509) };
  } catch {
    return null;
  }
}

function checkKey({ publicKey }: X509Certificate): CertificateFinding[] {
  const details = publicKey.asymmetricKeyDetails;
  if (publicKey.asymmetricKeyType === 'rsa') return checkRsa(details?.modulusLength ?? 0);
  if (details?.namedCurve === P256) return [];
  return [
    fejl(
      'forkert-noegletype',
      'Certifikatets nøgle kan ikke bruges: bestil et med RSA på mindst 3072 bit eller kurven P-256.',
    ),
  ];
}

function checkRsa(bits: number): CertificateFinding[] {
  if (bits < RSA_BITS_MIN) {
    const besked = `Certifikatets RSA-nøgle er for svag (${bits} bit): bestil et på mindst 3072 bit.`;
    return [fejl('for-svagt', besked)];
  }
  if (bits >= RSA_BITS_GOOD) return [];
  const besked = `Certifikatets RSA-nøgle er på ${bits} bit: bestil et på mindst 3072 bit næste gang.`;
  return [oplysning('svagt', besked)];
}

function checkAddress(facts: CertificateFacts, use: CertificateUse): CertificateFinding[] {
  const { postkasse, certifikatadresse } = use;
  const allowed = [postkasse, certifikatadresse ?? postkasse].map((one) => one.toLowerCase());
  const { addresses } = facts;
  if (addresses.some((address) => allowed.includes(address))) return [];
  if (addresses.length === 0) {
    const besked = `Certifikatet nævner ingen mailadresse: kontrollér, at det hører til ${postkasse}.`;
    return [oplysning('uden-adresse', besked)];
  }
  return [
    fejl(
      'forkert-adresse',
      `Certifikatet er lavet til ${addresses.join(', ')} og ikke til ${postkasse}: brug det rigtige, eller skriv adressen i certifikatadresse.`,
    ),
  ];
}

function checkKeyUsage(x509: X509Certificate, facts: CertificateFacts): CertificateFinding[] {
  const rsa = x509.publicKey.asymmetricKeyType === 'rsa';
  const [bit, name] = rsa
    ? [KEY_USAGE.keyEncipherment, 'keyEncipherment']
    : [KEY_USAGE.keyAgreement, 'keyAgreement'];
  if (facts.keyUsage === null || facts.keyUsage.has(bit)) return [];
  const besked = `Certifikatet må ikke bruges til kryptering (keyUsage mangler ${name}): bestil et, der må.`;
  return [fejl('forkert-brug', besked)];
}

function checkTime(x509: X509Certificate, at: Date): CertificateFinding[] {
  const until = day(x509.validToDate);
  if (at > x509.validToDate) {
    return [
      oplysning('udloebet', `Certifikatet udløb ${until}: læg et nyt i mappen certifikater.`),
    ];
  }
  if (at < x509.validFromDate) {
    const besked = `Certifikatet gælder først fra ${day(x509.validFromDate)}: behold det gamle til da.`;
    return [oplysning('ikke-gyldigt-endnu', besked)];
  }
  const days = daysLeft(x509, at);
  if (days > WARNING_DAYS) return [];
  const besked = `Certifikatet udløber ${until}, om ${days} dage: læg et nyt i mappen certifikater.`;
  return [oplysning('udloeber-snart', besked)];
}

function day(at: Date): string {
  return at.toISOString().slice(0, 10);
}

function fejl(kode: CertificateFault, besked: string): CertificateFinding {
  return { kode, alvor: 'fejl', besked };
}

function oplysning(kode: CertificateFault, besked: string): CertificateFinding {
  return { kode, alvor: 'oplysning', besked };
}
