import type { Sprog } from '../../src/klage/klage.ts';
import type { Fare, SoegeData, Tvetydig } from '../../src/soegning/soege-data.ts';
import type { Ord, Soegehjaelp } from '../routing/rule-set.ts';

/** The rules' questions and words of danger in one language; the words themselves in both. */
export function searchHelp(help: Soegehjaelp, sprog: Sprog): Pick<SoegeData, 'tvetydige' | 'fare'> {
  return {
    tvetydige: help.tvetydige.map(
      ({ ord, spoergsmaal, svar }): Tvetydig => ({
        ord: inBoth(ord),
        spoergsmaal: spoergsmaal[sprog],
        svar: svar.map((one) => ({ tekst: one[sprog], emne: one.emne })),
      }),
    ),
    fare: help.fare.map(
      ({ ord, besked, hjaelp }): Fare => ({
        ord: inBoth(ord),
        besked: besked[sprog],
        hjaelp: hjaelp.flatMap((id) => helperOf(help, id, sprog)),
      }),
    ),
  };
}

function helperOf({ hjaelp }: Soegehjaelp, id: string, sprog: Sprog): Fare['hjaelp'] {
  const found = hjaelp.get(id);
  if (found === undefined) return [];
  const { navn, telefon, hvad, adresse } = found;
  return [{ navn: navn[sprog], telefon, hvad: hvad[sprog], adresse }];
}

function inBoth({ da, en }: Ord): readonly string[] {
  return [...da, ...en];
}
