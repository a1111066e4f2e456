import type { KeyObject, X509Certificate } from 'node:crypto';

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
   * null when all of the modtager's certificates have lapsed or none is valid yet.
   */
  readonly recipient: (modtager: string, at: Date) => Recipient | null;
};
