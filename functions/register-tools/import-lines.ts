import type { CaseRecord } from '../register/case-record.ts';
import { commitTogether } from '../register/commit-together.ts';
import { importerOf, insertImported } from '../register/insert-registreringer.ts';
import { insertManualRute } from '../register/manual-cases.ts';
import { type RecordJudge, readCaseRecord } from '../register/read-case-record.ts';
import { overwrite } from '../register/registreringer.ts';
import type { Db, Trx } from '../register/tables.ts';
import { acknowledgeArrived } from '../sager/acknowledge-arrived.ts';
import { type ImportAnswer, ImportTally, type Outcome } from './import-answer.ts';
import { judgeRecords, type NumberedRecord, type Verdict } from './judge-records.ts';
import { keyOf } from './key-of.ts';
import { readLines } from './read-lines.ts';

/** What an import touches. */
export type ImportDesk = {
  readonly db: Db;
  readonly judge: RecordJudge;
  readonly now: () => Date;
  /** Lines in one transaction, at most 500: as long as one lasts, nobody else can write. */
  readonly linesAtOnce: number;
};

/** The bytes of what is imported, from the beginning each time it is called. */
export type OpenBytes = () => AsyncIterable<Uint8Array>;

/**
 * Takes cases in line by line, so that memory stays flat: the good lines go in, each bad one is
 * told. A batch of lines is in whole or not at all; what was cut off is completed by sending the
 * same again, since a line that is in already changes nothing.
 */
export async function importLines(desk: ImportDesk, open: OpenBytes): Promise<ImportAnswer> {
  const tally = new ImportTally();
  for await (const batch of batches(desk, open, tally)) {
    for (const { linje, outcome } of await store(desk, batch)) {
      if (typeof outcome === 'string') tally.stored(outcome);
      else tally.refused(linje, outcome);
    }
  }
  return tally.answer();
}

/**
 * The same, but nothing goes in when any line is refused: all are judged before the first is
 * stored. So that the judgement holds, a case may stand in one line only.
 */
export async function importAllOrNothing(desk: ImportDesk, open: OpenBytes): Promise<ImportAnswer> {
  const tally = new ImportTally();
  const seen = new Map<string, number>();
  for await (const batch of batches(desk, open, tally)) {
    const firsts = batch.filter((line) => isFirst(line, seen, tally));
    for (const verdict of await judgeRecords(desk.db, firsts, desk.judge)) {
      if (verdict.kind === 'refused') tally.refused(verdict.linje, verdict.faults);
    }
  }
  return tally.refusedLines > 0 ? tally.answer() : importLines(desk, open);
}

function isFirst(
  { linje, record }: NumberedRecord,
  seen: Map<string, number>,
  tally: ImportTally,
): boolean {
  const key = keyOf(record);
  const first = seen.get(key);
  if (first === undefined) {
    seen.set(key, linje);
    return true;
  }
  const besked = `Sagen står også i linje ${first}. Slet den ene linje.`;
  tally.refused(linje, [{ felt: 'nummer', besked }]);
  return false;
}

/** Readable lines in groups of different cases; the others are told at once. */
async function* batches(
  { judge, linesAtOnce }: ImportDesk,
  open: OpenBytes,
  tally: ImportTally,
): AsyncGenerator<readonly NumberedRecord[], void, void> {
  let batch = new Map<string, NumberedRecord>();
  for await (const numbered of records(judge, open, tally)) {
    const key = keyOf(numbered.record);
    if (batch.size >= linesAtOnce || batch.has(key)) {
      yield [...batch.values()];
      batch = new Map();
    }
    batch.set(key, numbered);
  }
  if (batch.size > 0) yield [...batch.values()];
}

async function* records(
  judge: RecordJudge,
  open: OpenBytes,
  tally: ImportTally,
): AsyncGenerator<NumberedRecord, void, void> {
  for await (const line of readLines(open())) {
    tally.read();
    if (!line.ok) {
      tally.refused(line.linje, [{ felt: null, besked: line.besked }]);
      continue;
    }
    const read = readCaseRecord(line.text, judge);
    if (read.ok) yield { linje: line.linje, record: read.record };
    else tally.refused(line.linje, read.faults);
  }
}

type Refusal = Extract<Verdict, { readonly kind: 'refused' }>['faults'];
type Stored = { readonly linje: number; readonly outcome: Outcome | Refusal };

/** One transaction: the register is read and written under the same lock, so nobody is overwritten. */
function store(desk: ImportDesk, batch: readonly NumberedRecord[]): Promise<readonly Stored[]> {
  return commitTogether(desk.db, async (trx) => {
    const now = desk.now();
    const verdicts = await judgeRecords(trx, batch, desk.judge);
    const made = verdicts.filter((verdict) => verdict.kind === 'new');
    const inserts = made.map(({ record: { kilde, nummer }, til }) => ({
      ...{ kilde, nummer, registreret: til },
    }));
    await insertImported(trx, inserts, now);
    for (const { record } of made) await bringRute(trx, record);
    const stored: Stored[] = [];
    for (const verdict of verdicts) {
      stored.push({ linje: verdict.linje, outcome: await settle(trx, verdict, now) });
    }
    return stored;
  });
}

/** Of another register's case made by hand; its guidance is told by no export. */
async function bringRute(trx: Trx, { nummer, modtager, rute }: CaseRecord): Promise<void> {
  if (!modtager || !rute) return;
  const unknown = { valgtForvaltning: null, vejledning: [] };
  await insertManualRute(trx, nummer, { modtager, ...rute, ...unknown });
}

async function settle(trx: Trx, verdict: Verdict, now: Date): Promise<Outcome | Refusal> {
  switch (verdict.kind) {
    case 'new':
      return 'oprettet';
    case 'refused':
      return verdict.faults;
    case 'known':
      return change(trx, verdict, now);
  }
}

/** A klage of our own that is closed has been answered, so that whoever did it had the letter. */
async function change(
  trx: Trx,
  { before, til }: Extract<Verdict, { readonly kind: 'known' }>,
  now: Date,
): Promise<Outcome> {
  const { kilde, nummer } = before;
  const deed = { hvem: importerOf(kilde), now };
  const changed = await overwrite(trx, before, { til, deed });
  const isClosed = before.registreret.afsluttet === null && til.afsluttet !== null;
  if (isClosed) await acknowledgeArrived(trx, { kilde, nummer, ...deed }, false);
  return changed === 'aendret' ? 'opdateret' : 'uaendret';
}
