import type { RuleSet } from '../routing/rule-set.ts';
import type { Medarbejder } from './medarbejder.ts';

/** One for each forvaltning of the rules; they begin again where there are more. */
const FORVALTNINGSNAVNE = ['Finn', 'Fatma', 'Flemming', 'Freja', 'Farid', 'Filippa', 'Frode'];

/**
 * Made-up people to be in development, where nobody logs anybody in. Two for the rules, since one
 * publishes and another approves; one of each forvaltning in the rules; one whom nobody let in.
 */
export function madeUpPeople(rules: RuleSet): readonly Medarbejder[] {
  const forvaltninger = [...rules.modtagere.values()].filter(
    ({ slags }) => slags === 'forvaltning',
  );
  return [
    person('rikke', 'Rikke Regelsen', ['regelredaktoer']),
    person('ruben', 'Ruben Regelsen', ['regelredaktoer']),
    person('bodil', 'Bodil Rådvad', ['borgerraadgiver']),
    person('stine', 'Stine Talvig', ['statistik']),
    ...forvaltninger.map(({ id }, i) =>
      person(id, `${FORVALTNINGSNAVNE[i % FORVALTNINGSNAVNE.length]} Fagersen`, [
        `forvaltning:${id}`,
      ]),
    ),
    person('niels', 'Niels Nyby', []),
  ];
}

function person(name: string, navn: string, roller: Medarbejder['roller']): Medarbejder {
  return { id: `medarbejder:proeve-${name}`, navn, roller };
}
