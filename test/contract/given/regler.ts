import { execFile } from 'node:child_process';

export type Ran = { readonly code: number; readonly out: string; readonly err: string };

/** Runs `npm run regler -- …` without npm, in an environment of its own. */
export function regler(
  args: readonly string[],
  env: { readonly [name: string]: string },
): Promise<Ran> {
  const options = { env: { PATH: process.env['PATH'] ?? '', ...env } };
  return new Promise((done) => {
    execFile(process.execPath, ['functions/regler.ts', ...args], options, (error, out, err) => {
      done({ code: typeof error?.code === 'number' ? error.code : 0, out, err });
    });
  });
}
