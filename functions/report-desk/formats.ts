import type { Day } from '../../src/klage/calendar.ts';
import type { RapportFormat } from '../../src/rapport-locals.ts';
import type { Report } from '../statistics/report.ts';

/** The files a report is given out as, in the order they are offered. */
export const RAPPORT_FORMATER = [
  'pdf',
  'xlsx',
  'csv',
  'json',
] as const satisfies readonly RapportFormat[];

/** A file, as bytes with a type. */
export type MadeFile = { readonly bytes: Uint8Array<ArrayBuffer>; readonly type: string };

/** Whoever gives a report out asks here. */
export type ReportFiles = {
  /** `opgivet`: it took too long or failed; an alarm has told of it. */
  readonly make: (asked: FileAsked) => Promise<MadeFile | 'opgivet'>;
};

export type FileAsked = {
  readonly report: Report;
  readonly format: RapportFormat;
  /** Names of the forvaltninger it is limited to; null: it is about all. */
  readonly kun: readonly string[] | null;
  /** The day it was published; left out: it is for staff, and says so. */
  readonly udgivet?: Day;
};
