import type { Report, TableId } from '../report.ts';

/** Why a table of the report is not in its release. */
export type LeftOutWhy =
  /** It rests on so few cases that every number in it would be about them. */
  | 'for-faa'
  /** With its other numbers told, some hidden one could be worked out. */
  | 'kan-regnes-ud'
  /** Its numbers do not add up as they must, so nothing can be said of what they give away. */
  | 'stemmer-ikke';

/**
 * What is published of a report: never changed, and never made again. It is a report of its own, so
 * everything that shows reports shows it; where a number is held back, `skjult` stands instead.
 */
export type ReleasedReport = Report & {
  /** A count from 1 up to but not with this is hidden. */
  readonly mindsteCelle: number;
  readonly udeladt: readonly {
    readonly id: TableId;
    readonly titel: string;
    readonly hvorfor: LeftOutWhy;
  }[];
};
