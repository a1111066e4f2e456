import { userInfo } from 'node:os';
import { type Day, dayInCopenhagen } from '../../src/klage/calendar.ts';
import { makeClock } from '../clock.ts';
import { type Answer, misused, refused } from '../command-line.ts';
import { withRegister } from '../operator-tools/with-register.ts';
import { versionsLike } from '../register/kept-versions.ts';
import type { Db } from '../register/tables.ts';
import { readSettings, type Settings, SettingsError } from '../settings.ts';

/** The register as a rule tool sees it, beside a running server or without one. */
export type VersionDesk = {
  readonly db: Db;
  readonly settings: Settings;
  readonly now: Date;
  readonly today: Day;
  /** Who calls, for the log of events: `drift:<bruger>`. */
  readonly hvem: string;
};

/** The shortest beginning of a hash that names a version. */
const PREFIX_CHARS_MIN = 8;
const PREFIX = /^[0-9a-f]{8,64}$/;
const HVEM_CHARS_MAX = 80;

/** Runs `work` on the register of the environment; whatever cannot be done is a sentence. */
export async function withVersions(work: (desk: VersionDesk) => Promise<Answer>): Promise<Answer> {
  try {
    const settings = readSettings(process.env);
    const now = makeClock({ start: settings.clockStart, tempo: settings.tempo }).now();
    const today = dayInCopenhagen(now);
    return await withRegister(settings, (db) => work({ db, settings, now, today, hvem: caller() }));
  } catch (error) {
    const besked = error instanceof Error ? error.message : String(error);
    return error instanceof SettingsError ? misused(besked) : refused(besked);
  }
}

/** A container may run as a number that has no name. */
function caller(): string {
  try {
    return `drift:${userInfo().username}`.slice(0, HVEM_CHARS_MAX);
  } catch {
    return `drift:${process.getuid?.() ?? 'ukendt'}`;
  }
}

export type FoundVersion =
  | { readonly ok: true; readonly hash: string }
  | { readonly ok: false; readonly answer: Answer };

/** The one version whose hash begins as typed. */
export async function findVersion(db: Db, typed: string): Promise<FoundVersion> {
  const prefix = typed.toLowerCase();
  if (!PREFIX.test(prefix)) {
    const besked = `--version er »${typed}«. Skriv mindst ${PREFIX_CHARS_MIN} tegn af versionens hash; npm run regler -- versioner viser dem.`;
    return { ok: false, answer: misused(besked) };
  }
  const [hash, another] = await versionsLike(db, prefix);
  if (hash !== undefined && another === undefined) return { ok: true, hash };
  const besked =
    hash === undefined
      ? `Ingen version begynder med ${prefix}. Se dem med: npm run regler -- versioner`
      : `Flere versioner begynder med ${prefix}. Skriv flere tegn.`;
  return { ok: false, answer: refused(besked) };
}

/** As much of a hash as people need to tell versions apart. */
export function shortHash(hash: string): string {
  return hash.slice(0, 12);
}
