import type { FejlKode } from '../../functions/routing/fejl.ts';
import type { Edit } from './rule-folders.ts';
import { UNFIT } from './unfit-values.ts';
import { UNKNOWN } from './unknown-ids.ts';
import { UNREADABLE } from './unreadable-text.ts';

/** A way to spoil the fictional kommune's files, and what the reader must say. */
export type Spoilt = Edit & {
  readonly what: string;
  readonly kode: FejlKode;
  /** `linje:kolonne` */
  readonly at: string;
  readonly says: string;
};

/** The `kode` comes with the table a row stands in. */
export type SpoiltRow = Omit<Spoilt, 'kode'>;

/** Every row by its kind. */
export const SPOILT: readonly Spoilt[] = [
  ...[...UNREADABLE, ...UNFIT].map((row) => ({ ...row, kode: 'laesning' as const })),
  ...UNKNOWN.map((row) => ({ ...row, kode: 'ukendt' as const })),
  {
    fil: 'modtagere.json',
    what: 'a certificate that is not there',
    from: 'certifikater/velfaerd.pem',
    to: 'certifikater/velferd.pem',
    kode: 'certifikat',
    at: '22:24',
    says: '»certifikater/velferd.pem« findes ikke',
  },
];
