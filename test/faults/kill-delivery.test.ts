import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { LEAST } from '../contract/given/send.ts';
import { lettersIn, postKlage, startSystem, until } from '../system.ts';

const PRELOADED = pathToFileURL(join(import.meta.dirname, 'kill-thread.ts')).href;

const system = await startSystem({ env: { NODE_OPTIONS: `--import=${PRELOADED}` } });
afterAll(system.stop);

test('a crash of the delivering thread stops neither receiving nor, for long, delivering', async () => {
  expect((await postKlage(system.url, LEAST)).status).toBe(201);
  await letters(1);

  writeFileSync(join(system.dataDir, 'kill-thread'), '');
  await until('the thread to die', async () =>
    system.output().includes('alarm.levering-genstartet') ? true : null,
  );
  const meanwhile = await postKlage(system.url, LEAST);

  expect(meanwhile.status).toBe(201);
  await letters(2);
  expect(system.output()).toContain('alarm.levering-fejl');
  expect((await fetch(`${system.url}/readyz`)).status).toBe(200);
});

function letters(count: number): Promise<true> {
  return until(
    `letter ${count}`,
    async () => ((await lettersIn(system.dataDir, 'BUF')).length === count ? true : null),
    60_000,
  );
}
