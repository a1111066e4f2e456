import { describe, expect, test } from 'vitest';
import { loadRuleSet } from '../../functions/routing/load-rule-set.ts';
import { ruleFacts } from '../../functions/workshop/rule-facts.ts';
import { ANSWERS } from '../../src/klage/questions.ts';
import { conditionsInWords, ruleSentence } from '../../src/open/rule-sentence.ts';

const read = await loadRuleSet('routing-rules');
if (!read.ok) throw new Error('The shipped rules cannot be read.');
const { rules } = read;

describe.each(['da', 'en'] as const)('a rule as a sentence in %s', (sprog) => {
  test('has words for every closed answer', () => {
    for (const [question, answers] of Object.entries(ANSWERS)) {
      for (const answer of answers) {
        const words = conditionsInWords([{ question, answers: [answer] }], sprog);
        expect(words, `${question} ${answer}`).not.toContain(question);
        if (/[-]|oe|ae/.test(answer)) expect(words).not.toContain(answer);
      }
    }
  });

  test('is one for every shipped rule, without an id in it', () => {
    const ids = [...rules.emner.keys(), ...rules.modtagere.keys()].filter((id) =>
      /[-]|[A-Z]/.test(id),
    );
    for (const regel of rules.regler) {
      const { hvis, til } = ruleSentence(
        ruleFacts({ rules, dag: '2026-03-09', sprog }, regel),
        sprog,
      );
      expect(hvis).toMatch(sprog === 'da' ? /^(Hvis|Alle) / : /^(If|All) /);
      expect(ids.filter((id) => `${hvis} ${til}`.split(/[ ,]/).includes(id))).toEqual([]);
    }
  });
});

test('conditions are joined, answers too, and many are counted', () => {
  const naar = [
    { question: 'klagenHandlerOm', answers: ['afgoerelse', 'indsigt', 'andet'] },
    { question: 'overEtAarSiden', answers: ['ja'] },
  ];
  expect(ruleSentence({ naar, send: 'emnets-forvaltning' }, 'da')).toEqual({
    hvis: 'Hvis klagen handler om en afgørelse, at se sin sag eller noget andet, og det er over et år siden',
    til: 'den forvaltning, der har emnet',
  });
  expect(ruleSentence({ naar: [], send: 'Rådgiveren' }, 'da').hvis).toBe('Alle andre klager');
  const emner = Array.from({ length: 30 }, (_, i) => `E${i + 1}`);
  expect(conditionsInWords([{ question: 'emne', answers: emner }], 'da', 2)).toBe(
    'emnet er E1, E2 eller 28 andre',
  );
});
