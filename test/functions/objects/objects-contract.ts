import { expect, test } from 'vitest';
import type { Objects } from '../../../functions/objects/objects.ts';

const FOLDER = 'sager/K-2026-2222222/';
const bytes = (text: string) => [Buffer.from(text)];

async function listed(objects: Objects, prefix: string): Promise<string[]> {
  const keys: string[] = [];
  for await (const { key } of objects.list(prefix)) keys.push(key);
  return keys;
}

/** What every adapter of the port must do. `open` gives an empty store. */
export function objectsContract(name: string, open: () => Promise<Objects>): void {
  test(`${name}: what was put is got back byte for byte, also from several pieces`, async () => {
    const objects = await open();
    const all = Uint8Array.from({ length: 100_000 }, (_, i) => i % 251);
    const chunks = [all.subarray(0, 1), all.subarray(1, 70_000), all.subarray(70_000)];
    expect(await objects.put(`${FOLDER}modtager-1.p7m`, chunks)).toBe('created');
    expect(Buffer.from((await objects.get(`${FOLDER}modtager-1.p7m`)) ?? [])).toEqual(
      Buffer.from(all),
    );
  });

  test(`${name}: an object of no bytes is an object, a missing one is null`, async () => {
    const objects = await open();
    await objects.put(`${FOLDER}borger.bin`, []);
    expect((await objects.get(`${FOLDER}borger.bin`))?.byteLength).toBe(0);
    expect(await objects.get(`${FOLDER}manifest.json`)).toBeNull();
    expect(await objects.get('sager/K-2026-3333333/borger.bin')).toBeNull();
  });

  test(`${name}: a key that exists is never written over`, async () => {
    const objects = await open();
    expect(await objects.put(`${FOLDER}borger.bin`, bytes('first'))).toBe('created');
    expect(await objects.put(`${FOLDER}borger.bin`, bytes('second'))).toBe('exists');
    expect(String(await objects.get(`${FOLDER}borger.bin`))).toBe('first');
  });

  test(`${name}: of eight that put one key at once, one wins and its bytes stand`, async () => {
    const objects = await open();
    const racers = Array.from({ length: 8 }, (_, i) =>
      objects.put(`${FOLDER}borger.bin`, bytes(`racer ${i}`)),
    );
    const results = await Promise.all(racers);
    expect(results.filter((result) => result === 'created')).toHaveLength(1);
    const winner = results.indexOf('created');
    expect(String(await objects.get(`${FOLDER}borger.bin`))).toBe(`racer ${winner}`);
  });

  test(`${name}: a folder is put whole, once`, async () => {
    const objects = await open();
    const entries = (text: string) => [
      { name: 'modtager-1.p7m', chunks: bytes(text) },
      { name: 'manifest.json', chunks: bytes(text) },
    ];
    const results = await Promise.all(
      ['a', 'b', 'c', 'd'].map((text) => objects.putAll(FOLDER, entries(text))),
    );
    expect(results.filter((result) => result === 'created')).toHaveLength(1);
    const winner = ['a', 'b', 'c', 'd'][results.indexOf('created')];
    expect(await listed(objects, FOLDER)).toEqual([
      `${FOLDER}manifest.json`,
      `${FOLDER}modtager-1.p7m`,
    ]);
    expect(String(await objects.get(`${FOLDER}modtager-1.p7m`))).toBe(winner);
    expect(String(await objects.get(`${FOLDER}manifest.json`))).toBe(winner);
  });

  test(`${name}: keys are listed by prefix in byte order`, async () => {
    const objects = await open();
    const keys = ['K-2026-3333333', 'K-2026-2222222', 'K-2025-9999999'].flatMap((nummer) => [
      `sager/${nummer}/reserve-1.p7m`,
      `sager/${nummer}/modtager-10.p7m`,
      `sager/${nummer}/modtager-2.p7m`,
    ]);
    for (const key of keys) await objects.put(key, bytes(key));
    expect(await listed(objects, 'sager/')).toEqual(keys.toSorted());
    expect(await listed(objects, 'sager/K-2026-2')).toEqual(
      keys.filter((key) => key.startsWith('sager/K-2026-2')).toSorted(),
    );
    expect(await listed(objects, `${FOLDER}modtager-1`)).toEqual([`${FOLDER}modtager-10.p7m`]);
    expect(await listed(objects, 'sager/K-1999')).toEqual([]);
  });

  test(`${name}: a listed object tells its size and when it was stored`, async () => {
    const objects = await open();
    await objects.put(`${FOLDER}borger.bin`, bytes('hello'));
    const [stored] = await Array.fromAsync(objects.list(FOLDER));
    expect(stored).toMatchObject({ key: `${FOLDER}borger.bin`, bytes: 5 });
    expect(Math.abs(Date.now() - (stored?.storedAt.getTime() ?? 0))).toBeLessThan(60_000);
  });

  test(`${name}: what is removed is gone, alone and for good`, async () => {
    const objects = await open();
    await objects.put(`${FOLDER}borger.bin`, bytes('a'));
    await objects.put(`${FOLDER}modtager-1.p7m`, bytes('b'));
    await objects.remove(`${FOLDER}borger.bin`);
    await objects.remove(`${FOLDER}borger.bin`);
    expect(await objects.get(`${FOLDER}borger.bin`)).toBeNull();
    expect(await listed(objects, 'sager/')).toEqual([`${FOLDER}modtager-1.p7m`]);
    await objects.remove(`${FOLDER}modtager-1.p7m`);
    await objects.remove('sager/K-2026-3333333/borger.bin');
    expect(await listed(objects, 'sager/')).toEqual([]);
    expect(await objects.putAll(FOLDER, [{ name: 'borger.bin', chunks: bytes('c') }])).toBe(
      'created',
    );
    await expect(objects.remove('../x')).rejects.toThrow(TypeError);
  });

  test(`${name}: a prøvebrev lies beside the klager, and no list of theirs names it`, async () => {
    const objects = await open();
    const key = 'proevebreve/P-2026-2222222/brev.p7m';
    expect(await objects.put(key, bytes('x'))).toBe('created');
    expect(await listed(objects, 'sager/')).toEqual([]);
    expect(String(await objects.get(key))).toBe('x');
    await objects.remove(key);
    expect(await objects.get(key)).toBeNull();
  });

  test(`${name}: what is not a key is refused`, async () => {
    const objects = await open();
    const wrong = ['../x', '/etc/passwd', 'sager/../x', 'sager/K-1/../../x', 'sager/K-1/.x', ''];
    for (const key of [...wrong, 'sager/K-1/a/b', 'sager/K-1/a b', 'sager/K-1/A', 'andet/K-1/a']) {
      await expect(objects.put(key, bytes('x'))).rejects.toThrow(TypeError);
      await expect(objects.get(key)).rejects.toThrow(TypeError);
    }
    const entries = [{ name: '../manifest.json', chunks: bytes('x') }];
    await expect(objects.putAll(FOLDER, entries)).rejects.toThrow(TypeError);
    await expect(objects.putAll('sager/../', [])).rejects.toThrow(TypeError);
    expect(await listed(objects, '')).toEqual([]);
  });
}
