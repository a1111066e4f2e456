import { ADDRESSES } from '../../src/addresses.ts';
import type { Sprog } from '../../src/klage/klage.ts';
import type { Mail } from '../mail/mailer.ts';
import { plainMail } from '../mail/plain-mail.ts';
import type { KontaktSlags } from '../register/tables.ts';

/** All that a mail to a citizen may hold. */
export type CitizenMail = {
  /** Number and deadline at once, or a word when the case is closed. */
  readonly slags: KontaktSlags;
  readonly nummer: string;
  /** Whether the citizen sent it on to Borgerrådgiveren, when an earlier one was not answered. */
  readonly isCarriedOn: boolean;
  /** Whether the address waits for yet another mail. */
  readonly isAddressKept: boolean;
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
  const { slags, nummer, sprog, from, to, since, demo } = mail;
  const { subject, lines } = wordsFor(mail);
  const mark = demo ? `${DEMO[sprog]}: ` : '';
  const end = ENDS[mail.isAddressKept ? 'kept' : 'deleted'][sprog];
  return plainMail({
    ...{ from, to, sprog, date: since, lines: [...lines(mail), end] },
    subject: `${mark}${subject} ${nummer}`,
    messageId: `${nummer}.${slags}`,
  });
}

type Words = {
  readonly subject: string;
  readonly lines: (mail: CitizenMail) => readonly string[];
};

function wordsFor({ slags, isCarriedOn, sprog }: CitizenMail): Words {
  return isCarriedOn && slags === 'bekraeftelse' ? CARRIED_ON[sprog] : TEXTS[slags][sprog];
}

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
      ],
    },
  },
};

/** The number is a new one; a citizen who knows the first only must not be in doubt. */
const CARRIED_ON: { readonly [L in Sprog]: Words } = {
  da: {
    subject: 'Din klage er sendt videre:',
    lines: ({ nummer, svarfrist, kommune }) => [
      'Hej',
      '',
      `${kommune} har sendt din klage videre, som du bad om. Den har fået et nyt nummer.`,
      '',
      `Nummer: ${nummer}`,
      `Svar senest: ${dayIn('da-DK', svarfrist)}`,
      '',
      'Du kan følge klagen med det nye nummer. Koden er den samme som på din første kvittering.',
    ],
  },
  en: {
    subject: 'Your complaint is sent on:',
    lines: ({ nummer, svarfrist, kommune }) => [
      'Hello',
      '',
      `${kommune} has sent your complaint on, as you asked. It has a new number.`,
      '',
      `Number: ${nummer}`,
      `Reply no later than: ${dayIn('en-GB', svarfrist)}`,
      '',
      'You can follow the complaint with the new number. The code is the one on your first receipt.',
    ],
  },
};

/** How each mail ends: what became of the address. */
const ENDS = {
  deleted: {
    da: 'Du kan ikke svare på denne mail. Din mailadresse er nu slettet hos os.',
    en: 'You cannot reply to this mail. Your address is now deleted from this system.',
  },
  kept: {
    da: 'Du kan ikke svare på denne mail. Vi sletter din mailadresse, når vi har skrevet til dig sidste gang.',
    en: 'You cannot reply to this mail. Your address is deleted when we have written to you for the last time.',
  },
} as const;

function dayIn(locale: string, day: string): string {
  const noon = new Date(`${day}T12:00:00Z`);
  return noon.toLocaleDateString(locale, { dateStyle: 'long', timeZone: 'UTC' });
}
