import type { Day } from '../../src/klage/calendar.ts';
import { deriveSvar } from './derive-svar.ts';
import { type Fejl, type Path, placeOf, toldAt } from './fejl.ts';
import { parseSvar } from './parse-svar.ts';
import { type Receiver, receiverOf } from './route-klage.ts';
import type { Eksempel, Regel, RuleSet } from './rule-set.ts';

/**
 * Every example goes where it says, and every rule has one that this very rule decides.
 * @param idle rules that decide nothing: told elsewhere, and no example could show them.
 */
export function checkExamples(rules: RuleSet, idle: ReadonlySet<string>): readonly Fejl[] {
  return [...rules.regler.entries()].flatMap(([index, regel]) => {
    const at: Example = { rules, regel, path: ['regler', index] };
    const outcomes = regel.eksempler.map((eksempel, i) =>
      tryExample({ ...at, path: [...at.path, 'eksempler', i] }, eksempel),
    );
    const shown = outcomes.some(({ decidedBy }) => decidedBy === regel.id);
    const fejl = outcomes.flatMap((outcome) => outcome.fejl);
    if (shown || idle.has(regel.id) || fejl.length > 0) return fejl;
    return [missingExample({ ...at, path: [...at.path, 'eksempler'] }, outcomes)];
  });
}

type Example = { readonly rules: RuleSet; readonly regel: Regel; readonly path: Path };
type ExampleOutcome = { readonly decidedBy: string | null; readonly fejl: readonly Fejl[] };

function tryExample(example: Example, eksempel: Eksempel): ExampleOutcome {
  const { rules, regel } = example;
  const dag: Day = eksempel.dag ?? regel.gyldigFra;
  const parsed = parseSvar(rules, eksempel.svar, dag);
  if (!parsed.ok) {
    const fejl = parsed.faults.map(({ field, code, besked }) =>
      exampleFejl(example, ['svar', field], {
        kode: code === 'ukendt' ? 'ukendt' : 'eksempel',
        besked: `I eksemplet »${eksempel.navn}«: ${besked}`,
      }),
    );
    return { decidedBy: null, fejl };
  }
  const receiver = receiverOf(rules, deriveSvar(rules, parsed.given, dag), dag);
  const decidedBy = receiver?.regel.id ?? null;
  if (receiver?.modtager === eksempel.modtager) return { decidedBy, fejl: [] };
  const besked = `Eksemplet »${eksempel.navn}« skal til »${eksempel.modtager}«, men ${goes(receiver)} den ${dag}. Ret eksemplet eller reglerne.`;
  const fejl = exampleFejl(example, ['modtager'], { kode: 'eksempel', besked });
  return { decidedBy, fejl: [fejl] };
}

function goes(receiver: Receiver | null): string {
  if (receiver === null) return 'ingen regel sender det nogen steder hen';
  return `reglen »${receiver.regel.id}« sender det til »${receiver.modtager}«`;
}

function missingExample(example: Example, outcomes: readonly ExampleOutcome[]): Fejl {
  const { id } = example.regel;
  const others = outcomes.flatMap(({ decidedBy }) => (decidedBy === null ? [] : `»${decidedBy}«`));
  const why =
    others.length === 0 ? '' : ` De, den har, afgøres af ${[...new Set(others)].join(', ')}.`;
  const besked = `Reglen »${id}« har intet eksempel, som den selv afgør.${why} Skriv et.`;
  return exampleFejl(example, [], { kode: 'eksempel', besked });
}

function exampleFejl(
  { rules, regel, path }: Example,
  below: Path,
  { kode, besked }: Pick<Fejl, 'kode' | 'besked'>,
): Fejl {
  const place = placeOf(rules.places, 'regler.json', [...path, ...below]);
  return toldAt(place, { kode, fil: 'regler.json', besked, regel: regel.id });
}
