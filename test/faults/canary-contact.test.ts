import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { decryptContact } from '../../functions/delivery/contact.ts';
import { rowsOf } from '../contract/given/register.ts';
import { LEAST } from '../contract/given/send.ts';
import { postKlage, startSystem, until } from '../system.ts';
import { everythingAtRest } from './canary-at-rest.ts';
import { findCanaries, makeWord } from './canary-word.ts';
import { startRelay } from './kill-relay.ts';

const WORD = makeWord();
const EMAIL = `${WORD}@eksempel.dk`;
const CANARIES = [{ name: 'the address', text: WORD }];
/** Seconds instead of minutes between attempts. */
const TEMPO = '600';

const relay = await startRelay();
await relay.close();
const system = await startSystem({ env: { ...relay.env, KLAGEVEJ_TEMPO: TEMPO } });
afterAll(system.stop);

function contacts() {
  return rowsOf(system.dataDir, 'select nummer, slags, krypteret from kontakt order by slags');
}

test('an address waits encrypted while the relay is gone, and is deleted when its mail is sent', async () => {
  const sent = await postKlage(system.url, {
    ...LEAST,
    ...{ email: EMAIL, bekraeftelse: 'ja', besked: 'ja' },
  });
  expect(sent.status).toBe(201);
  await until('an attempt in vain', async () =>
    rowsOf(system.dataDir, 'select * from kontakt where forsoeg > 1').length > 0 ? true : null,
  );

  const secret = Buffer.from(readFileSync(join(system.dataDir, 'app-secret'), 'utf8'), 'base64');
  expect(contacts().map((row) => open(row, secret))).toEqual([EMAIL, EMAIL]);
  expect(findCanaries(CANARIES, everythingAtRest(system))).toEqual([]);

  const back = await startRelay({ port: Number(new URL(relay.env.SMTP_URL).port) });
  await until(
    'the confirmation',
    async () =>
      back.letters.some(({ to }) => to === EMAIL) && contacts().length === 1 ? true : null,
    60_000,
  );
  await back.close();

  expect(contacts().map(({ slags }) => slags)).toEqual(['besked']);
  expect(findCanaries(CANARIES, everythingAtRest(system))).toEqual([]);
});

function open({ nummer, slags, krypteret }: ReturnType<typeof contacts>[number], secret: Buffer) {
  if (slags !== 'besked' && slags !== 'bekraeftelse') return null;
  if (!(krypteret instanceof Uint8Array)) return null;
  return decryptContact({ nummer: String(nummer), slags }, krypteret, secret);
}
