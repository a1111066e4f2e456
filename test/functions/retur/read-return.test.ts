import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readDeliveryStatus } from '../../../functions/retur/delivery-status.ts';
import { readReturn } from '../../../functions/retur/read-return.ts';
import { howOften } from '../../how-often.ts';
import { givenMail } from './given-mail.ts';

const MAC = 'ab'.repeat(12);
const TO = `retur+12.3.${MAC}@kommune.example`;
const ATTEMPT = { forsendelse: 12, forsoeg: 3, mac: MAC };

test.each([
  ['postfix-ukendt', { art: 'fejlet', status: '5.1.1' }],
  ['postfix-udloebet', { art: 'fejlet', status: '4.4.1' }],
  ['postfix-forsinket', { art: 'forsinket', status: '4.4.1' }],
  ['postfix-leveret', { art: 'leveret', status: '2.0.0' }],
  ['exchange-ukendt', { art: 'fejlet', status: '5.1.10' }],
  ['exim-ukendt', { art: 'fejlet', status: '5.0.0' }],
  ['gmail-ukendt', { art: 'fejlet', status: '5.1.1' }],
  ['to-modtagere', { art: 'fejlet', status: '5.2.2' }],
  ['kvittering-vist', { art: 'leveret', status: '2.0.0' }],
  ['exchange-fravaer', { art: 'autosvar', status: null }],
  ['sieve-ferie', { art: 'autosvar', status: null }],
  ['qmail-uden-rapport', null],
  ['menneske', null],
  ['videresendt-rapport', null],
])('%s is read as what it is, about the attempt it was sent to', async (name, returned) => {
  expect(await readReturn(await givenMail(name, TO))).toEqual({ attempts: [ATTEMPT], returned });
});

test('an address in what is quoted is none that the mail was sent to', async () => {
  const mail = await readReturn(await givenMail('exim-ukendt', 'klagevej@kommune.example'));
  expect(mail?.attempts).toEqual([]);
});

test('a report cut off in the letter it quotes is read all the same', async () => {
  const whole = await givenMail('exchange-ukendt', TO);
  const cut = whole.subarray(0, whole.indexOf('MIAGCyqG'));
  expect(await readReturn(cut)).toMatchObject({ returned: { art: 'fejlet', status: '5.1.10' } });
});

test('two attempts in one mail are both seen', async () => {
  const other = `retur+13.1.${MAC}@kommune.example`;
  const mail = await readReturn(await givenMail('menneske', `${TO}, ${other}`));
  expect(mail?.attempts).toHaveLength(2);
});

test('parts within parts without end are no mail', async () => {
  const deep = Array.from({ length: 60 }, (_, i) => {
    return `Content-Type: multipart/mixed; boundary="b${i}"\r\n\r\n--b${i}\r\n`;
  });
  expect(await readReturn(Buffer.from(`To: ${TO}\r\n${deep.join('')}`))).toBeNull();
});

test('whatever lies in the mailbox is read without a fault', async () => {
  const whole = await givenMail('postfix-ukendt', TO);
  await fc.assert(
    fc.asyncProperty(fc.nat(whole.length), fc.uint8Array({ maxLength: 40 }), async (at, bytes) => {
      const spoilt = Buffer.concat([whole.subarray(0, at), bytes, whole.subarray(at + 10)]);
      const read = await readReturn(spoilt);
      expect(read === null || Array.isArray(read.attempts)).toBe(true);
    }),
    { numRuns: howOften({ usual: 50, long: 100_000 }) },
  );
});

test.each([
  ['relayed', 'Action: relayed\nStatus: 2.0.0'],
  ['an action nobody knows', 'Action: constructor\nStatus: 5.0.0'],
  ['no action', 'Status: 5.1.1'],
  ['nothing', ''],
])('%s says nothing that counts', (_what, recipient) => {
  expect(readDeliveryStatus(`Reporting-MTA: dns; a.example\n\n${recipient}\n`)).toBeNull();
});

test('a code that is missing is the usual one of its kind', () => {
  const of = (action: string) => readDeliveryStatus(`X: y\n\nAction: ${action}\n`)?.status;
  expect(['failed', 'delayed', 'delivered'].map(of)).toEqual(['5.0.0', '4.0.0', '2.0.0']);
});
