import { execFile } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Ran } from '../rules/run-regler.ts';

const ENV = { DATA_DIR: join(tmpdir(), 'klagevej-no-such-folder') };

function run(file: string, args: readonly string[], env: NodeJS.ProcessEnv = ENV): Promise<Ran> {
  const options = { env: { ...process.env, ...env } };
  return new Promise((done) => {
    execFile(process.execPath, [`functions/${file}.ts`, ...args], options, (error, out, err) => {
      done({ code: typeof error?.code === 'number' ? error.code : 0, out, err });
    });
  });
}

describe.each(['drift', 'register', 'regler'])('npm run %s', (file) => {
  test.each([[[]], [['findes-ikke']], [['--findes-ikke']]])(
    'says how it is used when it is called as %j',
    async (args) => {
      const { code, out, err } = await run(file, args);
      expect({ code, out }).toEqual({ code: 2, out: '' });
      expect(err).toContain(`Brug: npm run ${file} --`);
    },
  );

  test('tells programs too what was wrong', async () => {
    const { code, out } = await run(file, ['findes-ikke', '--json']);
    expect(code).toBe(2);
    expect(JSON.parse(out)).toEqual({
      fejl: [{ besked: expect.stringContaining('Brug: npm run') }],
    });
  });
});

test.each([
  ['register', ['eksporter', '--fra', '2026-02-30'], '--fra er »2026-02-30«'],
  ['regler', ['tjek', '--dag', ''], '--dag er »«'],
])('npm run %s refuses %j, which is no day', async (file, args, besked) => {
  const { code, err } = await run(file, args);
  expect(code).toBe(2);
  expect(err).toContain(besked);
});

test.each(['drift', 'register'])('npm run %s says which setting is wrong', async (file) => {
  const command = file === 'drift' ? 'saldo' : 'eksporter';
  const { code, err } = await run(file, [command], { ...ENV, PORT: 'otte' });
  expect(code).toBe(2);
  expect(err).toContain('PORT');
});
