import { execFile } from 'node:child_process';
import { BARE_ENV } from '../../bare-env.ts';
import { registerEnv } from '../../register-address.ts';

export type Ran = { readonly code: number; readonly out: string; readonly err: string };

/** Runs `npm run regler -- …` without npm, in an environment of its own. */
export async function regler(
  args: readonly string[],
  env: { readonly [name: string]: string },
): Promise<Ran> {
  const given = env['DATA_DIR'] === undefined ? {} : await registerEnv(env['DATA_DIR']);
  const options = { env: { ...BARE_ENV, ...given, ...env } };
  return new Promise((done) => {
    execFile(process.execPath, ['functions/regler.ts', ...args], options, (error, out, err) => {
      done({ code: typeof error?.code === 'number' ? error.code : 0, out, err });
    });
  });
}
