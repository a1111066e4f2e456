import type { Day } from '../../src/klage/calendar.ts';
import { inDay } from './format.ts';
import { DEMO, DEMO_NOTE, IKKE_SKJULT } from './texts.ts';

/** What a file says of itself beside its figures. */
export type FileNote = {
  /** The figures are made up. */
  readonly demo: boolean;
  /** The day it was released; left out: it is for staff, unsuppressed, and says so. */
  readonly udgivelse?: Day;
};

/** Whether the file may be published: `Udgivet 1. februar 2018`, or that it must not be. */
export function publishedLine({ udgivelse }: FileNote): string {
  return udgivelse === undefined ? IKKE_SKJULT : `Udgivet ${inDay(udgivelse)}`;
}

/** The same, and that the figures are made up where they are. */
export function noteLines(note: FileNote): readonly string[] {
  return [publishedLine(note), ...(note.demo ? [`${DEMO}. ${DEMO_NOTE}`] : [])];
}
