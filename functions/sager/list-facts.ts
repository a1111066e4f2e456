import { dayInCopenhagen, startOfDay, workingDaysBefore } from '../../src/klage/calendar.ts';
import type { CaseLine, CaseListPage } from '../../src/sager-locals.ts';
import { choosableModtagere } from '../receiving/decide-klage.ts';
import { type Line, worklist } from '../register/worklist.ts';
import { worklistCounts } from '../register/worklist-counts.ts';
import type { Desk } from '../register/worklist-heap.ts';
import { nameOn } from '../routing/on-day.ts';
import type { RuleSet } from '../routing/rule-set.ts';
import type { World } from '../world.ts';
import { caseAddress } from './case-address.ts';
import { fristOf } from './frist.ts';
import { type ListQuery, listAddress } from './list-query.ts';
import { emnerOf, holderOf } from './names.ts';
import type { Sight } from './sight.ts';

/** Lines on a page. */
const LINES = 50;

/** The worklist as a page shows it, without who asks. */
export type ListFacts = Omit<CaseListPage, 'view' | 'person'>;

/** Where the case of a number that was looked for stands; null when nobody looked, or found none. */
export async function addressOfNumber(
  world: World,
  sight: Sight,
  { valg: { sortering, retning }, soegt }: ListQuery,
): Promise<string | null> {
  if (soegt === null || soegt.nummer === null) return null;
  const page = { sortering, retning, fra: null, antal: 1 };
  const { lines } = await worklist(
    world.db,
    heapOfNumber(deskOf(world, sight), soegt.nummer),
    page,
  );
  const [line] = lines;
  return line === undefined ? null : caseAddress(line);
}

function heapOfNumber(desk: Desk, nummer: string) {
  return { desk, bunke: 'alle', filter: { hos: null, emne: null, slags: null, nummer } } as const;
}

export async function listFacts(
  world: World,
  sight: Sight,
  { valg, fra, soegt }: ListQuery,
): Promise<ListFacts> {
  const rules = world.rules();
  const dag = dayInCopenhagen(world.clock.now());
  const desk = deskOf(world, sight);
  const { bunke, hos, emne, slags, sortering, retning } = valg;
  const nummer = soegt?.nummer ?? null;
  const heap =
    nummer === null
      ? { desk, bunke, filter: { hos: withNobodys(rules, hos), emne, slags } }
      : heapOfNumber(desk, nummer);
  const found = await worklist(world.db, heap, { sortering, retning, fra, antal: LINES });
  const [first, last] = [found.lines.at(0), found.lines.at(-1)];
  return {
    raadgiver: sight.raadgiver,
    nye: newForms(sight),
    valg,
    antal: await worklistCounts(world.db, desk),
    lines: found.lines.map((line) => lineOf(world, line)),
    foer: found.foer && first ? listAddress(valg, { side: 'foer', sted: first.sted }) : null,
    efter: found.efter && last ? listAddress(valg, { side: 'efter', sted: last.sted }) : null,
    modtagere: choosableModtagere(rules).map((modtager) => ({
      id: modtager.id,
      navn: nameOn(modtager, dag).da,
    })),
    emner: emnerOf(rules),
    kvitteringsfristArbejdsdage: rules.indstillinger.kvitteringsfristArbejdsdage,
    soegt: soegt && searchFault(soegt, found.lines.length),
  };
}

/** What nobody was given lies with Borgerrådgiveren too. */
function withNobodys(rules: RuleSet, hos: string | null): readonly string[] | null {
  if (hos === null) return null;
  return holderOf(rules, '') === hos ? [hos, ''] : [hos];
}

function newForms({ raadgiver, forvaltninger }: Sight): ListFacts['nye'] {
  return [
    ...(raadgiver ? (['henvendelse'] as const) : []),
    ...(forvaltninger.length > 0 ? (['klage'] as const) : []),
  ];
}

function searchFault({ typed, nummer }: NonNullable<ListQuery['soegt']>, found: number) {
  if (nummer === null) return { typed, fejl: 'ikke-et-nummer' } as const;
  return found === 0 ? ({ typed, fejl: 'ukendt' } as const) : null;
}

/** Whose cases somebody sees today, and what is late. */
export function deskOf(world: Pick<World, 'clock' | 'rules'>, { hos, egne }: Sight): Desk {
  const dag = dayInCopenhagen(world.clock.now());
  const { ikkeArbejdsdage, kvitteringsfristArbejdsdage } = world.rules().indstillinger;
  const kvitteret = workingDaysBefore(dag, kvitteringsfristArbejdsdage, ikkeArbejdsdage);
  return { hos, egne, dag, kvitteretSenest: startOfDay(kvitteret) };
}

function lineOf(world: World, line: Line): CaseLine {
  const rules = world.rules();
  const { ikkeArbejdsdage: lukket } = rules.indstillinger;
  const dag = dayInCopenhagen(world.clock.now());
  const hos = holderOf(rules, line.hos);
  const { nummer, slags, kanal, modtaget, tilstand, afsluttet } = line;
  return {
    adresse: caseAddress(line),
    ...{ nummer, slags, kanal, modtaget, tilstand, afsluttet },
    hos: rules.modtagere.get(hos)?.kortnavn ?? hos,
    emne: rules.emner.get(line.emne ?? '')?.da ?? line.emne,
    frist: afsluttet === null ? fristOf(line.svarfrist, { dag, lukket }) : null,
    ny: line.udgave === 1,
  };
}
