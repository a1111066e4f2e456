import { expect, test } from 'vitest';
import { child } from '../given/child.ts';
import { folder, register } from '../given/folder.ts';
import { exported } from './import-desk.ts';

const IMPORTER = new URL('./import-many.ts', import.meta.url);
const COUNT = 3_000;

async function wholeImport(): Promise<string> {
  const path = `${await folder()}/klagevej.db`;
  expect(await child(IMPORTER, [path, String(COUNT)]).ended).toBe(0);
  return exported(await register(path));
}

test('an import that is killed leaves whole batches, and the same again completes it', async () => {
  const path = `${await folder()}/klagevej.db`;
  const killed = child(IMPORTER, [path, String(COUNT)]);
  await killed.line((line) => line.endsWith('1500'));
  killed.kill('SIGKILL');
  await killed.ended;
  const db = await register(path);
  const held = (await exported(db)).split('\n').length - 1;
  expect(held % 10).toBe(0);
  expect(held).toBeGreaterThan(1_000);
  expect(held).toBeLessThan(COUNT);
  const events = await db.selectFrom('registrering_haendelse').select('id').execute();
  expect(events).toHaveLength(held);
  const again = child(IMPORTER, [path, String(COUNT)]);
  expect(await again.ended).toBe(0);
  expect(JSON.parse(again.lines.at(-1) ?? '')).toMatchObject({
    ...{ laest: COUNT, uaendret: held, oprettet: COUNT - held, opdateret: 0, afvist: 0 },
  });
  expect(await exported(db)).toBe(await wholeImport());
});
