import type { Day } from '../../src/klage/calendar.ts';

/** What a file says of itself beside its figures. */
export type FileNote = {
  /** The figures are made up. */
  readonly demo: boolean;
  /** The day it was released; left out: it is for staff, unsuppressed, and says so. */
  readonly udgivelse?: Day;
};
