import { describe, expect, test } from 'vitest';
import { calendarFile, type Reminder } from '../../../functions/kvittering/calendar-file.ts';

const REMINDER: Reminder = {
  nummer: 'K-2026-7WX4K9P',
  svarfrist: '2026-12-31',
  sprog: 'da',
  now: new Date('2026-12-15T23:30:05.678Z'),
  sag: new URL('https://klagevej.kommune.example/sag'),
  kommune: 'Prøvestad Kommune',
  videre: true,
};

/** As a calendar program reads it (RFC 5545 §3.1). */
function unfolded(ics: string): readonly string[] {
  return ics.replaceAll('\r\n ', '').split('\r\n');
}

describe('the calendar file', () => {
  test('breaks no line over 75 octets and no character in two', () => {
    const kommune = 'Ærø, Sæby; Å\\rhus 😀 '.repeat(12).trim();
    const ics = calendarFile({ ...REMINDER, kommune });
    for (const line of ics.split('\r\n')) {
      expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
      expect(line.isWellFormed()).toBe(true);
    }
    const escaped = kommune.replace(/[\\;,]/g, '\\$&');
    expect(unfolded(ics)).toContain(`SUMMARY;LANGUAGE=da:Sidste dag for svar fra ${escaped}`);
  });

  test('ends the day after, also over New Year, and is stamped in UTC', () => {
    const lines = unfolded(calendarFile(REMINDER));
    expect(lines).toContain('DTSTART;VALUE=DATE:20261231');
    expect(lines).toContain('DTEND;VALUE=DATE:20270101');
    expect(lines).toContain('DTSTAMP:20261215T233005Z');
  });

  test('promises the way to Borgerrådgiveren only where there is one', () => {
    expect(calendarFile(REMINDER)).toContain('Borgerrådgiveren');
    expect(calendarFile({ ...REMINDER, videre: false })).not.toContain('Borgerrådgiveren');
  });

  test('opens and closes its parts in order', () => {
    const parts = unfolded(calendarFile(REMINDER)).filter((line) => /^(?:BEGIN|END):/.test(line));
    expect(parts).toEqual([
      ...['BEGIN:VCALENDAR', 'BEGIN:VEVENT', 'BEGIN:VALARM'],
      ...['END:VALARM', 'END:VEVENT', 'END:VCALENDAR'],
    ]);
  });
});
