import { execFile } from 'node:child_process';
import { registerEnv } from '../register-address.ts';

const NOW = '2026-11-21T12:00:00Z';

export type Ran = { readonly code: number; readonly out: string; readonly err: string };

/** Runs `npm run regler -- …` without npm. */
export async function regler(
  args: readonly string[],
  env: { readonly [name: string]: string } = {},
): Promise<Ran> {
  const given = env['DATA_DIR'] === undefined ? {} : await registerEnv(env['DATA_DIR']);
  const options = { env: { ...process.env, KLAGEVEJ_NU: NOW, ...given, ...env } };
  return new Promise((done) => {
    execFile(process.execPath, ['functions/regler.ts', ...args], options, (error, out, err) => {
      done({ code: typeof error?.code === 'number' ? error.code : 0, out, err });
    });
  });
}
