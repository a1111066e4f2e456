import type { SoegeData } from '../soegning/soege-data.ts';
import { FUNDNE_MAX, type Fundet } from '../soegning/soegning.ts';
import { searchWords } from './search-words.ts';

/** One line of the list of suggestions. */
export type Choice = {
  readonly emne: string;
  readonly tekst: string;
  /** Who has it in the kommune. */
  readonly hos: string | null;
  /** Says that the kommune has it not, and who has. */
  readonly ekstern: string | null;
};

export const LIST_ID = 'soegning-liste';

/** The emne for whatever is on no list, if the kommune's rules have one. */
const OTHER = 'andet';

/** What a search found as lines: answers to its question first, and always last the way out. */
export function choicesFrom({ emner, tvetydig }: Fundet, data: SoegeData): readonly Choice[] {
  const t = searchWords();
  const known = new Map(data.emner.map((emne) => [emne.id, emne]));
  const lineOf = (id: string, tekst: string | null): readonly Choice[] => {
    const emne = known.get(id);
    if (emne === undefined) return [];
    const { navn, hos, ekstern } = emne;
    const away = ekstern !== null && hos === null ? t.ikkeKommunen(ekstern.navn) : null;
    return [{ emne: id, tekst: tekst ?? navn, hos, ekstern: away }];
  };
  const answers = tvetydig?.svar ?? [];
  const asked = new Set([...answers.map(({ emne }) => emne), OTHER]);
  const others = emner.filter(({ id }) => !asked.has(id));
  return [
    ...answers.flatMap(({ emne, tekst }) => lineOf(emne, tekst)),
    ...others.flatMap(({ id }) => lineOf(id, null)).slice(0, FUNDNE_MAX - answers.length),
    ...lineOf(OTHER, t.andet),
  ];
}

/** The id of an option, for aria-activedescendant. */
export function optionId(at: number): string {
  return `${LIST_ID}-${at}`;
}
