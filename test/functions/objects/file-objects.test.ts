import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { fileObjects } from '../../../functions/objects/file-objects.ts';
import { child } from '../given/child.ts';
import { folder } from '../given/folder.ts';
import { objectsContract } from './objects-contract.ts';

const WRITER = new URL('./put-endless.ts', import.meta.url);
const NAMES = ['borger.bin', 'manifest.json', 'modtager-1.p7m', 'reserve-1.p7m'];

objectsContract('a folder', async () => fileObjects(await folder()));

test('files and folders are for their owner only', async () => {
  const root = join(await folder(), 'objekter');
  const objects = await fileObjects(root);
  await objects.put('sager/K-1/borger.bin', [Buffer.from('x')]);
  await objects.putAll('sager/K-2/', [{ name: 'borger.bin', chunks: [Buffer.from('x')] }]);
  const mode = async (path: string) => (await stat(join(root, path))).mode & 0o777;
  expect(await mode('sager')).toBe(0o700);
  for (const nummer of ['K-1', 'K-2']) {
    expect(await mode(`sager/${nummer}`)).toBe(0o700);
    expect(await mode(`sager/${nummer}/borger.bin`)).toBe(0o600);
  }
});

test('the last object of a folder takes the folder with it', async () => {
  const root = await folder();
  const objects = await fileObjects(root);
  for (const name of ['a.p7m', 'b.p7m']) await objects.put(`sager/K-1/${name}`, []);
  await objects.remove('sager/K-1/a.p7m');
  expect(await readdir(join(root, 'sager'))).toEqual(['K-1']);
  await objects.remove('sager/K-1/b.p7m');
  expect(await readdir(join(root, 'sager'))).toEqual([]);
});

test('a folder that fails halfway leaves nothing behind', async () => {
  const root = await folder();
  const objects = await fileObjects(root);
  const twice = ['modtager-1.p7m', 'modtager-1.p7m'].map((name) => ({ name, chunks: [] }));
  await expect(objects.putAll('sager/K-1/', twice)).rejects.toThrow(/EEXIST/);
  expect(await readdir(join(root, 'sager'))).toEqual([]);
  expect(await readdir(join(root, '.undervejs'))).toEqual([]);
});

test('kill -9 at any moment leaves no manifest without every other object beside it', async () => {
  const root = await folder();
  const said: string[] = [];
  for (let round = 0; round < 5; round += 1) {
    const writer = child(WRITER, [root, String(round)]);
    await writer.line((line) => line.startsWith('K-'));
    await new Promise((resolve) => setTimeout(resolve, 15 + 25 * round));
    writer.kill('SIGKILL');
    await writer.ended;
    said.push(...writer.lines);
  }
  const kept = await readdir(join(root, 'sager'));
  for (const nummer of kept) {
    expect((await readdir(join(root, 'sager', nummer))).toSorted()).toEqual(NAMES);
  }
  expect(said.filter((nummer) => !kept.includes(nummer))).toEqual([]);
  expect(said.length).toBeGreaterThan(50);
});
