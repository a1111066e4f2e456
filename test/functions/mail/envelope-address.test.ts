import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isEnvelopeAddress } from '../../../functions/mail/envelope-address.ts';

test.each([
  'sikkerpost.sof@kommune.example',
  'retur+17.3.a-B_9@kommune.example',
  "o'neil@xn--kbenhavn-54a.example",
  `${'a'.repeat(64)}@kommune.example`,
  'root@localhost',
])('%s may stand in an envelope', (address) => {
  expect(isEnvelopeAddress(address)).toBe(true);
});

test.each([
  ['nothing', ''],
  ['no at sign', 'kommune.example'],
  ['no local part', '@kommune.example'],
  ['no domain', 'sof@'],
  ['a line break', 'sof@kommune.example\r\nRCPT TO:<evil@other.example>'],
  ['a line break at the end', 'sof@kommune.example\n'],
  ['angle brackets', 'sof@kommune.example> SIZE=1 <a@other.example'],
  ['quotes', '"sof"@kommune.example'],
  ['a second address', 'sof@kommune.example,evil@other.example'],
  ['a group', 'all:sof@kommune.example;'],
  ['a display name', 'SOF <sof@kommune.example>'],
  ['a comment', 'sof(evil)@kommune.example'],
  ['a source route', '@other.example:sof@kommune.example'],
  ['a percent route', 'sof%kommune.example@other.example'],
  ['a bang path', 'other!sof@kommune.example'],
  ['two at signs', 'sof@kommune.example@other.example'],
  ['a program', '|mail@kommune.example'],
  ['a file', '/var/mail/x@kommune.example'],
  ['an option', '-oQqueue@kommune.example'],
  ['two dots', 'a..b@kommune.example'],
  ['a leading dot', '.a@kommune.example'],
  ['a trailing dot', 'a.@kommune.example'],
  ['an address literal', 'sof@[127.0.0.1]'],
  ['a domain with a space', 'sof@kommune example'],
  ['a domain label with a hyphen first', 'sof@-kommune.example'],
  ['a domain that ends with a dot', 'sof@kommune.example.'],
  ['letters that are not ASCII', 'søf@kommune.example'],
  ['a zero-width character', 'so\u200bf@kommune.example'],
  ['a null character', 'sof\0@kommune.example'],
  ['a local part of 65', `${'a'.repeat(65)}@kommune.example`],
  ['255 characters', `a@${'b'.repeat(49)}.${`${'c'.repeat(49)}.`.repeat(4)}de`.padEnd(255, 'f')],
  ['a megabyte', `${'a.'.repeat(500_000)}@kommune.example`],
])('an address with %s may not', (_what, address) => {
  expect(isEnvelopeAddress(address)).toBe(false);
});

test('no address that passes can end a command or name a second one', () => {
  const symbol = fc.constantFrom(...'aB9.-+_=@<>,;:"()[]\\%!|/ \r\n\t\0å');
  fc.assert(
    fc.property(fc.array(symbol, { maxLength: 40 }), (symbols) => {
      const address = symbols.join('');
      if (isEnvelopeAddress(address)) expect(address).toMatch(/^[A-Za-z0-9.+_=-]+@[A-Za-z0-9.-]+$/);
    }),
    { numRuns: 5_000 },
  );
});
