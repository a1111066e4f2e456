import PostalMime from 'postal-mime';
import { expect, test } from 'vitest';
import { encodedWord } from '../../../functions/mail/encoded-word.ts';

test.each([
  'Klagevej: alt vel',
  'Klagevej: én klage kan ikke komme frem, før en person hjælper den (og 12 alarmer mere)',
  'æ'.repeat(200),
  '😀'.repeat(60),
  '',
])(
  'the subject "%s" is read as it was written, in lines of ASCII that mail servers take',
  async (text) => {
    const written = encodedWord(text);
    expect(written).toMatch(/^[\x20-\x7e\r\n]*$/);
    for (const line of written.split('\r\n')) expect(line.trim().length).toBeLessThanOrEqual(75);
    const { subject = '' } = await PostalMime.parse(`Subject: ${written}\r\n\r\nHej\r\n`);
    expect(subject).toBe(text);
  },
);
