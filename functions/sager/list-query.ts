import { isCpr } from '../../src/klage/cpr.ts';
import { readNummer } from '../../src/klage/number.ts';
import { SAG_SLAGS } from '../../src/klage/registrering.ts';
import type { ListChoice } from '../../src/sager-locals.ts';
import { STAFF_ADDRESSES } from '../../src/staff-addresses.ts';
import { BUNKER, type Page, type Place } from '../register/worklist-heap.ts';
import type { RuleSet } from '../routing/rule-set.ts';

/** What an address asks of the worklist. */
export type ListQuery = {
  readonly valg: ListChoice;
  readonly fra: Page['fra'];
  /** A number that was looked for; `nummer` null: what was typed is none. */
  readonly soegt: { readonly typed: string; readonly nummer: string | null } | null;
};

const SORTERINGER = ['frist-asc', 'frist-desc', 'modtaget-asc', 'modtaget-desc'] as const;
/** An id of another system: no blank in it, and some digit. */
const FOREIGN_NUMMER = /^(?=[^\d]*\d)[\p{L}\d._/-]{1,40}$/u;
const PLACE = /^(\S{10,24}) (\S{1,40}) (\S{1,40})$/;
const CHARS_MAX = 60;

/** Reads an address; what it does not know is as if it was not said. */
export function readListQuery(asked: URLSearchParams, rules: RuleSet): ListQuery {
  const bunke = BUNKER.find((one) => one === asked.get('bunke')) ?? 'nye';
  const usual = bunke === 'alle' ? 'modtaget-desc' : 'frist-asc';
  const sorter = SORTERINGER.find((one) => one === asked.get('sorter')) ?? usual;
  const [hos, emne] = [asked.get('hos') ?? '', asked.get('emne') ?? ''];
  return {
    valg: {
      bunke,
      hos: rules.modtagere.has(hos) ? hos : null,
      emne: rules.emner.has(emne) ? emne : null,
      slags: SAG_SLAGS.find((one) => one === asked.get('slags')) ?? null,
      sortering: sorter.startsWith('frist') ? 'frist' : 'modtaget',
      retning: sorter.endsWith('asc') ? 'asc' : 'desc',
    },
    fra: readPlace(asked, 'efter') ?? readPlace(asked, 'foer'),
    soegt: readSearch((asked.get('nummer') ?? '').trim().slice(0, CHARS_MAX)),
  };
}

function readPlace(asked: URLSearchParams, side: 'efter' | 'foer'): Page['fra'] {
  const [, vaerdi, nummer, kilde] = PLACE.exec(asked.get(side) ?? '') ?? [];
  if (vaerdi === undefined || nummer === undefined || kilde === undefined) return null;
  return { side, sted: { vaerdi, nummer, kilde } };
}

/** A CPR number is no number of a case: it is not looked for, and so not kept in the log. */
function readSearch(typed: string): ListQuery['soegt'] {
  return typed === '' ? null : { typed, nummer: searchableNummer(typed) };
}

/** The number of a case that somebody typed; null when it can be none. */
export function searchableNummer(typed: string): string | null {
  const foreign = FOREIGN_NUMMER.test(typed) && !isCpr(typed) ? typed : null;
  return readNummer(typed) ?? foreign;
}

/** Where a page of the list is. */
export function listAddress(
  { bunke, hos, emne, slags, sortering, retning }: ListChoice,
  place?: { readonly side: 'efter' | 'foer'; readonly sted: Place },
): string {
  const query = new URLSearchParams({ bunke, sorter: `${sortering}-${retning}` });
  for (const [name, value] of Object.entries({ hos, emne, slags })) {
    if (value !== null) query.set(name, value);
  }
  if (place !== undefined) {
    const { vaerdi, nummer, kilde } = place.sted;
    query.set(place.side, `${vaerdi} ${nummer} ${kilde}`);
  }
  return `${STAFF_ADDRESSES.sager}?${query}`;
}
