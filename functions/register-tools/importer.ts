import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { dayInCopenhagen } from '../../src/klage/calendar.ts';
import { type Answer, misused, refused } from '../command-line.ts';
import { withRegister } from '../operator-tools/with-register.ts';
import { holdMorePages } from '../register/engine.ts';
import { knownIds } from '../register/known-ids.ts';
import { openRegister } from '../register/open-register.ts';
import type { Db } from '../register/tables.ts';
import type { ImportAnswer, ImportFejl } from './import-answer.ts';
import {
  type ImportDesk,
  importAllOrNothing,
  importLines,
  type OpenBytes,
} from './import-lines.ts';
import type { Invocation } from './invocation.ts';
import { makeProgress } from './progress.ts';
import { rulesForImport } from './rules-for-import.ts';
import { withSpool } from './spool.ts';

const LINES_AT_ONCE = 1_000;
const CHUNK_BYTES = 256 * 1024;
const CACHE_KIB = 32 * 1024;
/** Faults that are shown to people; `--json` has more. */
const SHOWN_MAX = 50;

/** `importer FIL.ndjson [--alt-eller-intet]`: cases in, from a file or (`-`) the standard input. */
export async function importer(invocation: Invocation): Promise<Answer> {
  const [fil, ...more] = invocation.args;
  if (fil === undefined || more.length > 0) {
    return misused(
      'Skriv én fil: npm run register -- importer FIL.ndjson (eller - for at læse fra et rør)',
    );
  }
  const bytesTotal = fil === '-' ? null : await sizeOf(fil);
  if (fil !== '-' && bytesTotal === null) return misused(`Filen ${fil} findes ikke. Ret stien.`);
  return withImportRegister(invocation, async (db) => {
    // Pages that every batch touches: SQLite's usual 2 MB would read them again each time.
    await holdMorePages(db, CACHE_KIB);
    const desk = await deskOf(db, invocation);
    if (!('db' in desk)) return desk;
    const progress = makeProgress(process.stderr, bytesTotal);
    try {
      return answerOf(await run(invocation, desk, { fil, watch: progress.watch }));
    } finally {
      progress.done();
    }
  });
}

async function sizeOf(fil: string): Promise<number | null> {
  const found = await stat(fil).catch(() => null);
  return found === null || found.isDirectory() ? null : found.size;
}

/** Development makes the register that is not there; in production a wrong folder must be seen. */
function withImportRegister(
  { settings }: Invocation,
  work: (db: Db) => Promise<Answer>,
): Promise<Answer> {
  return settings.production ? withRegister(settings, work) : withMadeRegister(settings, work);
}

async function withMadeRegister(
  { databaseUrl }: Invocation['settings'],
  work: (db: Db) => Promise<Answer>,
): Promise<Answer> {
  const db = await openRegister(databaseUrl);
  try {
    return await work(db);
  } finally {
    await db.destroy();
  }
}

async function deskOf(db: Db, { settings, now }: Invocation): Promise<ImportDesk | Answer> {
  const read = await rulesForImport(db, settings.rulesDir);
  if (!read.ok) {
    const why = read.fejl.map(({ besked }) => besked).join('\n');
    return refused(`Reglerne kan ikke læses, og uden dem kendes intet id.\n${why}`);
  }
  const judge = { known: await knownIds(db, read.rules), today: dayInCopenhagen(now()) };
  return { db, judge, now, linesAtOnce: LINES_AT_ONCE };
}

type Source = {
  readonly fil: string;
  readonly watch: (bytes: AsyncIterable<Uint8Array>) => AsyncIterable<Uint8Array>;
};

function run(
  { altEllerIntet, settings }: Invocation,
  desk: ImportDesk,
  { fil, watch }: Source,
): Promise<ImportAnswer> {
  const isPipe = fil === '-';
  const bytes = () =>
    watch(isPipe ? process.stdin : createReadStream(fil, { highWaterMark: CHUNK_BYTES }));
  if (!altEllerIntet) return importLines(desk, bytes);
  const both = (open: OpenBytes) => importAllOrNothing(desk, open);
  return isPipe ? withSpool(settings.dataDir, bytes(), both) : both(bytes);
}

function answerOf(answer: ImportAnswer): Answer {
  const { laest, oprettet, opdateret, uaendret, afvist, fejl, fejlUdeladt = 0 } = answer;
  const more = fejl.length + fejlUdeladt - Math.min(fejl.length, SHOWN_MAX);
  const text = [
    ...fejl.slice(0, SHOWN_MAX).map(lineOf),
    ...(more > 0 ? [`… og ${more} fejl mere. Se flere med --json.`] : []),
    `${laest} linjer læst: ${oprettet} sager oprettet, ${opdateret} opdateret, ${uaendret} uændret, ${afvist} afvist.`,
  ];
  return { text, data: answer, exitCode: afvist > 0 ? 1 : 0 };
}

function lineOf({ linje, felt, besked }: ImportFejl): string {
  return `Linje ${linje}${felt === null ? '' : `, ${felt}`}: ${besked}`;
}
