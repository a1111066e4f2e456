import type { Registreret, Risici } from '../../src/klage/registrering.ts';
import type { Registrering } from '../register/find-registrering.ts';
import type { Vej } from './vej.ts';

/** One line of the export, without its end: the contract's keys, always all of them and in its order. */
export function exportRecord({ nummer, kilde, registreret }: Registrering, vej: Vej): string {
  const { slags, modtaget, kanal, sprog, forvaltning, emne } = registreret;
  const { overordnedeEmner, borgerensProblem, klagepunkter, indsatser } = registreret;
  return JSON.stringify({
    ...{ nummer, kilde, slags, modtaget, kanal, sprog, forvaltning, emne },
    ...{ overordnedeEmner, borgerensProblem, klagepunkter, indsatser },
    ...outcomeOf(registreret),
    modtager: vej.modtager,
    rute: vej.rute,
    indsigelse: vej.indsigelse,
    fejlsendt: registreret.fejlsendt,
    levering: vej.levering,
  });
}

function outcomeOf(registreret: Registreret) {
  const { loesning, loestMedMaalrettetIndsats, laering, konsultativOpfoelgning } = registreret;
  const { medarbejdertilfredshed, afsluttet } = registreret;
  return {
    risikoBorger: assessed(registreret.risikoBorger),
    risikoKommune: assessed(registreret.risikoKommune),
    ...{ loesning, loestMedMaalrettetIndsats, laering, konsultativOpfoelgning },
    styrketBorgerkontakt: orNull(registreret.styrketBorgerkontakt),
    tilfredshed: orNull(registreret.tilfredshed),
    ...{ medarbejdertilfredshed, afsluttet },
  };
}

/** What was not assessed is left out. */
function assessed<Name extends string>(risici: Risici<Name>): object {
  return Object.fromEntries(Object.entries(risici).filter(([, value]) => value !== null));
}

/** A group in which nothing is registered. */
function orNull<Group extends object>(group: Group): Group | null {
  return Object.values(group).every((value) => value === null) ? null : group;
}
