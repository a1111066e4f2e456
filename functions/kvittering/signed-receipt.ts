import type { Sprog } from '../../src/klage/klage.ts';
import { type Chunks, joinChunks } from '../letter/chunks.ts';
import type { StoredReceipt } from '../receiving/receipt.ts';
import type { Signer } from '../seal/keyring.ts';
import { signMime } from '../seal/sign-mime.ts';
import { dayIn, instantIn } from './in-words.ts';

/** What the kommune puts its signature under. */
export type ToSign = {
  readonly receipt: Omit<StoredReceipt, 'begrundelse' | 'vejledning' | 'regel' | 'regelsaet'>;
  /** SHA-256 (hex) of klage.json in the citizen's own copy; null when the copy is gone. */
  readonly egenSha256: string | null;
  readonly kommune: string;
  readonly sprog: Sprog;
};

/** Who signs, when, and from which address (MAIL_FROM). */
export type SigningBy = {
  readonly signer: Signer;
  readonly now: Date;
  readonly from: string;
  /** Letters and digits. */
  readonly boundary: string;
};

/**
 * The receipt as a text anybody can read and anybody can check: an S/MIME message (RFC 8551
 * §3.5.3) that mail programs open, and of which `openssl cms -verify -CAfile …` says whether the
 * kommune wrote it. In it are number, time, modtager, deadline and fingerprints: no personal data.
 */
export async function signedReceipt(given: ToSign, by: SigningBy): Promise<Chunks> {
  const { signer, now, from, boundary } = by;
  const text = ['Content-Type: text/plain; charset=utf-8', 'Content-Transfer-Encoding: 8bit', ''];
  const entity = joinChunks([crlf([...text, ...lines(given, now)])]);
  const signed = await signMime(entity, { signer, at: now, boundary: `=_kvittering_${boundary}` });
  const { nummer } = given.receipt;
  const head = [
    `From: ${from}`,
    `Date: ${now.toUTCString().replace('GMT', '+0000')}`,
    `Subject: ${WORDS[given.sprog].emne} ${nummer}`,
  ];
  return joinChunks([crlf(head), signed]);
}

function lines({ receipt, egenSha256, kommune, sprog }: ToSign, now: Date): string[] {
  const t = WORDS[sprog];
  const { nummer, modtaget, modtager, svarfrist, sha256 } = receipt;
  return [
    t.titel(kommune),
    '',
    `${t.nummer}: ${nummer}`,
    `${t.modtaget}: ${instantIn(sprog, modtaget)} (${modtaget})`,
    `${t.modtager}: ${modtager.navn} (${modtager.id})`,
    `${t.svarfrist}: ${dayIn(sprog, svarfrist)} (${svarfrist})`,
    `${t.sha256}: ${sha256}`,
    ...(egenSha256 === null ? [] : [`${t.egenSha256}: ${egenSha256}`]),
    '',
    `${t.underskrevet}: ${instantIn(sprog, now.toISOString())} (${now.toISOString()})`,
    t.kontrol,
    `openssl cms -verify -in kvittering-${nummer}.eml -CAfile ca.crt.pem`,
  ];
}

const WORDS = {
  da: {
    emne: 'Kvittering for klage',
    titel: (kommune: string) => `${kommune} har modtaget en klage.`,
    nummer: 'Nummer',
    modtaget: 'Modtaget',
    modtager: 'Hvem svarer',
    svarfrist: 'Svar senest',
    sha256: 'SHA-256 af klage.json, som modtageren har den',
    egenSha256: 'SHA-256 af klage.json i borgerens egen kopi',
    underskrevet: 'Underskrevet',
    kontrol: 'Underskriften kan kontrolleres med:',
  },
  en: {
    emne: 'Receipt for complaint',
    titel: (kommune: string) => `${kommune} has received a complaint.`,
    nummer: 'Number',
    modtaget: 'Received',
    modtager: 'Who answers',
    svarfrist: 'Answer by',
    sha256: 'SHA-256 of klage.json as those who answer have it',
    egenSha256: 'SHA-256 of klage.json in the citizen’s own copy',
    underskrevet: 'Signed',
    kontrol: 'The signature can be checked with:',
  },
} as const;

function crlf(written: readonly string[]): Buffer {
  return Buffer.from(written.map((line) => `${line}\r\n`).join(''));
}
