import * as v from 'valibot';
import { MAAL } from '../../../src/klage/maal.ts';
import { RETTIGHEDSGRUPPER } from '../../../src/klage/rettighedsgrupper.ts';
import {
  choice,
  file,
  gyldigFra,
  gyldigTil,
  id,
  list,
  named,
  number,
  object,
  tekst,
} from './values.ts';

const vejledning = object({
  ...named.entries,
  titel: v.exactOptional(
    v.pipe(
      tekst,
      v.description('Overskrift på siden med alle rettigheder. Uden den står teksten.'),
    ),
  ),
  gruppe: v.exactOptional(
    v.pipe(
      choice(RETTIGHEDSGRUPPER),
      v.description('Hvor teksten står på siden med alle rettigheder. Uden den: andet.'),
    ),
  ),
});

/** vejledning.json: the guidance a rule can give. */
export const VejledningFil = v.pipe(
  file({ vejledninger: list(vejledning) }),
  v.description('Vejledning, som borgeren får, når en regel henviser til den.'),
);

/** kategorier.json: the words that cases are registered under. */
export const KategorierFil = v.pipe(
  file({ overordnedeEmner: list(named), borgerensProblem: list(named) }),
  v.description('De ord, sager registreres under.'),
);

const maaltal = v.pipe(
  object({
    forvaltning: v.pipe(
      v.nullable(id),
      v.description('Id på en forvaltning, eller null for alle.'),
    ),
    maal: v.pipe(id, v.description(`Hvad der måles: ${MAAL.join(', ')}.`)),
    hoejst: v.exactOptional(
      v.pipe(
        number,
        v.description('Højeste værdi, der når målet. Andele skrives fra 0 til 1: 0.9 er 90 %.'),
      ),
    ),
    mindst: v.exactOptional(
      v.pipe(
        number,
        v.description('Laveste værdi, der når målet. Andele skrives fra 0 til 1: 0.9 er 90 %.'),
      ),
    ),
    gyldigFra,
    gyldigTil,
  }),
  v.check(
    (maal) => maal.hoejst !== undefined || maal.mindst !== undefined,
    'Skriv hoejst eller mindst, så målet kan nås.',
  ),
);

/** maaltal.json: what the kommune aims at. */
export const MaaltalFil = v.pipe(
  file({ maaltal: list(maaltal) }),
  v.description('Måltal for forvaltningerne.'),
);
