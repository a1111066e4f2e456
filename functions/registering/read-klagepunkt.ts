import {
  ARTER,
  type Klagepunkt,
  MEDHOLD,
  ORD_MAX,
  type Registreret,
} from '../../src/klage/registrering.ts';
import type { FieldReader } from './field-reader.ts';

/** What a klagepunkt is read against. */
type Context = {
  readonly registreret: Registreret;
  /** Ids of the overordnede emner in the kommune's rules; one that is registered may stay. */
  readonly emner: readonly string[];
};

/**
 * Reads the klagepunkt at a place; how its outcome became known stays as it was.
 * @returns null when nothing stands in its fields: then it is none, or one that was taken out
 */
export function readKlagepunkt(
  read: FieldReader,
  i: number,
  { registreret, emner }: Context,
): Klagepunkt | null {
  const before = registreret.klagepunkter[i];
  const field = `klagepunkter.${i}`;
  const known = [...emner, ...(before?.overordnetEmne ? [before.overordnetEmne] : [])];
  const overordnetEmne = read.choice(`${field}.overordnetEmne`, known);
  const art = read.choice(`${field}.art`, ARTER);
  const medhold = read.choice(`${field}.medhold`, MEDHOLD);
  if (overordnetEmne === null && art === null && medhold === null) return null;
  return { overordnetEmne, art, medhold, medholdKendtVia: before?.medholdKendtVia ?? null };
}

/** The emner of the klagepunkter are emner of the case too, beside those others have given it. */
export function emnerWith(
  before: Registreret,
  klagepunkter: readonly Klagepunkt[],
): readonly string[] {
  const idsOf = (punkter: readonly Klagepunkt[]) =>
    punkter.flatMap(({ overordnetEmne }) => overordnetEmne ?? []);
  const gone = idsOf(before.klagepunkter);
  const others = before.overordnedeEmner.filter((id) => !gone.includes(id));
  return [...new Set([...idsOf(klagepunkter), ...others])].slice(0, ORD_MAX);
}
