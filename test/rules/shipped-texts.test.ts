import { describe, expect, it } from 'vitest';
import { loadRuleSet } from '../../functions/routing/load-rule-set.ts';
import type { RuleSet, Tekst } from '../../functions/routing/rule-set.ts';
import { lix } from './lix.ts';

const LIX_MAX = 35;

const rules = await shippedRules();
const spoken = [...spokenTexts(rules)];

describe('what the shipped rules say to a citizen', () => {
  it.each(spoken)('$name is easy to read', ({ text }) => {
    expect(lix(text)).toBeLessThanOrEqual(LIX_MAX);
  });

  it.each(spoken)('$name names no paragraph of a law', ({ text }) => {
    expect(text).not.toContain('§');
  });

  it('gives no guidance that no rule shows', () => {
    const shown = new Set(rules.regler.flatMap(({ vejledning }) => vejledning));
    expect([...rules.vejledninger.keys()].filter((id) => !shown.has(id))).toEqual([]);
  });

  it('leaves every emne a way to somebody', () => {
    const lost = [...rules.emner.values()].filter(
      ({ hos, ekstern, afklar }) => hos.length === 0 && ekstern === null && afklar === null,
    );
    expect(lost).toEqual([]);
  });

  it('sends nobody to a web address that is not a front page over https', () => {
    const addresses = [...rules.emner.values()].flatMap(({ ekstern }) => ekstern?.adresse ?? []);
    expect(addresses.filter((address) => !/^https:\/\/[a-z0-9.-]+$/.test(address))).toEqual([]);
  });

  it('has mailboxes at addresses nobody owns', () => {
    const real = [...rules.modtagere.values()].filter(
      ({ postkasse }) => !postkasse.endsWith('.example'),
    );
    expect(real).toEqual([]);
  });
});

async function shippedRules(): Promise<RuleSet> {
  const read = await loadRuleSet('routing-rules');
  if (!read.ok) throw new Error(read.fejl.map(({ besked }) => besked).join('\n'));
  return read.rules;
}

function* spokenTexts({ regler, vejledninger, emner, soegehjaelp }: RuleSet) {
  for (const { id, begrundelse } of regler) yield* bothLanguages(`begrundelse ${id}`, begrundelse);
  for (const [id, tekst] of vejledninger) yield* bothLanguages(`vejledning ${id}`, tekst);
  for (const { id, afklar } of emner.values()) {
    if (afklar !== null) yield* bothLanguages(`afklar ${id}`, afklar);
  }
  // The answers to a question are names, as those of the emner are: no sentences to measure.
  for (const { spoergsmaal } of soegehjaelp.tvetydige) {
    yield* bothLanguages(`spørgsmål ${spoergsmaal.da}`, spoergsmaal);
  }
  for (const { id, besked } of soegehjaelp.fare) yield* bothLanguages(`fare ${id}`, besked);
  for (const [id, { hvad }] of soegehjaelp.hjaelp) yield* bothLanguages(`hjælp ${id}`, hvad);
}

function* bothLanguages(name: string, { da, en }: Tekst) {
  yield { name: `${name} (da)`, text: da };
  yield { name: `${name} (en)`, text: en };
}
