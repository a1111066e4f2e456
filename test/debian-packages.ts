import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/**
 * Gets Debian packages that tests need: only as root and where apt-get is. A failure is told by
 * whoever then misses what is in them.
 */
export function installDebianPackages(packages: readonly string[]): void {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return;
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const quietly = { stdio: 'ignore', env } as const;
  try {
    execFileSync('apt-get', ['update', '-qq'], quietly);
    execFileSync(
      'apt-get',
      ['install', '-y', '-qq', '--no-install-recommends', ...packages],
      quietly,
    );
  } catch {
    // The caller's own sentence says what is missing and what to do.
  }
}
