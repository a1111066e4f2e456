import type { Sprog } from '../../src/klage/klage.ts';

/** Everything that can happen to a klage, as the log of events names it. */
export const HAENDELSER = [
  'modtaget',
  'del-accepteret',
  'accepteret',
  'udskudt',
  'afvist',
  'usikker',
  'genoptaget',
  'til-reserve',
  'manuel',
  'gensendt',
  'kvitteret',
  'genoprettet',
  'bekraeftelse-sendt',
  'bekraeftelse-opgivet',
  'ikke-vores',
  'afsluttet',
  'genaabnet',
  'utilfreds',
  'besked-sendt',
  'besked-opgivet',
  'svarfrist-udloebet',
  'slettet',
  'retur',
  'sen-retur',
  'forsinket',
  'leveret',
  'autosvar',
] as const;
export type Haendelse = (typeof HAENDELSER)[number];

type Words = { readonly [S in Sprog]: string };

/**
 * The events a citizen sees, in the citizen's words. What is left out (a retry, a refusal that the
 * next attempt mends) says nothing to them: the klage is on its way all the same.
 */
const CITIZEN_WORDS: { readonly [H in Haendelse]?: Words } = {
  modtaget: { da: 'Vi har modtaget din klage.', en: 'We have received your complaint.' },
  udskudt: {
    da: 'Postkassen kunne ikke tage imod klagen. Vi prøver igen.',
    en: 'The mailbox could not take the complaint. We will try again.',
  },
  accepteret: {
    da: 'Klagen er sendt til dem, der skal svare.',
    en: 'The complaint has been sent to those who must answer.',
  },
  'til-reserve': {
    da: 'Klagen er sendt videre til Borgerrådgiveren.',
    en: 'The complaint has been passed on to the Citizens’ Advice Service.',
  },
  manuel: {
    da: 'En medarbejder ser på, hvordan klagen kommer frem.',
    en: 'A member of staff is making sure the complaint arrives.',
  },
  gensendt: { da: 'Klagen sendes igen.', en: 'The complaint is being sent again.' },
  kvitteret: {
    da: 'De, der skal svare, har bekræftet, at de har klagen.',
    en: 'Those who must answer have confirmed that they have the complaint.',
  },
  'ikke-vores': {
    da: 'De, der fik klagen, kan ikke svare på den. Borgerrådgiveren sender den til dem, der kan.',
    en: 'Those who got the complaint cannot answer it. The Citizens’ Advice Service will pass it on to those who can.',
  },
  afsluttet: { da: 'Klagen er afsluttet.', en: 'The complaint has been closed.' },
  'svarfrist-udloebet': {
    da: 'Du fik ikke svar i tide, og du sendte klagen til Borgerrådgiveren.',
    en: 'You got no answer in time, and you sent the complaint to the Citizens’ Advice Service.',
  },
  retur: {
    da: 'Klagen kom retur. Vi sørger for, at den når frem.',
    en: 'The complaint came back. We are making sure it arrives.',
  },
  leveret: {
    da: 'Klagen ligger i postkassen hos dem, der skal svare.',
    en: 'The complaint is in the mailbox of those who must answer.',
  },
  genaabnet: { da: 'Klagen er åbnet igen.', en: 'The complaint has been opened again.' },
};

/** The event in the citizen's words, or null when it is not one for them. */
export function citizenWords(haendelse: Haendelse, sprog: Sprog): string | null {
  return CITIZEN_WORDS[haendelse]?.[sprog] ?? null;
}
