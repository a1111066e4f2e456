import type { Day } from '../../src/klage/calendar.ts';
import { ANSWERS, type AnswerTo, type Svar } from '../../src/klage/questions.ts';
import { forvaltningOf, INGEN, VED_IKKE } from './derive-svar.ts';
import { pickable } from './reachable.ts';
import { decidingRule } from './route-klage.ts';
import type { Emne, RuleSet } from './rule-set.ts';

/** Where the klager of a cell go: `modtager` null is the forvaltning the citizen picks. */
export type Destination = { readonly modtager: string | null; readonly regel: string | null };

export type TableCell = Destination & {
  /** Emner of the row that go elsewhere. */
  readonly undtagelser: readonly (Destination & { readonly emner: readonly Emne[] })[];
};

export type TableRow = {
  readonly slags: 'hos' | 'ingen' | 'ved-ikke' | 'afklar';
  /** Who has the emner: a modtager's id; null in the other kinds of rows. */
  readonly hos: string | null;
  readonly emner: number;
  /** One for each answer to klagenHandlerOm, in their order. */
  readonly celler: readonly TableCell[];
};

/** The answers that hold for a whole table. */
export type TableAnswers = Omit<Svar, 'emne' | 'forvaltning' | 'klagenHandlerOm'>;

/**
 * The rules of a day as a table: who has the emne × what the klage is about → modtager, all other
 * answers being equal. An emne with `afklar` stands under who has it when the citizen picks nobody,
 * and in a row of its own under what becomes of it when the citizen picks.
 */
export function routeTable(rules: RuleSet, dag: Day, rest: TableAnswers): readonly TableRow[] {
  const emner = [...rules.emner.values()];
  const groups = Map.groupBy(emner, (emne) => forvaltningOf(emne, dag));
  const holders = [...rules.modtagere.keys(), INGEN, VED_IKKE];
  const rows = holders.flatMap((forvaltning) => {
    const held = groups.get(forvaltning) ?? [];
    if (held.length === 0) return [];
    const cell = cellOf(held, (emne, om) =>
      goesTo({ rules, dag, rest }, { emne, forvaltning, om }),
    );
    return [{ ...kindOf(forvaltning), emner: held.length, celler: CELLS.map(cell) }];
  });
  const open = emner.filter(({ afklar }) => afklar !== null);
  if (open.length === 0) return rows;
  const cell = cellOf(open, (emne, om) => goesToPicked({ rules, dag, rest }, emne, om));
  const row: TableRow = {
    slags: 'afklar',
    hos: null,
    emner: open.length,
    celler: CELLS.map(cell),
  };
  return [...rows, row];
}

type Om = AnswerTo<'klagenHandlerOm'>;
type About = { readonly rules: RuleSet; readonly dag: Day; readonly rest: TableAnswers };

const CELLS = ANSWERS.klagenHandlerOm;

function kindOf(forvaltning: string): Pick<TableRow, 'slags' | 'hos'> {
  if (forvaltning === INGEN || forvaltning === VED_IKKE) return { slags: forvaltning, hos: null };
  return { slags: 'hos', hos: forvaltning };
}

/** Most emner of a row go one way; the others are told apart. */
function cellOf(
  emner: readonly Emne[],
  destination: (emne: Emne, om: Om) => Destination,
): (om: Om) => TableCell {
  return (om) => {
    const ways = Map.groupBy(emner, (emne) => keyOf(destination(emne, om)));
    const [most, ...others] = [...ways.values()]
      .toSorted((a, b) => b.length - a.length)
      .flatMap((way) => (way[0] === undefined ? [] : [{ ...destination(way[0], om), emner: way }]));
    if (most === undefined) return { modtager: null, regel: null, undtagelser: [] };
    return { modtager: most.modtager, regel: most.regel, undtagelser: others };
  };
}

function keyOf({ modtager, regel }: Destination): string {
  return `${modtager ?? ''} ${regel ?? ''}`;
}

function goesTo(
  { rules, dag, rest }: About,
  { emne, forvaltning, om }: { readonly emne: Emne; readonly forvaltning: string; readonly om: Om },
): Destination {
  const svar = { emne: emne.id, forvaltning, klagenHandlerOm: om, ...rest };
  const regel = decidingRule(rules, svar, dag);
  const reserve = rules.reserve[0] ?? null;
  if (regel === null) return { modtager: reserve, regel: null };
  const own = rules.modtagere.has(forvaltning) ? forvaltning : null;
  const modtager = regel.send === 'emnets-forvaltning' ? own : regel.send;
  return modtager === null ? { modtager: reserve, regel: null } : { modtager, regel: regel.id };
}

/** Where an emne goes for most picks; null when each pick leads to the one that was picked. */
function goesToPicked(about: About, emne: Emne, om: Om): Destination {
  const picks = pickable(about.rules).filter((pick) => pick !== VED_IKKE);
  const ways = picks.map((forvaltning) => {
    const way = goesTo(about, { emne, forvaltning, om });
    return way.modtager === forvaltning ? { modtager: null, regel: way.regel } : way;
  });
  const grouped = [...Map.groupBy(ways, keyOf).values()].toSorted((a, b) => b.length - a.length);
  return grouped[0]?.[0] ?? { modtager: null, regel: null };
}
