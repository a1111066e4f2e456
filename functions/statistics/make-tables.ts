import { INGEN } from './period-counts.ts';
import { type Report, TABLE_IDS, type Table, type TableId } from './report.ts';
import {
  hoejstOgOver30Dage,
  indsatser,
  sagsbehandlingstid,
  tilfredshed,
} from './tables/arbejdet.ts';
import { benchmark, maaltal } from './tables/benchmark.ts';
import { drift, rutekvalitet } from './tables/blanketten.ts';
import { indsatsomraader } from './tables/indsatsomraader.ts';
import {
  borgernesProblem,
  overordnedeEmner,
  receivedByForvaltning,
  receivedByMonth,
} from './tables/klager.ts';
import {
  medholdsprocent,
  risiciBorger,
  risiciKommunen,
  sagerPaaForvaltninger,
} from './tables/kvalitet.ts';
import {
  laeringspotentiale,
  loesningsgrad,
  opfoelgningKonsultativBistand,
} from './tables/loesninger.ts';
import { forvaltningerOf, type Seen } from './tables/seen.ts';
import { styrketBorgerkontakt } from './tables/styrket-borgerkontakt.ts';

/** What was counted, and by what. */
export type Counted = Omit<Seen, 'forvaltninger'>;

const TABLES: { readonly [T in TableId]: (seen: Seen) => Table } = {
  'klager-modtaget': receivedByMonth,
  'klager-paa-forvaltninger': receivedByForvaltning,
  'borgernes-problem': borgernesProblem,
  'overordnede-emner': overordnedeEmner,
  medholdsprocent,
  'sager-paa-forvaltninger': sagerPaaForvaltninger,
  'risici-borger': risiciBorger,
  'risici-kommunen': risiciKommunen,
  loesningsgrad,
  laeringspotentiale,
  'opfoelgning-konsultativ-bistand': opfoelgningKonsultativBistand,
  indsatser,
  tilfredshed,
  sagsbehandlingstid,
  'hoejst-og-over-30-dage': hoejstOgOver30Dage,
  'styrket-borgerkontakt': styrketBorgerkontakt,
  benchmark,
  maaltal,
  indsatsomraader,
  rutekvalitet,
  drift,
};

/** Every table of a report, in its order; of an empty period every one is there, with nothing in it. */
export function makeTables(counted: Counted): Report {
  const { asked, rules, nu, foer, aarFoer } = counted;
  const found = [nu, foer, aarFoer].flatMap(({ forvaltninger }) => forvaltninger);
  const forvaltninger = forvaltningerOf(rules, { asked, counted: found });
  const seen = { ...counted, forvaltninger };
  return {
    periode: asked.periode,
    forvaltninger: forvaltninger.map(({ id }) => id).filter((id) => id !== INGEN),
    tabeller: TABLE_IDS.map((id) => TABLES[id](seen)),
  };
}
