import { randomUUID } from 'node:crypto';
import { open, rename, rm } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { dayInCopenhagen, isDay } from '../../src/klage/calendar.ts';
import { makeReport } from '../make-report.ts';
import { withRegister } from '../operator-tools/with-register.ts';
import { knownIds, unknownId } from '../register/known-ids.ts';
import type { Db } from '../register/tables.ts';
import { rulesForImport } from '../register-tools/rules-for-import.ts';
import { reportRules } from '../report-rules.ts';
import type { RuleSet } from '../routing/rule-set.ts';
import type { ReportAsked } from '../statistics/report.ts';
import { FORMATS, type Render } from './formats.ts';
import { type Answer, type Invocation, misused, refused } from './invocation.ts';

/** `rapport --fra DATO --til DATO …`: the report of a period, in a file or on the screen. */
export async function rapport(invocation: Invocation): Promise<Answer> {
  const wrong = wrongUse(invocation);
  if (wrong !== null) return misused(wrong);
  const { fra, til, format, forvaltninger } = invocation;
  const render = FORMATS.get(format);
  if (fra === null || til === null || render === undefined)
    return misused(wrongPeriod('--fra', fra));
  const asked: ReportAsked = {
    periode: { fra, til },
    forvaltninger: forvaltninger.length === 0 ? null : forvaltninger,
  };
  return withRegister(invocation.settings, (db) => answer(db, invocation, { asked, render }));
}

function wrongUse({ args, fra, til, format }: Invocation): string | null {
  if (args.length > 0) return 'rapport tager ingen filer. Vælg filen med --ud FIL.';
  if (fra === null || !isDay(fra)) return wrongPeriod('--fra', fra);
  if (til === null || !isDay(til)) return wrongPeriod('--til', til);
  if (til < fra) return `--til ${til} ligger før --fra ${fra}. Ret den ene dag.`;
  if (FORMATS.has(format)) return null;
  return `--format er »${format}«. Skriv en af ${[...FORMATS.keys()].join(', ')}.`;
}

function wrongPeriod(option: string, typed: string | null): string {
  if (typed === null) return `Skriv ${option} og en dag, for eksempel ${option} 2026-03-31.`;
  return `${option} er »${typed}«. Skriv en dag, der findes, som 2026-03-31.`;
}

type Asking = { readonly asked: ReportAsked; readonly render: Render };

async function answer(
  db: Db,
  { settings, now, ud }: Invocation,
  { asked, render }: Asking,
): Promise<Answer> {
  const read = await rulesForImport(db, settings.rulesDir);
  if (!read.ok) {
    const why = read.fejl.map(({ besked }) => besked).join('\n');
    return refused(`Reglerne kan ikke læses, og uden dem kan intet tælles.\n${why}`);
  }
  const unknown = await unknownForvaltning(db, read.rules, asked);
  if (unknown !== null) return misused(unknown);
  const today = dayInCopenhagen(now());
  const rules = reportRules(read.rules, asked.periode.til);
  const file = await render(await makeReport(db, rules, { asked, today }));
  return ud === null ? toStandardOutput(file) : toFile(ud, file);
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
async function toStandardOutput(file: string | Uint8Array): Promise<Answer> {
  try {
    await pipeline([file], process.stdout, { end: false });
  } catch (error) {
    // Whoever reads has seen enough, as `head` has.
    if (!isCode(error, ['EPIPE'])) throw error;
  }
  return { text: [], exitCode: 0 };
}

/** Whole under its name, or not there. */
async function toFile(ud: string, file: string | Uint8Array): Promise<Answer> {
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
