import { OWN_KILDE } from '../../../functions/register/kilder.ts';
import { knownIds } from '../../../functions/register/known-ids.ts';
import { findRegistrering } from '../../../functions/register/registreringer.ts';
import type { Db } from '../../../functions/register/tables.ts';
import { type ExportPeriod, exportLines } from '../../../functions/register-tools/export-lines.ts';
import {
  type ImportDesk,
  importAllOrNothing,
  importLines,
} from '../../../functions/register-tools/import-lines.ts';
import { rulesIn } from '../../rules/rule-folders.ts';
import { register } from '../given/folder.ts';
import { nummerOf } from '../given/klage.ts';

export const RULES = await rulesIn('routing-rules');
export const NOW = new Date('2026-03-10T10:00:00.000Z');
export const OWN = { kilde: OWN_KILDE, nummer: nummerOf(1) };

/** The least that is a case. */
export const LEAST = {
  ...{ nummer: '2017-000123', kilde: 'import', slags: 'klage', kanal: 'skriftlig' },
  modtaget: '2017-04-03T09:12:00+02:00',
} as const;
export const KEY = { kilde: LEAST.kilde, nummer: LEAST.nummer };

/** A desk on a register, its own when none is given. */
export async function importDesk(db?: Db, linesAtOnce = 100): Promise<ImportDesk> {
  const held = db ?? (await register());
  const judge = { known: await knownIds(held, RULES), today: '2026-03-10' };
  return { db: held, judge, now: () => NOW, linesAtOnce };
}

/** Imports lines, each an object or a text as it stands. */
export function bring(desk: ImportDesk, ...lines: readonly (object | string)[]) {
  return importLines(desk, bytesOf(lines));
}

export function bringAllOrNothing(desk: ImportDesk, ...lines: readonly (object | string)[]) {
  return importAllOrNothing(desk, bytesOf(lines));
}

/** The bytes of lines, as often as asked, in chunks that end anywhere. */
export function bytesOf(lines: readonly (object | string)[], chunkBytes = 777) {
  const texts = lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line)));
  const bytes = Buffer.from(texts.map((text) => `${text}\n`).join(''));
  return async function* open(): AsyncGenerator<Uint8Array> {
    for (let at = 0; at < bytes.length; at += chunkBytes) yield bytes.subarray(at, at + chunkBytes);
  };
}

/** Everything the export says. */
export async function exported(
  db: Db,
  period: ExportPeriod = { fra: null, til: null },
): Promise<string> {
  let text = '';
  for await (const some of exportLines(db, period)) text += some;
  return text;
}

/** What is registered on a case that must be there. */
export async function registered(db: Db, key = KEY) {
  const found = await findRegistrering(db, key);
  if (found === null) throw new Error(`There is no ${key.nummer}.`);
  return found;
}
