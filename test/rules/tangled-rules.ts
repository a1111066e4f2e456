import type { RuleSetFiles } from '../../functions/routing/read-rule-files.ts';
import { ANSWERS } from '../../src/klage/questions.ts';
import { FICTIONAL, jsonBytes, readable } from './rule-folders.ts';

/** Every rule asks for about half of the emner and of the answers to each question, each another half. */
export function tangledRules(): RuleSetFiles {
  let state = 1;
  const half = (values: readonly string[]) =>
    values.filter(() => {
      state = (state * 48_271) % 2_147_483_647;
      return state % 2 === 0;
    });
  const { emner, regler } = readable(FICTIONAL);
  const ids = Array.from({ length: 900 }, (_, i) => `emne-${i}`);
  const [first] = emner.values();
  const [rule] = regler;
  const questions = Object.entries(ANSWERS).filter(
    ([question]) => question !== 'svarfristUdloebet',
  );
  const tangle = Array.from({ length: 120 }, (_, i) => ({
    ...rule,
    id: `regel-${i}`,
    naar: Object.fromEntries(
      [['emne', ids] as const, ...questions].map(([question, answers]) => {
        const some = half(answers);
        return [question, some.length === 0 ? answers : some];
      }),
    ),
    eksempler: [],
  }));
  return new Map([
    ...FICTIONAL,
    ['emner.json', jsonBytes({ emner: ids.map((id) => ({ ...first, id })) })],
    ['regler.json', jsonBytes({ regler: tangle })],
  ]);
}
