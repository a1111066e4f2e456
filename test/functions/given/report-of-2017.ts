import { addDays } from '../../../src/klage/calendar.ts';
import {
  type Indsats,
  nothingRegistered,
  type Registreret,
} from '../../../src/klage/registrering.ts';
import type { GivenCase } from './cases.ts';

/**
 * What "Statistik for 2., 3. og 4. kvartal 2017" prints, as counts. It prints the risks as shares
 * only: 498 is the fewest cases with one base of which all seven are what is printed.
 */
export const PRINTED = {
  indsatser: {
    ...{ tilsyn: 31, 'konsultativ-bistand': 69, intervention: 207 },
    'ekspedition-manuel': 661,
  },
  vurderet: 498,
  risici: {
    afgoerelsensLovlighed: { sager: 332, trykt: '66,7' },
    borgerensStilling: { sager: 430, trykt: '86,3' },
    tillidOgTryghed: { sager: 496, trykt: '99,6' },
    lovligForvaltning: { sager: 371, trykt: '74,5' },
    effektivAdministration: { sager: 401, trykt: '80,5' },
    serviceniveau: { sager: 420, trykt: '84,3' },
    oekonomiskForsvarlighed: { sager: 355, trykt: '71,3' },
  },
} as const;

const FRA = '2017-04-01';
const DAGE = 275;
/** Some cases have two indsatser. */
const SAGER = 900;
const FORVALTNINGER = ['OEKF', 'KFF', 'BUF', 'SUF', 'SOF', 'TMF', 'BIF'] as const;

/** The case file that the report was made from, as far as the report tells. */
export function casesOf2017(): readonly GivenCase[] {
  const indsatser = allIndsatser();
  return Array.from({ length: SAGER }, (_, i) => {
    const dag = addDays(FRA, (i * 7) % DAGE);
    const own = indsatser.filter((_, place) => place % SAGER === i);
    const nummer = `2017-${String(i + 1).padStart(6, '0')}`;
    return { nummer, kilde: 'import', ...caseOf(i, dag, own) };
  });
}

/** Types one after the other; the day is that of the case. */
function allIndsatser(): readonly Omit<Indsats, 'paabegyndt' | 'afsluttet'>[] {
  const { indsatser } = PRINTED;
  const some = (type: Indsats['type'], antal: number, maade: Indsats['maade'] = null) =>
    Array.from({ length: antal }, () => ({ type, maade }));
  return [
    ...some('tilsyn', indsatser.tilsyn),
    ...some('konsultativ-bistand', indsatser['konsultativ-bistand']),
    ...some('intervention', indsatser.intervention),
    ...some('ekspedition', indsatser['ekspedition-manuel'], 'manuel'),
  ];
}

function caseOf(
  i: number,
  dag: string,
  indsatser: readonly Omit<Indsats, 'paabegyndt' | 'afsluttet'>[],
): Registreret {
  const { risici, vurderet } = PRINTED;
  const flag = (sager: number) => (i < vurderet ? i < sager : null);
  return {
    ...nothingRegistered({ slags: 'klage', kanal: 'skriftlig', modtaget: `${dag}T08:00:00.000Z` }),
    forvaltning: FORVALTNINGER[i % FORVALTNINGER.length] ?? null,
    indsatser: indsatser.map((indsats) => ({ ...indsats, paabegyndt: dag, afsluttet: null })),
    risikoBorger: {
      afgoerelsensLovlighed: flag(risici.afgoerelsensLovlighed.sager),
      borgerensStilling: flag(risici.borgerensStilling.sager),
      tillidOgTryghed: flag(risici.tillidOgTryghed.sager),
    },
    risikoKommune: {
      lovligForvaltning: flag(risici.lovligForvaltning.sager),
      effektivAdministration: flag(risici.effektivAdministration.sager),
      serviceniveau: flag(risici.serviceniveau.sager),
      oekonomiskForsvarlighed: flag(risici.oekonomiskForsvarlighed.sager),
    },
  };
}
