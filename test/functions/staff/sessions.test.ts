import { createHash, randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import type { Db } from '../../../functions/register/tables.ts';
import type { Medarbejder } from '../../../functions/staff/medarbejder.ts';
import { makeSessions, type Sessions } from '../../../functions/staff/sessions.ts';
import { folder, register } from '../given/folder.ts';
import { rules } from '../given/rules.ts';
import { virtualClock } from '../given/virtual-clock.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const RIKKE: Medarbejder = {
  id: 'medarbejder:rikke',
  navn: 'Rikke Regelsen',
  roller: ['regelredaktoer', 'forvaltning:SOF'],
};

async function given(db?: Db) {
  const clock = virtualClock();
  const world = { db: db ?? (await register()), clock, random: randomBytes, rules };
  return { world, clock, sessions: makeSessions(world) };
}

const whose = async (sessions: Sessions, key: string) =>
  (await sessions.find(key))?.medarbejder ?? null;

const rowsOf = (db: Db) => db.selectFrom('medarbejder_session').selectAll().execute();

describe('a session', () => {
  test('is found by its key and by no other', async () => {
    const { sessions } = await given();
    const key = await sessions.open(RIKKE);
    expect(await whose(sessions, key)).toEqual(RIKKE);
    for (const wrong of ['', 'x', key.slice(1), `${key}x`, key.toUpperCase()]) {
      expect(await sessions.find(wrong)).toBeNull();
    }
  });

  test('has a key of 32 random bytes, new each time', async () => {
    const { sessions } = await given();
    const keys = [await sessions.open(RIKKE), await sessions.open(RIKKE)];
    for (const key of keys) expect(Buffer.from(key, 'base64url')).toHaveLength(32);
    expect(keys[0]).not.toBe(keys[1]);
  });

  test('leaves only the SHA-256 of its key in the register', async () => {
    const { sessions, world } = await given();
    const key = await sessions.open(RIKKE);
    const [row, ...others] = await rowsOf(world.db);
    expect(others).toEqual([]);
    expect(JSON.stringify(row)).not.toContain(key);
    expect(row?.noegle_hash).toBe(createHash('sha256').update(key).digest('hex'));
  });

  test('lasts as long as it is used within two hours, ten hours in all', async () => {
    const { sessions, clock } = await given();
    const key = await sessions.open(RIKKE);
    for (let hours = 1; hours < 10; hours++) {
      await clock.advance(HOUR_MS);
      expect(await whose(sessions, key), `${hours} h`).toEqual(RIKKE);
    }
    await clock.advance(HOUR_MS - 1);
    expect(await whose(sessions, key)).toEqual(RIKKE);
    await clock.advance(1);
    expect(await sessions.find(key)).toBeNull();
  });

  test('ends after two hours without use', async () => {
    const { sessions, clock } = await given();
    const key = await sessions.open(RIKKE);
    await clock.advance(2 * HOUR_MS - 1);
    expect(await whose(sessions, key)).toEqual(RIKKE);
    await clock.advance(2 * HOUR_MS - 1);
    expect(await whose(sessions, key)).toEqual(RIKKE);
    await clock.advance(2 * HOUR_MS);
    expect(await sessions.find(key)).toBeNull();
  });

  test('is written once a minute at most', async () => {
    const { sessions, clock, world } = await given();
    const key = await sessions.open(RIKKE);
    const used: number[] = [];
    for (let seconds = 0; seconds < 180; seconds += 10) {
      await clock.advance(10_000);
      await sessions.find(key);
      used.push(...(await rowsOf(world.db)).map(({ brugt }) => brugt));
    }
    const begun = (await rowsOf(world.db))[0]?.oprettet ?? 0;
    expect([...new Set(used)].map((brugt) => (brugt - begun) / MINUTE_MS)).toEqual([0, 1, 2, 3]);
  });

  test('that is closed is found by nobody, and closing again ends nothing', async () => {
    const { sessions, world } = await given();
    const key = await sessions.open(RIKKE);
    const other = await sessions.open({ ...RIKKE, id: 'medarbejder:ruben' });
    expect(await sessions.close(key)).toBe('medarbejder:rikke');
    expect(await sessions.close(key)).toBeNull();
    expect(await sessions.find(key)).toBeNull();
    expect(await sessions.find(other)).not.toBeNull();
    expect(await rowsOf(world.db)).toHaveLength(1);
  });

  test('that has lapsed is removed from the register by the next one', async () => {
    const { sessions, clock, world } = await given();
    await sessions.open(RIKKE);
    const busy = await sessions.open(RIKKE);
    await clock.advance(HOUR_MS);
    await sessions.find(busy);
    await clock.advance(HOUR_MS);
    await sessions.open(RIKKE);
    expect(await rowsOf(world.db)).toHaveLength(2);
    await clock.advance(10 * HOUR_MS);
    const last = await sessions.open(RIKKE);
    expect(await rowsOf(world.db)).toHaveLength(1);
    expect(await whose(sessions, last)).toEqual(RIKKE);
  });

  test('loses the role of a forvaltning the rules no longer have', async () => {
    const { sessions } = await given();
    const key = await sessions.open({ ...RIKKE, roller: ['statistik', 'forvaltning:NEDLAGT'] });
    expect(await whose(sessions, key)).toMatchObject({ roller: ['statistik'] });
  });

  test('of one instance is one of every instance, and so is its end', async () => {
    const path = join(await folder(), 'klagevej.db');
    const first = await given(await register(path));
    const second = await given(await register(path));
    const key = await first.sessions.open(RIKKE);
    expect(await whose(second.sessions, key)).toEqual(RIKKE);
    await second.sessions.close(key);
    expect(await first.sessions.find(key)).toBeNull();
  });
});

describe('the key of a session', () => {
  test('is due after a quarter of an hour, and the next one is of the same session', async () => {
    const { sessions, clock } = await given();
    const key = await sessions.open(RIKKE);
    const begun = await sessions.find(key);
    await clock.advance(15 * MINUTE_MS - 1);
    expect(await sessions.find(key)).toMatchObject({ due: false });
    await clock.advance(1);
    expect(await sessions.find(key)).toMatchObject({ due: true });
    const next = (await sessions.renew(key)) ?? '';
    expect(next).not.toBe(key);
    expect(await sessions.find(next)).toEqual(begun);
  });

  test('that was renewed is good for a minute more, and renews nothing', async () => {
    const { sessions, clock } = await given();
    const key = await sessions.open(RIKKE);
    await clock.advance(15 * MINUTE_MS);
    const next = (await sessions.renew(key)) ?? '';
    await clock.advance(MINUTE_MS - 1);
    expect(await sessions.find(key)).toMatchObject({ due: false, medarbejder: RIKKE });
    expect(await sessions.renew(key)).toBeNull();
    await clock.advance(1);
    expect(await sessions.find(key)).toBeNull();
    expect(await whose(sessions, next)).toEqual(RIKKE);
  });

  test('is renewed once by requests that come together', async () => {
    const { sessions } = await given();
    const key = await sessions.open(RIKKE);
    const renewed = await Promise.all([1, 2, 3].map(() => sessions.renew(key)));
    expect(renewed.filter((next) => next !== null)).toHaveLength(1);
  });

  test('does not make the session last longer', async () => {
    const { sessions, clock } = await given();
    let key = await sessions.open(RIKKE);
    for (let minutes = 15; minutes < 600; minutes += 15) {
      await clock.advance(15 * MINUTE_MS);
      key = (await sessions.renew(key)) ?? '';
    }
    await clock.advance(15 * MINUTE_MS - 1);
    expect(await whose(sessions, key)).toEqual(RIKKE);
    await clock.advance(1);
    expect(await sessions.find(key)).toBeNull();
  });

  test('ends the session also when it was the one before', async () => {
    const { sessions } = await given();
    const key = await sessions.open(RIKKE);
    const next = (await sessions.renew(key)) ?? '';
    expect(await sessions.close(key)).toBe(RIKKE.id);
    expect(await sessions.find(next)).toBeNull();
  });
});

test('all sessions of somebody end together, and nobody else’s', async () => {
  const { sessions } = await given();
  const keys = [await sessions.open(RIKKE), await sessions.open(RIKKE)];
  const other = await sessions.open({ ...RIKKE, id: 'medarbejder:ruben' });
  expect(await sessions.closeAll(RIKKE.id)).toBe(2);
  expect(await Promise.all(keys.map(sessions.find))).toEqual([null, null]);
  expect(await sessions.find(other)).not.toBeNull();
});

test('the register refuses a session with a key, an id or roles of another form', async () => {
  const { world } = await given();
  const insert = (hash: string, medarbejder: string, roller: string) =>
    sql`insert into medarbejder_session
      (id, noegle_hash, medarbejder, navn, roller, oprettet, fornyet, brugt)
      values (${hash.slice(0, 43)}, ${hash}, ${medarbejder}, 'Rikke', ${roller}, 1, 1, 1)`.execute(
      world.db,
    );
  await insert('a'.repeat(64), 'medarbejder:rikke', '[]');
  await expect(insert('b'.repeat(43), 'medarbejder:rikke', '[]')).rejects.toThrow(/CHECK/i);
  await expect(insert('c'.repeat(64), 'Rikke Regelsen', '[]')).rejects.toThrow(/CHECK/i);
  await expect(insert('d'.repeat(64), 'medarbejder:rikke', 'alle')).rejects.toThrow(/CHECK/i);
});
