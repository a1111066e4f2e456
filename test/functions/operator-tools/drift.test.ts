import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'kysely';
import { expect, test, vi } from 'vitest';
import { makeClock } from '../../../functions/clock.ts';
import { acknowledge } from '../../../functions/delivery/operate.ts';
import { WAITS } from '../../../functions/delivery/waits.ts';
import { registerEnv } from '../../register-address.ts';
import { folder } from '../given/folder.ts';
import { klage, nummerOf } from '../given/klage.ts';
import { ACCEPTED, deliver, received, row, until } from '../given/post.ts';
import { driftIn, operator } from './operator.ts';

/** Each call is a process of its own, and one makes every demo key first: on two busy cores. */
vi.setConfig({ testTimeout: 90_000 });

test('saldo is 0 and exit 0 when every klage is accounted for, and exit 1 when one is not', async () => {
  const { db, world, drift } = await operator();
  for (const i of [1, 2, 3]) await received(world, klage(i));
  const good = await drift('saldo', '--json');
  expect(good.code).toBe(0);
  expect(good.json()).toEqual({
    ...{ modtaget: 3, venter: 3, sendes: 0, accepteret: 0, kvitteret: 0, manuel: 0, balance: 0 },
  });
  await sql`delete from forsendelse where nummer = ${nummerOf(2)}`.execute(db);
  const bad = await drift('saldo');
  expect(bad.code).toBe(1);
  expect(bad.text).toMatch(/Balancen er 1:.*mangler/);
});

test('gensend beside a running server is sent by the server at once', async () => {
  const { world, drift } = await operator();
  const clock = makeClock({ start: null, tempo: 1 });
  world.answer({ outcome: 'uncertain', stage: 'final', reply: '[intet svar]' }, ACCEPTED);
  await received(world, klage(1));
  deliver({ ...world, clock }, WAITS);
  await until(async () => (await row(world, 1)).tilstand === 'venter' && world.sent.length === 1);
  const sent = await drift('gensend', nummerOf(1).toLowerCase(), '--json');
  expect(sent.json()).toMatchObject({ nummer: nummerOf(1), tilstand: 'accepteret' });
  expect(sent.code).toBe(0);
  expect(world.sent).toHaveLength(2);
  expect((await drift('status', nummerOf(1), '--json')).json()).toMatchObject({
    tilstand: 'accepteret',
    haendelser: [
      { hvad: 'modtaget' },
      { hvad: 'usikker' },
      { hvad: 'gensendt', hvem: expect.stringMatching(/^drift:/) },
      { hvad: 'accepteret' },
    ],
  });
});

test('gensend without a server attempts by itself: the letter lies in the mailbox', async () => {
  const { dir, world, drift } = await operator();
  await received(world, klage(1));
  const sent = await drift('gensend', nummerOf(1));
  expect(sent).toMatchObject({ code: 0 });
  expect(sent.text).toContain(`${nummerOf(1)} er sendt til SOF.`);
  const mails = await readdir(join(dir, 'postkasser', 'SOF'));
  expect(mails).toEqual([expect.stringContaining(nummerOf(1))]);
  const reserve = await drift('manuel', nummerOf(1), '--til-reserve', '--grund', 'nedlagt');
  expect(reserve.text).toContain(`${nummerOf(1)} er sendt til BORGERRAADGIVEREN.`);
  expect(await readdir(join(dir, 'postkasser', 'BORGERRAADGIVEREN'))).toHaveLength(1);
});

test('manuel stops a klage for a person, with the reason in the log of events', async () => {
  const { world, drift } = await operator();
  await received(world, klage(1));
  const grund = 'postkassen er "nedlagt"';
  const manuel = await drift('manuel', nummerOf(1), '--grund', grund, '--json');
  expect(manuel).toMatchObject({ code: 0 });
  expect((await drift('status', nummerOf(1), '--json')).json()).toMatchObject({
    tilstand: 'manuel',
    haendelser: [{ hvad: 'modtaget' }, { hvad: 'manuel', data: { tekst: grund } }],
  });
  expect((await drift('status', '--json')).json()).toMatchObject({
    saldo: { manuel: 1, balance: 0 },
    aabne: [{ nummer: nummerOf(1), tilstand: 'manuel' }],
  });
});

test('a klage that is acknowledged is not sent again', async () => {
  const { db, world, drift } = await operator();
  await received(world, klage(1));
  const deed = { nummer: nummerOf(1), hvem: 'forvaltning:SOF', now: world.clock.now() };
  expect(await acknowledge(db, deed)).toBe('kvitteret');
  expect(await acknowledge(db, deed)).toBe('kvitteret');
  expect(await drift('gensend', nummerOf(1))).toMatchObject({ code: 1 });
  expect((await row(world, 1)).tilstand).toBe('kvitteret');
});

test('proevebrev without a server lies in the mailbox, and no count of klager knows of it', async () => {
  const { dir, drift } = await operator();
  const sent = await drift('proevebrev', 'SOF', '--json');
  expect(sent.json()).toMatchObject({
    proevebreve: [{ modtager: 'SOF', tilstand: 'accepteret', ms: expect.any(Number) }],
    udenCertifikat: [],
  });
  const [{ nummer }] = sent.json().proevebreve;
  const mails = await readdir(join(dir, 'postkasser', 'SOF'));
  expect(mails).toEqual([expect.stringContaining(nummer)]);
  expect((await drift('status', '--json')).json()).toMatchObject({
    saldo: { modtaget: 0, balance: 0 },
    uproevede: expect.arrayContaining(['SOF', 'BUF']),
    aabne: [],
  });
  const list = await drift('proevebrev');
  expect(list.code).toBe(0);
  expect(list.text).toMatch(/^SOF .*ikke afprøvet, prøvebrev sendt 20/m);
  expect(list.text).toMatch(/^BUF .*ikke afprøvet, intet prøvebrev sendt/m);
});

const WRONG = [
  [[], 2, /Brug: npm run drift/],
  [['slet', 'alt'], 2, /Brug: npm run drift/],
  [['saldo', '--ukendt'], 2, /Brug: npm run drift/],
  [['saldo', 'K-2026-7WX4K9P'], 2, /tager intet nummer/],
  [['gensend'], 2, /Skriv ét klagenummer/],
  [['gensend', 'K-2026-AEIOUAE'], 2, /Skriv ét klagenummer/],
  [['gensend', nummerOf(9)], 1, /ingen klage med nummeret/],
  [['status', nummerOf(9)], 1, /ingen klage med nummeret/],
  [['manuel', nummerOf(9)], 2, /Skriv hvorfor/],
  [['manuel', nummerOf(9), '--grund', 'to\nlinjer'], 2, /Skriv hvorfor/],
  [['proevebrev', 'NORD'], 2, /ingen modtager, der hedder NORD/],
  [['proevebrev', 'SOF', '--alle'], 2, /enten modtagere eller --alle/],
] as const;
test('wrong use is answered with what to write, exit 2; what is not there with exit 1', async () => {
  const { drift } = await operator();
  for (const [args, code, text] of WRONG) {
    const ran = await drift(...args);
    expect([args, ran.code]).toEqual([args, code]);
    expect(ran.text).toMatch(text);
  }
});

test('a register that is not there is not made', async () => {
  const dir = await folder();
  const ran = await driftIn(dir, await registerEnv(dir))('saldo');
  expect(ran).toMatchObject({ code: 2, text: expect.stringMatching(/intet register/) });
  expect(await readdir(dir)).toEqual([]);
});
