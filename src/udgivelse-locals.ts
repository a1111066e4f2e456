import type { Day } from './klage/calendar.ts';
import type { FieldError } from './klage/klage.ts';
import type { ReportFile } from './rapport-locals.ts';
import type { StaffPerson } from './staff-locals.ts';
import type { ShownReport } from './statistik-locals.ts';

/** The periods a release can be of. */
export type UdgivelseSlags = 'kvartal' | 'halvaar' | 'aar' | 'beretningsaar';

/** A release as a list shows it. */
export type ReleaseLink = {
  readonly id: string;
  readonly titel: string;
  readonly slags: UdgivelseSlags;
  readonly fra: Day;
  readonly til: Day;
  readonly udgivet: Day;
};

/** Why a table of the report is not in its release. */
export type LeftOutWhy = 'for-faa' | 'kan-regnes-ud' | 'stemmer-ikke';

export type LeftOut = { readonly titel: string; readonly hvorfor: LeftOutWhy };

/** `/statistik`: what has been published, the newest period first. */
export type ReleasesPage = {
  readonly view: 'releases';
  readonly udgivelser: readonly ReleaseLink[];
};

/** `/statistik/<udgivelse>`: one release to read. Its words are Danish on the English page too. */
export type ReleasePage = {
  readonly view: 'release';
  readonly udgivelse: ReleaseLink;
  readonly rapport: ShownReport;
  readonly udeladt: readonly LeftOut[];
  /** How many numbers are hidden. */
  readonly skjulte: number;
  readonly mindsteCelle: number;
  readonly filer: readonly ReportFile[];
};

/** The same when it has been taken back. */
export type ReleaseWithdrawnPage = {
  readonly view: 'release-withdrawn';
  readonly udgivelse: ReleaseLink;
  readonly tilbagekaldt: Day;
};

/** What would be published of a period. */
export type ReleasePreview = {
  readonly periode: string;
  readonly titel: string;
  /** Of the very numbers that are shown: whoever publishes publishes these. */
  readonly aftryk: string;
  readonly rapport: ShownReport;
  readonly udeladt: readonly LeftOut[];
  readonly mindsteCelle: number;
  /** How many numbers there are, and how many of them are hidden; all, and in each table. */
  readonly tal: number;
  readonly skjulte: number;
  readonly tabeller: readonly {
    readonly id: string;
    readonly titel: string;
    readonly tal: number;
    readonly skjulte: number;
  }[];
};

/** `/medarbejder/statistik/udgivelser`: publish a report, or take it back. */
export type StaffReleasesPage = {
  readonly view: 'staff-releases';
  readonly person: StaffPerson;
  readonly valgt: string | null;
  readonly perioder: readonly {
    readonly slags: UdgivelseSlags;
    readonly valg: readonly {
      readonly id: string;
      readonly titel: string;
      readonly udgivet: boolean;
    }[];
  }[];
  readonly visning: ReleasePreview | null;
  readonly udgivelser: readonly (ReleaseLink & {
    readonly hvem: string;
    readonly tilbagekaldt: {
      readonly dag: Day;
      readonly hvem: string;
      readonly grund: string;
    } | null;
  })[];
  /** The release whose reason is wrong, and what was typed. */
  readonly rettes: { readonly id: string; readonly grund: string } | null;
  readonly besked: 'udgivet' | 'tilbagekaldt' | null;
  readonly fejl: readonly FieldError[];
};

export type UdgivelsePage = ReleasesPage | ReleasePage | ReleaseWithdrawnPage | StaffReleasesPage;
