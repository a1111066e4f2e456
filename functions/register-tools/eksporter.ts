import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { type Answer, misused, refused } from '../command-line.ts';
import { withRegister } from '../operator-tools/with-register.ts';
import type { Db } from '../register/tables.ts';
import { type ExportPeriod, exportLines } from './export-lines.ts';
import type { Invocation } from './invocation.ts';

/** `eksporter [--fra --til] [--ud FIL]`: the cases out, as NDJSON. */
export async function eksporter(invocation: Invocation): Promise<Answer> {
  const { args, fra, til, ud, settings } = invocation;
  if (args.length > 0) return misused('eksporter tager ingen filer. Vælg filen med --ud FIL.');
  if (fra !== null && til !== null && til < fra) {
    return misused(`--til ${til} ligger før --fra ${fra}. Ret den ene dag.`);
  }
  return withRegister(settings, (db) =>
    ud === null ? toStandardOutput(db, { fra, til }) : toFile(db, { fra, til }, ud),
  );
}

/** The lines are the answer; nothing else may stand among them. */
async function toStandardOutput(db: Db, period: ExportPeriod): Promise<Answer> {
  try {
    await pipeline(exportLines(db, period), process.stdout, { end: false });
  } catch (error) {
    // Whoever reads has seen enough, as `head` has.
    if (!isCode(error, 'EPIPE')) throw error;
  }
  return { text: [], exitCode: 0 };
}

/** Whole under its name, or not there: a file of half the cases looks like one of all. */
async function toFile(db: Db, period: ExportPeriod, ud: string): Promise<Answer> {
  const unfinished = `${ud}.${randomUUID()}.del`;
  const count = { sager: 0 };
  try {
    const file = createWriteStream(unfinished, { flags: 'wx', mode: 0o600, flush: true });
    await pipeline(counted(exportLines(db, period), count), file);
    await rename(unfinished, ud);
  } catch (error) {
    await rm(unfinished, { force: true });
    if (isCode(error, 'ENOENT') || isCode(error, 'EACCES') || isCode(error, 'EISDIR')) {
      return refused(`Der kan ikke skrives i ${ud}. Vælg en fil i en mappe, der findes.`);
    }
    throw error;
  }
  const { sager } = count;
  return { text: [`${sager} sager skrevet i ${ud}`], data: { sager, fil: ud }, exitCode: 0 };
}

async function* counted(lines: AsyncIterable<string>, count: { sager: number }) {
  for await (const some of lines) {
    count.sager += some.split('\n').length - 1;
    yield some;
  }
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
