import type { Day } from '../../src/klage/calendar.ts';
import { addDays } from '../../src/klage/calendar.ts';
import type { Sprog } from '../../src/klage/klage.ts';

/** All that a calendar file may hold: nothing tells who the citizen is or what the klage is about. */
export type Reminder = {
  readonly nummer: string;
  readonly svarfrist: Day;
  readonly sprog: Sprog;
  /** When the file is made. */
  readonly now: Date;
  /** Where the case is looked up, an absolute address. */
  readonly sag: URL;
  readonly kommune: string;
  /** Whether the klage can be sent on from the day after. */
  readonly videre: boolean;
};

/** Octets of one line without its break (RFC 5545 §3.1). */
const LINE_BYTES_MAX = 75;

/**
 * The svarfrist as an all-day event (RFC 5545), with a reminder the morning after: that is when the
 * citizen can do something about it. CRLF, folded, UTF-8.
 */
export function calendarFile(reminder: Reminder): string {
  const { nummer, svarfrist, sprog, now, sag } = reminder;
  const words = WORDS[sprog];
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Klagevej//Svarfrist 1//DA',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    'BEGIN:VEVENT',
    `UID:svarfrist-${nummer}@${sag.hostname}`,
    `DTSTAMP:${utcStamp(now)}`,
    `DTSTART;VALUE=DATE:${compact(svarfrist)}`,
    `DTEND;VALUE=DATE:${compact(addDays(svarfrist, 1))}`,
    `SUMMARY;LANGUAGE=${sprog}:${escaped(words.summary(reminder))}`,
    `DESCRIPTION;LANGUAGE=${sprog}:${escaped(words.description(reminder))}`,
    `URL:${sag.href}`,
    'CLASS:PRIVATE',
    'TRANSP:TRANSPARENT',
    'BEGIN:VALARM',
    'ACTION:DISPLAY',
    `DESCRIPTION:${escaped(words.summary(reminder))}`,
    'TRIGGER;RELATED=END:PT9H',
    'END:VALARM',
    'END:VEVENT',
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join('');
}

type Words = { readonly [W in 'summary' | 'description']: (reminder: Reminder) => string };

const WORDS: { readonly [S in Sprog]: Words } = {
  da: {
    summary: ({ kommune }) => `Sidste dag for svar fra ${kommune}`,
    description: ({ nummer, sag, videre }) =>
      [
        `Nummer: ${nummer}`,
        `Har du ikke fået svar, så se din sag her: ${sag.href}`,
        ...(videre
          ? ['Fra dagen efter kan du sende klagen til Borgerrådgiveren med ét klik.']
          : []),
        'Du skal bruge koden fra din kvittering.',
      ].join('\n'),
  },
  en: {
    summary: ({ kommune }) => `Last day for an answer from ${kommune}`,
    description: ({ nummer, sag, videre }) =>
      [
        `Number: ${nummer}`,
        `If you have no answer, see your case here: ${sag.href}`,
        ...(videre
          ? ['From the day after you can send it to the Citizens’ Advice Service with one click.']
          : []),
        'You need the code from your receipt.',
      ].join('\n'),
  },
};

/** Text of a property (§3.3.11). */
function escaped(text: string): string {
  return text.replace(/[\\;,]/g, '\\$&').replaceAll('\n', '\\n');
}

/** A long line in pieces of at most 75 octets, never inside a character. */
function folded(line: string): string {
  const pieces: string[] = [];
  let piece = '';
  for (const char of line) {
    if (Buffer.byteLength(piece + char) > LINE_BYTES_MAX) {
      pieces.push(piece);
      piece = ' ';
    }
    piece += char;
  }
  return [...pieces, piece].join('\r\n');
}

function compact(day: Day): string {
  return day.replaceAll('-', '');
}

function utcStamp(at: Date): string {
  return `${at.toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`;
}
