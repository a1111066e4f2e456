import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const INSTALL = ['install', '-y', '--no-install-recommends', 'openssl'];
const OUTPUT_BYTES_MAX = 1_000_000;

/**
 * The public tool that must open our letters. On Debian as root the package is fetched when it is
 * missing.
 * @throws Error, one sentence, when there is none.
 */
export async function findOpenssl(): Promise<void> {
  try {
    await run('openssl', ['version']);
  } catch {
    await run('apt-get', INSTALL).catch(() => {
      throw new Error('These tests need the "openssl" command (3.0 or later): install it.');
    });
  }
}

/** Runs openssl. @returns whether it ended with exit code 0, and what it wrote on stderr. */
export async function openssl(
  args: readonly string[],
): Promise<{ readonly ok: boolean; readonly stderr: string }> {
  try {
    const { stderr } = await run('openssl', [...args], { maxBuffer: OUTPUT_BYTES_MAX });
    return { ok: true, stderr };
  } catch (error) {
    return { ok: false, stderr: String(error) };
  }
}

/** A folder for one test file, with a writer, a reader and its end. */
export async function scratch() {
  const dir = await mkdtemp(join(tmpdir(), 'klagevej-seal-'));
  return {
    dir,
    path: (name: string) => join(dir, name),
    read: (name: string) => readFile(join(dir, name)),
    write: (name: string, bytes: string | Uint8Array) => writeFile(join(dir, name), bytes),
    remove: () => rm(dir, { recursive: true }),
  };
}
export type Scratch = Awaited<ReturnType<typeof scratch>>;

/** Contract §6: decrypts and verifies `<name>.eml`, leaving `<name>.inner.eml` and `<name>.mime`. */
export async function openByOpenssl(
  at: Scratch,
  name: string,
  recipient: string,
): Promise<{ readonly decrypted: boolean; readonly verified: boolean }> {
  const [cert, key] = [at.path(`${recipient}.crt.pem`), at.path(`${recipient}.key.pem`)];
  const [eml, inner] = [at.path(`${name}.eml`), at.path(`${name}.inner.eml`)];
  const decrypt = ['cms', '-decrypt', '-in', eml, '-recip', cert, '-inkey', key, '-out', inner];
  const verify = ['cms', '-verify', '-in', inner, '-CAfile', at.path('ca.crt.pem')];
  const decrypted = await openssl(decrypt);
  if (!decrypted.ok) return { decrypted: false, verified: false };
  const verified = await openssl([...verify, '-out', at.path(`${name}.mime`)]);
  return { decrypted: true, verified: verified.ok };
}
