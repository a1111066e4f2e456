import { danishDay, danishInstant } from './danish.ts';
import type { Navne, Tidligere, TidligereHaendelse } from './letter-input.ts';
import { HVEM_TEXTS, TIDLIGERE_TEXTS } from './texts.ts';

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** What became of the klage before: when, what, who. */
export function earlierLines(tidligere: Tidligere, navne: Navne): string[] {
  const { nummer, modtaget, modtager, svarfrist, haendelser } = tidligere;
  return [
    `Borgeren klagede ${danishInstant(modtaget)}. Klagen har nummer ${nummer}.`,
    `${navne.modtager(modtager)} skulle svare skriftligt senest ${danishDay(svarfrist)}.`,
    'Borgeren har ikke fået svar og sender derfor hele klagen hertil. Den er uændret.',
    `Sagen ${nummer} er ikke lukket: ${navne.modtager(modtager)} skal stadig svare.`,
    '',
    'Det er der sket med den:',
    ...haendelser.map((haendelse) => `- ${lineOf(haendelse, navne)}`),
  ];
}

function lineOf({ tid, hvad, hvem }: TidligereHaendelse, navne: Navne): string {
  const when = DAY.test(tid) ? danishDay(tid) : danishInstant(new Date(tid));
  const who = HVEM_TEXTS[hvem] ?? navne.modtager(hvem);
  return `${when}: ${TIDLIGERE_TEXTS[hvad]} (${who})`;
}
