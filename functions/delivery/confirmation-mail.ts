import { Readable } from 'node:stream';
import type { Sprog } from '../../src/klage/klage.ts';
import type { Mail } from '../mail/mailer.ts';

/** All that the mail to a citizen may hold. */
export type Confirmation = {
  readonly nummer: string;
  readonly sprog: Sprog;
  /** YYYY-MM-DD */
  readonly svarfrist: string;
  /** ISO instant; the Date of every attempt. */
  readonly modtaget: string;
  readonly kommune: string;
  readonly from: string;
  readonly to: string;
};

/** The mail with number and deadline, and nothing that tells what the klage is about. */
export function confirmationMail(confirmation: Confirmation): Mail {
  const bytes = Buffer.from(message(confirmation));
  return {
    from: confirmation.from,
    to: confirmation.to,
    raw: () => Readable.from([bytes], { objectMode: false }),
    bytes: bytes.byteLength,
  };
}

function message(confirmation: Confirmation): string {
  const { nummer, from, to, modtaget } = confirmation;
  const text = TEXTS[confirmation.sprog](confirmation).join('\r\n');
  return [
    `From: ${from}`,
    `To: ${to}`,
    `Subject: ${SUBJECTS[confirmation.sprog]} ${nummer}`,
    `Message-ID: <${nummer}.bekraeftelse@${from.slice(from.lastIndexOf('@') + 1)}>`,
    `Date: ${new Date(modtaget).toUTCString().replace('GMT', '+0000')}`,
    'Auto-Submitted: auto-generated',
    'MIME-Version: 1.0',
    `Content-Language: ${confirmation.sprog}`,
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: base64',
    '',
    base64(text),
    '',
  ].join('\r\n');
}

const SUBJECTS = { da: 'Din klage er modtaget:', en: 'Your complaint is received:' } as const;

const TEXTS = {
  da: ({ nummer, svarfrist, kommune }: Confirmation) => [
    'Hej',
    '',
    `${kommune} har modtaget din klage.`,
    '',
    `Nummer: ${nummer}`,
    `Svar senest: ${dayIn('da-DK', svarfrist)}`,
    '',
    'Du kan følge klagen med nummeret og koden fra din kvittering.',
    'Du kan ikke svare på denne mail. Din mailadresse er nu slettet hos os.',
  ],
  en: ({ nummer, svarfrist, kommune }: Confirmation) => [
    'Hello',
    '',
    `${kommune} has received your complaint.`,
    '',
    `Number: ${nummer}`,
    `Reply no later than: ${dayIn('en-GB', svarfrist)}`,
    '',
    'You can follow the complaint with the number and the code from your receipt.',
    'You cannot reply to this mail. Your address is now deleted from this system.',
  ],
} as const satisfies { readonly [S in Sprog]: (confirmation: Confirmation) => string[] };

function dayIn(locale: string, day: string): string {
  const noon = new Date(`${day}T12:00:00Z`);
  return noon.toLocaleDateString(locale, { dateStyle: 'long', timeZone: 'UTC' });
}

function base64(text: string): string {
  const encoded = Buffer.from(`${text}\r\n`).toString('base64');
  return encoded.replace(/.{76}(?=.)/g, (line) => `${line}\r\n`);
}
