import { type KeyObject, X509Certificate } from 'node:crypto';
import type { Modtager, RuleSet } from '../routing/rule-set.ts';
import { checkCertificate } from './check-certificate.ts';

/** Who signs every letter. The certificate's address equals MAIL_FROM. */
export type Signer = {
  readonly certificate: X509Certificate;
  /** Certificates between the signer's and the root, sent along so that others can verify. */
  readonly chain: readonly X509Certificate[];
  readonly key: KeyObject;
};

/** A modtager we can seal to today. */
export type Recipient = {
  readonly modtager: string;
  readonly postkasse: string;
  readonly certificate: X509Certificate;
  readonly profil: 'gcm-oaep' | 'cbc-pkcs1';
};

/** The keys of one rule set: who signs, and whom we can seal to. */
export type Keyring = {
  readonly signer: Signer;
  /**
   * The recipient with a certificate valid at `at`, the one that lasts longest first;
   * null when all of the modtager's certificates have lapsed or are revoked, or none is valid yet.
   */
  readonly recipient: (modtager: string, at: Date) => Recipient | null;
  /** One for each such certificate, in the same order: the first is `recipient`. */
  readonly recipients: (modtager: string, at: Date) => readonly Recipient[];
  /** Of a modtager's certificates the one that lapses last, whether it is valid or not. */
  readonly lastingLongest: (modtager: string) => X509Certificate | null;
};

/** The kommune's rules, and a certificate by modtager for those that have none (development only). */
export type KeyringParts = {
  readonly rules: Pick<RuleSet, 'modtagere' | 'certifikater'>;
  readonly signer: Signer;
  readonly demo: ReadonlyMap<string, X509Certificate>;
  /** Whether a certificate is known not to be revoked; without it time alone decides. */
  readonly isUsable?: (certificate: X509Certificate, at: Date) => boolean;
};

/**
 * Builds the keyring of a rule set. A certificate that must not be used (too weak, for another
 * address) is left out; whether one has lapsed is judged at each letter.
 * @throws Error naming a modtager that has no certificate at all.
 */
export function makeKeyring({ rules, signer, demo, isUsable = () => true }: KeyringParts): Keyring {
  const recipients = new Map<string, readonly Recipient[]>();
  for (const modtager of rules.modtagere.values()) {
    const certificates = certificatesOf(modtager, rules.certifikater, demo);
    if (certificates.length === 0) throw new Error(withoutCertificate(modtager.id));
    const { id, postkasse, profil } = modtager;
    const lastingLongest = certificates.toSorted((a, b) => lapse(b) - lapse(a));
    recipients.set(
      id,
      lastingLongest.map((certificate) => ({ modtager: id, postkasse, certificate, profil })),
    );
  }
  const canBeUsed = ({ certificate }: Recipient, at: Date) =>
    isValid(certificate, at) && isUsable(certificate, at);
  const of = (modtager: string) => recipients.get(modtager) ?? [];
  return {
    signer,
    recipient: (modtager, at) => of(modtager).find((one) => canBeUsed(one, at)) ?? null,
    recipients: (modtager, at) => of(modtager).filter((one) => canBeUsed(one, at)),
    lastingLongest: (modtager) => of(modtager)[0]?.certificate ?? null,
  };
}

function certificatesOf(
  modtager: Modtager,
  pems: KeyringParts['rules']['certifikater'],
  demo: KeyringParts['demo'],
): X509Certificate[] {
  const demoCertificate = demo.get(modtager.id);
  if (modtager.certifikater.length === 0) return demoCertificate ? [demoCertificate] : [];
  return modtager.certifikater.flatMap((path) => {
    const pem = pems.get(path) ?? '';
    const findings = checkCertificate(pem, { ...modtager, at: new Date(0) });
    return findings.some(({ alvor }) => alvor === 'fejl') ? [] : [new X509Certificate(pem)];
  });
}

/** What is said of a modtager that nothing can be sealed to. */
export function withoutCertificate(id: string): string {
  return `Modtageren "${id}" har intet certifikat, der kan bruges: læg et i mappen certifikater, og nævn det i modtagere.json.`;
}

function isValid(certificate: X509Certificate, at: Date): boolean {
  return certificate.validFromDate <= at && at <= certificate.validToDate;
}

function lapse(certificate: X509Certificate): number {
  return certificate.validToDate.getTime();
}
