import { expect, test } from 'vitest';
import { acknowledge } from '../../../functions/delivery/operate.ts';
import { readManifest } from '../../../functions/objects/manifest.ts';
import type { Objects } from '../../../functions/objects/objects.ts';
import { haendelserOf } from '../../../functions/register/find-sag.ts';
import { saldo } from '../../../functions/register/saldo.ts';
import { cleanUp } from '../../../functions/sletning/clean-up.ts';
import { restoreCases } from '../../../functions/sletning/restore-cases.ts';
import { register } from '../given/folder.ts';
import { klage, nummerOf } from '../given/klage.ts';
import { postWorld, received } from '../given/post.ts';
import { rules } from '../given/rules.ts';

const DAY_MS = 86_400_000;
const BEGUN = Date.now();
/** The store has a clock of its own, so the days are counted from now. */
const later = (days: number) => new Date(BEGUN + days * DAY_MS);

async function keysOf(objects: Objects, i: number): Promise<readonly string[]> {
  const folder = `sager/${nummerOf(i)}/`;
  return Array.fromAsync(objects.list(folder), ({ key }) => key.slice(folder.length));
}

/** What must hold of retention and restoring whatever store the letters lie in. */
export function retentionContract(name: string, open: () => Promise<Objects>): void {
  async function world() {
    const objects = await open();
    const given = await postWorld({ objects });
    const { db } = given;
    const clean = (days: number, proeve = false) =>
      cleanUp({
        ...{ db, objects, now: later(days), dage: 30, hvem: 'drift:test', proeve },
        stopping: new AbortController().signal,
      });
    const receive = async (i: number) => {
      const sag = { modtaget: later(0).toISOString() };
      await received(given, klage(i, { sag }));
      await objects.put(`sager/${nummerOf(i)}/borger.bin`, [Buffer.from(`kopi ${i}`)]);
    };
    const kvitter = (i: number) =>
      acknowledge(db, { nummer: nummerOf(i), hvem: 'forvaltning:SOF', now: later(0) });
    const close = (i: number, days: number) =>
      db
        .updateTable('registrering')
        .set({ afsluttet: later(days).toISOString().slice(0, 10) })
        .where('nummer', '=', nummerOf(i))
        .execute();
    const told = async (i: number) =>
      (await haendelserOf(db, nummerOf(i)))
        .filter(({ hvad }) => hvad === 'slettet')
        .map(({ data, hvem }): unknown => ({ ...JSON.parse(data), hvem }));
    const restore = (days: number, into = db) =>
      restoreCases({
        ...{ db: into, objects, rules: rules(), now: later(days), hvem: 'drift:test' },
        proeve: false,
      });
    return { objects, db, clean, receive, kvitter, close, told, restore };
  }

  test(`${name}: letters go 30 days after the acknowledgement, the copy after the closing`, async () => {
    const { objects, db, clean, receive, kvitter, close, told } = await world();
    for (const i of [1, 2]) await receive(i);
    await kvitter(1);
    expect((await clean(10)).slettet).toMatchObject([{ nummer: nummerOf(1), del: 'reserve' }]);
    expect(await keysOf(objects, 1)).toEqual(['borger.bin', 'manifest.json', 'modtager-1.p7m']);
    await clean(32);
    expect(await keysOf(objects, 1)).toEqual(['borger.bin', 'manifest.json']);
    expect((await clean(400)).slettet).toEqual([]);
    await close(1, 400);
    await clean(432);
    expect(await keysOf(objects, 1)).toEqual([]);
    expect(await told(1)).toMatchObject([
      { del: 'reserve', grund: 'kvitteret', antal: 1, hvem: 'drift:test' },
      { del: 'breve', grund: 'kvitteret', antal: 1 },
      { del: 'kopi', grund: 'afsluttet', antal: 2 },
    ]);
    expect(await keysOf(objects, 2)).toHaveLength(4);
    expect(await told(2)).toEqual([]);
    expect(await saldo(db)).toMatchObject({ modtaget: 2, kvitteret: 1, venter: 1, balance: 0 });
  });

  test(`${name}: a trial run says the same and deletes nothing`, async () => {
    const { objects, clean, receive, kvitter, close, told } = await world();
    await receive(1);
    await kvitter(1);
    await close(1, 0);
    const tried = await clean(32, true);
    expect(await keysOf(objects, 1)).toHaveLength(4);
    expect(await told(1)).toEqual([]);
    expect((await clean(32)).slettet).toEqual(tried.slettet);
    expect(tried.slettet.map(({ del, objekter }) => [del, objekter])).toEqual([
      ['breve', 2],
      ['kopi', 2],
    ]);
  });

  test(`${name}: a run that broke off after the bytes and before the event is finished`, async () => {
    const { objects, clean, receive, kvitter, told } = await world();
    await receive(1);
    await kvitter(1);
    for (const part of ['modtager-1.p7m', 'reserve-1.p7m']) {
      await objects.remove(`sager/${nummerOf(1)}/${part}`);
    }
    await clean(32);
    await clean(33);
    expect(await told(1)).toMatchObject([{ del: 'breve', grund: 'kvitteret' }]);
  });

  test(`${name}: orphans go after a week: the incomplete, and those whose klage has another number`, async () => {
    const { objects, db, clean, receive, told } = await world();
    await receive(1);
    await objects.put(`sager/${nummerOf(7)}/modtager-1.p7m`, [Buffer.from('half')]);
    const manifest = await objects.get(`sager/${nummerOf(1)}/manifest.json`);
    const { sag, ...rest } = readManifest(manifest ?? Buffer.alloc(0)) ?? { sag: null };
    const copyOf = (i: number, noegleHash: string) =>
      Buffer.from(JSON.stringify({ ...rest, sag: { ...sag, nummer: nummerOf(i), noegleHash } }));
    await objects.put(`sager/${nummerOf(8)}/manifest.json`, [copyOf(8, 'noegle-1')]);
    await objects.put(`sager/${nummerOf(9)}/manifest.json`, [copyOf(9, 'noegle-9')]);
    await objects.put(`sager/${nummerOf(6)}/manifest.json`, [Buffer.from('{')]);
    expect(await clean(6)).toMatchObject({ slettet: [], genopret: [], ulaeselige: [] });
    const cleaned = await clean(8);
    expect(cleaned.slettet.map(({ nummer, grund }) => [nummer, grund])).toEqual([
      [nummerOf(7), 'ufuldstaendig'],
      [nummerOf(8), 'dublet'],
    ]);
    expect(cleaned).toMatchObject({ genopret: [nummerOf(9)], ulaeselige: [nummerOf(6)] });
    expect(await told(1)).toMatchObject([{ del: 'mappe', grund: 'dublet', mappe: nummerOf(8) }]);
    const left = await Array.fromAsync(objects.list('sager/'), ({ key }) => key.split('/')[1]);
    expect(new Set(left)).toEqual(new Set([1, 6, 9].map(nummerOf)));
    expect(await saldo(db)).toMatchObject({ modtaget: 1, balance: 0 });
  });

  test(`${name}: what yesterday's register lacks comes back as manual, and is not sent by itself`, async () => {
    const { objects, receive, restore } = await world();
    for (const i of [1, 2, 3]) await receive(i);
    const yesterday = await register();
    expect(await restore(0, yesterday)).toMatchObject({ genoprettet: [] });
    const restored = await restore(1, yesterday);
    expect(restored.genoprettet.toSorted()).toEqual([1, 2, 3].map(nummerOf));
    expect(await saldo(yesterday)).toMatchObject({ modtaget: 3, manuel: 3, balance: 0 });
    const sag = await yesterday.selectFrom('sag').selectAll().orderBy('nummer').execute();
    expect(sag[0]).toMatchObject({ emne: 'hjemmepleje', modtager: 'SOF', noegle_hash: 'noegle-1' });
    expect(JSON.parse(sag[0]?.svar ?? '')).toMatchObject({ harKlaget: 'nej', emne: 'hjemmepleje' });
    const events = await haendelserOf(yesterday, nummerOf(1));
    expect(events.map(({ hvad }) => hvad)).toEqual(['modtaget', 'genoprettet']);
    expect(events[1]?.data).toContain('måske ikke kvitteret');
    expect(await restore(2, yesterday)).toMatchObject({ genoprettet: [], mapper: 3 });
    expect(await keysOf(objects, 1)).toHaveLength(4);
  });
}
