import { ZenEngine } from '@gorules/zen-engine';
import { LogicEngine } from 'json-logic-engine';
import { Engine } from 'json-rules-engine';
import type { Regel } from '../../functions/routing/rule-set.ts';
import type { Svar } from '../../src/klage/questions.ts';

/** A rule engine in use. */
export type Peer = {
  readonly name: string;
  /** The id of the rule that decides. */
  readonly decide: (svar: Svar) => unknown;
  /** Decides all, one after the other, in the peer's own quickest way, and says how many. */
  readonly run: (cases: readonly Svar[]) => number | Promise<number>;
};

/** The same ordered rules in each peer's own form, as its documentation writes such rules. */
export function rulePeers(regler: readonly Regel[]): readonly Peer[] {
  return [jsonLogic(regler), zen(regler), jsonRules(regler)];
}

/** One `if` with a branch per rule, compiled. */
function jsonLogic(regler: readonly Regel[]): Peer {
  const branches = regler.flatMap(({ id, naar }) => {
    const asked = Object.entries(naar).map(([question, answers]) => ({
      in: [{ var: question }, [...answers]],
    }));
    return [asked.length === 0 ? true : { and: asked }, id];
  });
  const decide = new LogicEngine().build({ if: branches });
  return {
    name: 'json-logic-engine, compiled',
    decide: (svar) => decide(svar),
    run: (cases) => {
      for (const svar of cases) decide(svar);
      return cases.length;
    },
  };
}

/** A decision table of which the first row that matches counts. */
function zen(regler: readonly Regel[]): Peer {
  const questions = [...new Set(regler.flatMap(({ naar }) => Object.keys(naar)))];
  const rules = regler.map(({ id, naar }) => {
    const asked = new Map(Object.entries(naar));
    const cells = questions.map((question) => [question, quoted(asked.get(question) ?? [])]);
    return { _id: id, ...Object.fromEntries(cells), regel: quoted([id]) };
  });
  const inputs = questions.map((field) => ({ id: field, name: field, field }));
  const outputs = [{ id: 'regel', name: 'regel', field: 'regel' }];
  const decision = new ZenEngine().createDecision({
    nodes: [
      { id: 'in', name: 'in', type: 'inputNode' },
      {
        id: 'table',
        name: 'table',
        type: 'decisionTableNode',
        content: { hitPolicy: 'first', inputs, outputs, rules },
      },
      { id: 'out', name: 'out', type: 'outputNode' },
    ],
    edges: [
      { id: 'a', sourceId: 'in', targetId: 'table', type: 'edge' },
      { id: 'b', sourceId: 'table', targetId: 'out', type: 'edge' },
    ],
  });
  const decide = async (svar: Svar): Promise<unknown> =>
    (await decision.evaluate(svar)).result.regel;
  return { name: '@gorules/zen-engine', decide, run: oneByOne(decide) };
}

/** Texts as zen's expressions have them: any of these; nothing at all lets all in. */
function quoted(answers: readonly string[]): string {
  return answers.map((answer) => `'${answer}'`).join(', ');
}

/** Rules of falling priority; the first that holds stops the rest. */
function jsonRules(regler: readonly Regel[]): Peer {
  const rules = regler.map(({ id, naar }, at) => ({
    name: id,
    priority: regler.length - at,
    event: { type: id },
    conditions: {
      all: Object.entries(naar).map(([fact, answers]) => ({
        fact,
        operator: 'in',
        value: [...answers],
      })),
    },
  }));
  const engine = new Engine(rules);
  engine.on('success', () => engine.stop());
  const decide = async (svar: Svar): Promise<unknown> => (await engine.run(svar)).events[0]?.type;
  return { name: 'json-rules-engine', decide, run: oneByOne(decide) };
}

function oneByOne(decide: (svar: Svar) => Promise<unknown>): Peer['run'] {
  return async (cases) => {
    for (const svar of cases) await decide(svar);
    return cases.length;
  };
}
