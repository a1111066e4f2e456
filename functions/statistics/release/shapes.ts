import type { TableId } from '../report.ts';

/**
 * What is known of how the numbers of a published table hang together: exactly what a reader knows
 * too, and so what may be used to work out a hidden one. A table without a shape is not published.
 *
 * - `fordeling`: each case in one row; the rows add up to the table's base.
 * - `andele`: each row has a base of its own.
 * - `flere`: one base, and a case may be in several rows.
 * - `middel`: only how many, and their mean.
 */
export type Shape =
  | {
      readonly slags: 'fordeling';
      /** Tables of one base count the same cases. */
      readonly base: string;
      /** Rows of other cases than these. */
      readonly udenfor?: readonly string[];
      /** Rows that say of how many these are a part. */
      readonly udaf?: readonly string[];
      /** What the total row adds up, where that is not all. */
      readonly ialt?: readonly string[];
    }
  | {
      readonly slags: 'andele';
      /** null: the rows have nothing in common. */
      readonly base: string | null;
      /** The table whose rows are these rows' bases; with it, the rows add up to the total. */
      readonly naevnere?: TableId;
    }
  | { readonly slags: 'flere'; readonly base: string }
  | { readonly slags: 'middel'; readonly base: string };

/** Tables that share cases, and so are protected together. */
export type Group = readonly (readonly [id: TableId, shape: Shape])[];

type More = { readonly udenfor?: string[]; readonly udaf?: string[]; readonly ialt?: string[] };
const fordeling = (base: string, more: More = {}) =>
  ({ slags: 'fordeling', base, ...more }) as const;

/**
 * The fifteen of the half-yearly report. What crosses two things (forvaltninger by measure, emne by
 * problem), compares groups or tells of medians is not published: it would say most of the fewest.
 */
export const GROUPS: readonly Group[] = [
  [
    ['klager-modtaget', fordeling('klager')],
    ['klager-paa-forvaltninger', fordeling('klager')],
  ],
  [['borgernes-problem', { slags: 'flere', base: 'borgernes-problem' }]],
  [['overordnede-emner', { slags: 'flere', base: 'overordnede-emner' }]],
  [
    [
      'medholdsprocent',
      { slags: 'andele', base: 'medhold-kendt', naevnere: 'sager-paa-forvaltninger' },
    ],
    ['sager-paa-forvaltninger', fordeling('medhold-kendt')],
  ],
  [['risici-borger', { slags: 'andele', base: null }]],
  [['risici-kommunen', { slags: 'andele', base: null }]],
  [['loesningsgrad', fordeling('loesning-kendt', { ialt: ['helt', 'delvist'] })]],
  [['laeringspotentiale', fordeling('laering-vurderet', { ialt: ['konkret', 'generel'] })]],
  [
    [
      'opfoelgning-konsultativ-bistand',
      fordeling('opfoelgning-kendt', {
        udenfor: ['ukendt'],
        ialt: ['konkret-forbedring', 'generel-forbedring'],
      }),
    ],
  ],
  [['indsatser', fordeling('indsatser')]],
  [['tilfredshed', fordeling('svaret', { udaf: ['inviteret'] })]],
  [
    ['sagsbehandlingstid', { slags: 'middel', base: 'afsluttet' }],
    ['hoejst-og-over-30-dage', fordeling('afsluttet')],
  ],
];

/** The shape of every published table. */
export const SHAPES: ReadonlyMap<TableId, Shape> = new Map(GROUPS.flat());
