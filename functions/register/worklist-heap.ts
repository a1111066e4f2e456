import type { Day } from '../../src/klage/calendar.ts';
import type { SagSlags } from '../../src/klage/registrering.ts';
import type { Bunke } from '../../src/sager-locals.ts';
import type { SagKey } from './registrering-haendelse.ts';

/** The heaps a worklist is divided in; a case may lie in several. */
export const BUNKER = [
  'nye',
  'hos-forvaltningen',
  'overskredne',
  'uden-kvittering',
  'manuelle',
  'alle',
] as const satisfies readonly Bunke[];

export type { Bunke } from '../../src/sager-locals.ts';

/** Whose cases somebody may see, and which days make them late. */
export type Desk = {
  /** The modtagere whose cases may be seen; null: every case. */
  readonly hos: readonly string[] | null;
  /** Those whose new cases are for the one who asks; the others' wait for a forvaltning. */
  readonly egne: readonly string[];
  readonly dag: Day;
  /** What was accepted by then should have been acknowledged by now. */
  readonly kvitteretSenest: Date;
};

/** Which cases of a heap; null: all of them. */
export type Filter = {
  readonly hos: readonly string[] | null;
  readonly emne: string | null;
  readonly slags: SagSlags | null;
  /** One number, whichever source has it. */
  readonly nummer?: string;
};

export type Heap = { readonly desk: Desk; readonly bunke: Bunke; readonly filter: Filter };

/**
 * Whose cases lie in a heap: each once, and those only whose cases may be seen, as chosen; null:
 * everybody's.
 */
export function holdersOf({ desk, bunke, filter }: Heap): readonly string[] | null {
  const lists = [desk.hos, filter.hos, bunke === 'nye' ? desk.egne : null];
  const [first, ...more] = lists.flatMap((list) => (list === null ? [] : [new Set(list)]));
  if (first === undefined) return null;
  return [...more.reduce((some, others) => some.intersection(others), first)];
}

/** A place in the list: what it is sorted by, then the case. */
export type Place = SagKey & { readonly vaerdi: string };

export type Page = {
  /** Letters without a receipt lie in the order they were accepted, whatever is asked. */
  readonly sortering: 'modtaget' | 'frist';
  readonly retning: 'asc' | 'desc';
  /** The rows after, or before, a place; null: the first page. */
  readonly fra: { readonly side: 'efter' | 'foer'; readonly sted: Place } | null;
  readonly antal: number;
};

/** The way the rows are read: a page before a place is read backwards. */
export function wayOf({ retning, fra }: Pick<Page, 'retning' | 'fra'>): 'asc' | 'desc' {
  const backwards = fra?.side === 'foer';
  return (retning === 'asc') === backwards ? 'desc' : 'asc';
}
