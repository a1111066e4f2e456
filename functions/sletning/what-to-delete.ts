import { addDays, type Day, dayInCopenhagen } from '../../src/klage/calendar.ts';
import { lastDayOfCopy } from '../../src/klage/opbevaring.ts';
import { MANIFEST } from '../objects/manifest.ts';
import { BORGER_COPY } from '../receiving/receipt.ts';
import type { KeptCase, SlettetDel } from '../register/kept-cases.ts';
import { type Folder, nameOf } from './folders.ts';

/**
 * Whoever has acknowledged a klage may find in these days that it is not theirs: then the reserve
 * copy is the letter that Borgerrådgiveren gets.
 */
const RESERVE_DAYS = 7;

/** What goes, and since when nobody needs it. */
export type Deletion = {
  readonly del: SlettetDel;
  readonly keys: readonly string[];
  readonly bytes: number;
  readonly grund: 'kvitteret' | 'afsluttet';
  /** The day the keeping counts from. */
  readonly fra: Day;
};

/**
 * What of a klage's folder may go on `dag`. Letters RETENTION_DAYS after somebody has acknowledged
 * or closed the klage, its reserve copy earlier, the citizen's own copy RETENTION_DAYS after the
 * closing. Age alone deletes nothing: what waits, or waits for a person, stays.
 * @param dage RETENTION_DAYS
 */
export function whatToDelete(
  sag: KeptCase,
  folder: Folder,
  { dag, dage }: { readonly dag: Day; readonly dage: number },
): readonly Deletion[] {
  const handled = handledOn(sag);
  if (handled === null) return [];
  const over = dag > addDays(handled.fra, dage);
  const part = (del: SlettetDel, of: Omit<Deletion, 'del' | 'keys' | 'bytes'>) =>
    partOf(sag, folder, { ...of, del });
  const reserve = reserveMayGo(sag, dag) ? part('reserve', handled) : [];
  const letters = over ? part('breve', handled) : [];
  const { afsluttet } = sag;
  const copyOver = over && afsluttet !== null && dag > lastDayOfCopy(afsluttet, dage);
  const copy = copyOver ? part('kopi', { grund: 'afsluttet', fra: afsluttet }) : [];
  return [...(over ? [] : reserve), ...letters, ...copy];
}

/** When somebody had it in hand; null while nobody has. */
function handledOn({ tilstand, kvitteret, afsluttet }: KeptCase) {
  if (tilstand === 'kvitteret' && kvitteret !== null) {
    return { grund: 'kvitteret', fra: dayInCopenhagen(kvitteret) } as const;
  }
  const inHand = tilstand === 'accepteret' || tilstand === 'manuel';
  return inHand && afsluttet !== null ? ({ grund: 'afsluttet', fra: afsluttet } as const) : null;
}

function reserveMayGo({ tilstand, slags, kvitteret, afsluttet }: KeptCase, dag: Day): boolean {
  if (tilstand !== 'kvitteret' || slags !== 'modtager' || kvitteret === null) return false;
  return afsluttet !== null || dag > addDays(dayInCopenhagen(kvitteret), RESERVE_DAYS);
}

const PATTERNS: { readonly [D in SlettetDel]: (name: string) => boolean } = {
  reserve: (name) => name.startsWith('reserve-'),
  breve: (name) => name.endsWith('.p7m'),
  kopi: (name) => name === BORGER_COPY || name === MANIFEST,
};

/** Nothing when nothing of it lies there and that has been told. */
function partOf(
  sag: KeptCase,
  { objekter }: Folder,
  of: Pick<Deletion, 'del' | 'grund' | 'fra'>,
): readonly Deletion[] {
  const found = objekter.filter((stored) => PATTERNS[of.del](nameOf(stored)));
  if (found.length === 0 && (sag.slettet.has(of.del) || of.del === 'reserve')) return [];
  const bytes = found.reduce((sum, stored) => sum + stored.bytes, 0);
  return [{ ...of, keys: found.map(({ key }) => key), bytes }];
}
