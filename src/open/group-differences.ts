import type { Condition, DifferenceLine } from '../workshop-facts.ts';

/** Klager that come to one modtager under the same answers, from wherever they went before. */
export type MovedGroup = {
  readonly til: string | null;
  /** Answers they all share. */
  readonly faelles: readonly Condition[];
  readonly antal: number;
  /** Where they went, with the answers that are not shared. */
  readonly dele: readonly DifferenceLine[];
};

/** Questions that say who has the emne: a change of one rule moves klager from many at once. */
const WHOSE = ['emne', 'valgtForvaltning', 'forvaltning'];

/** Puts together what one reads as one change; the greatest first. Nothing is left out. */
export function groupDifferences(lines: readonly DifferenceLine[]): readonly MovedGroup[] {
  const groups = Map.groupBy(lines, ({ til, naar }) => JSON.stringify([til, shared(naar)]));
  return [...groups.values()]
    .map((dele) => ({
      til: dele[0]?.til ?? null,
      faelles: shared(dele[0]?.naar ?? []),
      antal: dele.reduce((sum, { antal }) => sum + antal, 0),
      dele: dele.map((line) => ({ ...line, naar: line.naar.filter(isWhose) })),
    }))
    .toSorted((a, b) => b.antal - a.antal);
}

function shared(naar: readonly Condition[]): readonly Condition[] {
  return naar.filter((condition) => !isWhose(condition));
}

function isWhose({ question }: Condition): boolean {
  return WHOSE.includes(question);
}
