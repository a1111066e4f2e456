import type { TriedRoute } from '../../src/workshop-facts.ts';
import type { TryPage } from '../../src/workshop-locals.ts';
import { nameOn } from '../routing/on-day.ts';
import { readRuleFiles } from '../routing/read-rule-files.ts';
import type { RuleSet } from '../routing/rule-set.ts';
import { answersIn, type ReadTrial, type Trial, triedRoute } from './trial.ts';
import { versionsAtWork, type Workshop } from './workshop.ts';

/** All the page shows of a trial: by the rules in force, and by the draft when there is one. */
export async function tryFacts(
  { world }: Workshop,
  trial: Trial,
): Promise<Omit<TryPage, 'view' | 'person' | 'sag'>> {
  const { draft, files } = await versionsAtWork(world.db);
  const inForce = await world.latestRules();
  const read = draft === null ? null : readRuleFiles(files);
  const drafted = read?.ok === true ? read.rules : null;
  const rules = drafted ?? inForce;
  const isTried = Object.keys(trial.svar).length > 0;
  const tried = isTried ? routesOf([inForce, drafted], trial) : NOTHING;
  return {
    ...trial,
    ...choices(rules, trial),
    ...tried,
    kladdeFejl: read?.ok === false ? UNREADABLE : null,
    eksempel: exampleOf(rules, trial, tried.ruter.at(-1)),
  };
}

const UNREADABLE = 'Kladden kan ikke læses, så den kan ikke prøves. Ret fejlene i den først.';
const NOTHING: Pick<TryPage, 'ruter' | 'fejl'> = { ruter: [], fejl: [] };

function routesOf(
  [inForce, drafted]: readonly [RuleSet, RuleSet | null],
  trial: Trial,
): Pick<TryPage, 'ruter' | 'fejl'> {
  const now = answersIn(inForce, trial);
  const next = drafted === null ? null : answersIn(drafted, trial);
  const ruter = [
    ...routeOf(inForce, { read: now, trial, udgave: 'i-kraft' }),
    ...(drafted === null || next === null
      ? []
      : routeOf(drafted, { read: next, trial, udgave: 'kladde' })),
  ];
  // An emne that only the draft has is no mistake.
  return { ruter, fejl: ruter.length > 0 || now.ok ? [] : now.fejl };
}

function routeOf(
  rules: RuleSet,
  {
    read,
    trial,
    udgave,
  }: {
    readonly read: ReadTrial;
    readonly trial: Trial;
    readonly udgave: TriedRoute['udgave'];
  },
): readonly TriedRoute[] {
  if (!read.ok) return [];
  return [triedRoute({ rules, dag: trial.dag, sprog: 'da' }, read.svar, udgave)];
}

function choices(rules: RuleSet, { dag }: Trial): Pick<TryPage, 'emner' | 'forvaltninger'> {
  const modtagere = [...rules.modtagere.values()];
  return {
    emner: [...rules.emner.values()].map(({ id, da, afklar }) => ({
      id,
      navn: da,
      afklar: afklar !== null,
    })),
    forvaltninger: modtagere
      .filter(({ slags }) => slags === 'forvaltning')
      .map((modtager) => ({ id: modtager.id, navn: nameOn(modtager, dag).da })),
  };
}

/** An example of these answers: of the rule that decides them, as they go now. */
function exampleOf(
  rules: RuleSet,
  { dag }: Trial,
  rute: TriedRoute | undefined,
): TryPage['eksempel'] {
  if (rute === undefined) return null;
  return {
    regler: rules.regler.map(({ id }) => id),
    modtagere: [...rules.modtagere.values()].map((modtager) => ({
      id: modtager.id,
      navn: nameOn(modtager, dag).da,
    })),
    regel: rute.regel ?? rules.regler[0]?.id ?? '',
    modtager: rute.modtager.id,
    navn: '',
  };
}
