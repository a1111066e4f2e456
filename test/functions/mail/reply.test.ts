import { expect, test } from 'vitest';
import { cleanReply, readReply } from '../../../functions/mail/reply.ts';

test.each([
  ['250 Ok', 250],
  ['250', 250],
  ['250-a\n250-b\n250 c', 250],
  ['554-5.7.1 no\n554 5.7.1 never', 554],
  ['250-a\n550 b', null],
  ['250-a\nb\n250 c', null],
  ['250-a', null],
  ['250Ok', null],
  ['25', null],
  ['2500 Ok', null],
  ['150 Wait', null],
  ['650 What', null],
  ['Ok', null],
  ['', null],
])('%j has the code %s', (text, code) => {
  expect(readReply(text).code).toBe(code);
});

const ADDRESSES = ['klagevej@kommune.example', 'hans.jensen@borger.example'];

test.each([
  ['lines and control characters', '250-a\r\n250 b\tc\u0007d', '250-a 250 b c d'],
  ['bidirectional and zero-width characters', '550 no\u202e\u200b way', '550 no way'],
  ['an address', '550 <hans.jensen@borger.example>: unknown', '550 [adresse] unknown'],
  ['an address in another case', '550 HANS.JENSEN@Borger.Example', '550 [adresse]'],
  ['any other address', '550 see postmaster@other.example.', '550 see [adresse]'],
  ['the local part alone', '550 user "hans.jensen" unknown', '550 user [adresse] unknown'],
  ['a line of a message', `554 spam: ${'QUJD'.repeat(19)}`, '554 spam: […]'],
])('a reply is kept without %s', (_what, reply, kept) => {
  expect(cleanReply(reply, ADDRESSES)).toBe(kept);
});

test('a reply is kept up to 200 characters', () => {
  expect(cleanReply(`550 ${'nej '.repeat(100_000)}`, ADDRESSES)).toHaveLength(200);
});
