import { Readable } from 'node:stream';
import { ADDRESSES } from '../../src/addresses.ts';
import type { Sprog } from '../../src/klage/klage.ts';
import type { Mail } from '../mail/mailer.ts';
import type { KontaktSlags } from '../register/tables.ts';

/** All that a mail to a citizen may hold. */
export type CitizenMail = {
  /** Number and deadline at once, or a word when the case is closed. */
  readonly slags: KontaktSlags;
  readonly nummer: string;
  readonly sprog: Sprog;
  /** YYYY-MM-DD */
  readonly svarfrist: string;
  /** When the mail became due; the Date of every attempt. */
  readonly since: Date;
  /** PUBLIC_URL. */
  readonly publicUrl: URL;
  readonly kommune: string;
  readonly from: string;
  readonly to: string;
  /** Whether it comes from a system of made-up cases. */
  readonly demo: boolean;
};

/** A mail with the number, and nothing that tells what the klage is about. */
export function citizenMail(mail: CitizenMail): Mail {
  const bytes = Buffer.from(message(mail));
  return {
    from: mail.from,
    to: mail.to,
    raw: () => Readable.from([bytes], { objectMode: false }),
    bytes: bytes.byteLength,
  };
}

function message(mail: CitizenMail): string {
  const { slags, nummer, from, to, since, demo } = mail;
  const { subject, lines } = TEXTS[slags][mail.sprog];
  const mark = demo ? `${DEMO[mail.sprog]}: ` : '';
  return [
    `From: ${from}`,
    `To: ${to}`,
    `Subject: ${mark}${subject} ${nummer}`,
    `Message-ID: <${nummer}.${slags}@${from.slice(from.lastIndexOf('@') + 1)}>`,
    `Date: ${since.toUTCString().replace('GMT', '+0000')}`,
    'Auto-Submitted: auto-generated',
    'MIME-Version: 1.0',
    `Content-Language: ${mail.sprog}`,
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: base64',
    '',
    base64(lines(mail).join('\r\n')),
    '',
  ].join('\r\n');
}

type Words = {
  readonly subject: string;
  readonly lines: (mail: CitizenMail) => readonly string[];
};

const DEMO: { readonly [L in Sprog]: string } = { da: 'Demodata', en: 'Demo data' };

const TEXTS: { readonly [S in KontaktSlags]: { readonly [L in Sprog]: Words } } = {
  bekraeftelse: {
    da: {
      subject: 'Din klage er modtaget:',
      lines: ({ nummer, svarfrist, kommune }) => [
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
    },
    en: {
      subject: 'Your complaint is received:',
      lines: ({ nummer, svarfrist, kommune }) => [
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
    },
  },
  besked: {
    da: {
      subject: 'Din klage er afsluttet:',
      lines: ({ nummer, kommune, publicUrl }) => [
        'Hej',
        '',
        `${kommune} har afsluttet din klage.`,
        '',
        `Nummer: ${nummer}`,
        `Se klagen, og sig, hvordan det gik: ${new URL(ADDRESSES.sag.da, publicUrl)}`,
        '',
        'Du skal bruge nummeret og koden fra din kvittering.',
        'Du kan ikke svare på denne mail. Din mailadresse er nu slettet hos os.',
      ],
    },
    en: {
      subject: 'Your complaint is closed:',
      lines: ({ nummer, kommune, publicUrl }) => [
        'Hello',
        '',
        `${kommune} has closed your complaint.`,
        '',
        `Number: ${nummer}`,
        `See it, and tell us how it went: ${new URL(ADDRESSES.sag.en, publicUrl)}`,
        '',
        'You need the number and the code from your receipt.',
        'You cannot reply to this mail. Your address is now deleted from this system.',
      ],
    },
  },
};

function dayIn(locale: string, day: string): string {
  const noon = new Date(`${day}T12:00:00Z`);
  return noon.toLocaleDateString(locale, { dateStyle: 'long', timeZone: 'UTC' });
}

function base64(text: string): string {
  const encoded = Buffer.from(`${text}\r\n`).toString('base64');
  return encoded.replace(/.{76}(?=.)/g, (line) => `${line}\r\n`);
}
