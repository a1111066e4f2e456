import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { recordKlage } from '../../../functions/register/record-klage.ts';
import { CountsThread } from '../../../functions/threads/counts-thread.ts';
import { registerUrl } from '../../register-address.ts';
import { folder, register } from '../given/folder.ts';
import { klage } from '../given/klage.ts';

function counting(databaseUrl: string, quickMs: number) {
  const keep = { quickMs, times: 1_000_000, keptMsMax: 60_000 };
  const thread = new CountsThread({ databaseUrl }, () => {}, keep);
  onTestFinished(() => thread.stop());
  return thread;
}

test('what takes long is counted once and kept', async () => {
  const path = join(await folder(), 'klagevej.db');
  const db = await register(path);
  const thread = counting(await registerUrl(path), 0);
  const first = await thread.counts();
  await recordKlage(db, klage(1));
  expect(await thread.counts()).toBe(first);
});

test('the register is counted on another thread, as it is at each question while that is quick', async () => {
  const path = join(await folder(), 'klagevej.db');
  const db = await register(path);
  const thread = counting(await registerUrl(path), Number.POSITIVE_INFINITY);
  const later = '2026-03-04T10:00:00.000Z';
  await recordKlage(db, klage(1));
  expect(await thread.counts()).toMatchObject({ saldo: { modtaget: 1, venter: 1, balance: 0 } });
  await recordKlage(db, klage(2, { sag: { modtaget: later } }));
  const both = await Promise.all([thread.counts(), thread.counts()]);
  expect(both[0]).toBe(both[1]);
  expect(both[0]).toMatchObject({
    saldo: { modtaget: 2, venter: 2, balance: 0 },
    sidsteKlage: later,
    aeldsteVentende: '2026-03-02T09:00:00.000Z',
  });
});
