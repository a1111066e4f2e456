import { randomUUID } from 'node:crypto';
import { open, rename, rm } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { type Day, dayInCopenhagen } from '../../src/klage/calendar.ts';
import { type Answer, misused, refused, type settingsAndClock } from '../command-line.ts';
import { withRegister } from '../operator-tools/with-register.ts';
import { demoMark } from '../register/demo-mark.ts';
import { knownIds, unknownId } from '../register/known-ids.ts';
import type { Db } from '../register/tables.ts';
import { rulesForImport } from '../register-tools/rules-for-import.ts';
import { RAPPORT_FORMATER } from '../report-desk/formats.ts';
import { makeFile } from '../report-desk/make-file.ts';
import { reportRules } from '../report-rules.ts';
import type { RuleSet } from '../routing/rule-set.ts';
import type { ReportAsked } from '../statistics/report.ts';
import { makeReport } from '../threads/make-report.ts';

/** One call of `npm run statistik -- rapport`. */
export type Invocation = ReturnType<typeof settingsAndClock> & {
  /** What stands after the command. */
  readonly args: readonly string[];
  readonly fra: Day | null;
  readonly til: Day | null;
  /** Ids; null: every case. */
  readonly forvaltninger: readonly string[] | null;
  readonly format: string;
  /** The file to write, or null: the standard output. */
  readonly ud: string | null;
};

/** `rapport --fra DATO --til DATO …`: the report of a period, in a file or on the screen. */
export async function rapport(invocation: Invocation): Promise<Answer> {
  const { args, fra, til, forvaltninger } = invocation;
  if (args.length > 0) return misused('rapport tager ingen filer. Vælg filen med --ud FIL.');
  if (fra === null || til === null) {
    const option = fra === null ? '--fra' : '--til';
    return misused(`Skriv ${option} og en dag, for eksempel ${option} 2026-03-31.`);
  }
  if (til < fra) return misused(`--til ${til} ligger før --fra ${fra}. Ret den ene dag.`);
  const format = RAPPORT_FORMATER.find((one) => one === invocation.format);
  if (format === undefined) {
    return misused(
      `--format er »${invocation.format}«. Skriv en af ${RAPPORT_FORMATER.join(', ')}.`,
    );
  }
  const asked = { periode: { fra, til }, forvaltninger };
  return withRegister(invocation.settings, (db) => answer(db, invocation, { asked, format }));
}

type Asking = {
  readonly asked: ReportAsked;
  readonly format: (typeof RAPPORT_FORMATER)[number];
};

async function answer(
  db: Db,
  { settings, now, ud }: Invocation,
  { asked, format }: Asking,
): Promise<Answer> {
  const read = await rulesForImport(db, settings.rulesDir);
  if (!read.ok) {
    const why = read.fejl.map(({ besked }) => besked).join('\n');
    return refused(`Reglerne kan ikke læses, og uden dem kan intet tælles.\n${why}`);
  }
  const unknown = await unknownForvaltning(db, read.rules, asked);
  if (unknown !== null) return misused(unknown);
  const rules = reportRules(read.rules, asked.periode.til);
  const report = await makeReport(db, rules, { asked, today: dayInCopenhagen(now()) });
  const { bytes } = await makeFile({
    ...{ report, format, kommune: read.rules.indstillinger.kommune.navn },
    kun: asked.forvaltninger?.map((id) => nameOf(rules, id)) ?? null,
    demo: (await demoMark(db)) !== 'ingen',
  });
  return ud === null ? toStandardOutput(bytes) : toFile(ud, bytes);
}

function nameOf({ forvaltninger }: ReturnType<typeof reportRules>, id: string): string {
  return forvaltninger.find((one) => one.id === id)?.navn ?? id;
}

async function unknownForvaltning(
  db: Db,
  rules: RuleSet,
  { forvaltninger }: ReportAsked,
): Promise<string | null> {
  const known = await knownIds(db, rules);
  for (const id of forvaltninger ?? []) {
    const besked = unknownId(known, 'forvaltning', id);
    if (besked !== null) return besked;
  }
  return null;
}

/** The report is the answer; nothing else may stand in it. */
async function toStandardOutput(file: Uint8Array): Promise<Answer> {
  try {
    await pipeline([file], process.stdout, { end: false });
  } catch (error) {
    // Whoever reads has seen enough, as `head` has.
    if (!isCode(error, ['EPIPE'])) throw error;
  }
  return { text: [], exitCode: 0 };
}

/** Whole under its name, or not there. */
async function toFile(ud: string, file: Uint8Array): Promise<Answer> {
  const unfinished = `${ud}.${randomUUID()}.del`;
  try {
    await using handle = await open(unfinished, 'wx', 0o600);
    await handle.writeFile(file);
    await handle.sync();
    await rename(unfinished, ud);
  } catch (error) {
    await rm(unfinished, { force: true });
    if (!isCode(error, ['ENOENT', 'ENOTDIR', 'EACCES', 'EISDIR'])) throw error;
    return refused(`Der kan ikke skrives i ${ud}. Vælg en fil i en mappe, der findes.`);
  }
  return { text: [`Rapporten er skrevet i ${ud}`], data: { fil: ud }, exitCode: 0 };
}

function isCode(error: unknown, codes: readonly string[]): boolean {
  return error instanceof Error && 'code' in error && codes.includes(String(error.code));
}
