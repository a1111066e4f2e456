import type { Modtager, RuleSet } from '../../../functions/routing/rule-set.ts';

const NAVNE = [{ gyldigFra: '2006-01-01', da: 'Socialforvaltningen', en: 'Social Services' }];

/** The least set of rules delivery needs: two modtagere and who they are. */
export function rules(): RuleSet {
  return {
    hash: 'a'.repeat(64),
    reserve: ['BORGERRAADGIVEREN'],
    modtagere: new Map([modtager('SOF'), modtager('BORGERRAADGIVEREN')]),
    emner: new Map(),
    regler: [],
    vejledninger: new Map(),
    kategorier: { overordnedeEmner: [], borgerensProblem: [] },
    maaltal: [],
    indstillinger: {
      kommune: {
        navn: 'Prøvestad Kommune',
        navnEn: 'City of Prøvestad',
        hjemmeside: 'https://kommune.example',
        telefon: '33 66 33 66',
        adresse: 'Rådhuspladsen 1',
        aabningstider: { da: 'hverdage', en: 'weekdays' },
        dpo: 'dpo@kommune.example',
      },
      borgerraadgiver: { telefon: '33 66 14 00', email: 'br@kommune.example', adresse: 'Vej 1' },
      ikkeArbejdsdage: [],
      svarfristArbejdsdage: 10,
    },
    ordforraad: new Map(),
    soegehjaelp: { tvetydige: [], fare: [], hjaelp: new Map() },
    certifikater: new Map(),
    places: new Map(),
  };
}

function modtager(id: string): readonly [string, Modtager] {
  const postkasse = `sikkerpost.${id.toLowerCase()}@kommune.example`;
  return [
    id,
    {
      id,
      kortnavn: id,
      slags: id === 'SOF' ? 'forvaltning' : 'borgerraadgiver',
      navne: NAVNE,
      postkasse,
      certifikater: [],
      certifikatadresse: null,
      profil: 'gcm-oaep',
      brevMaksMB: 25,
    },
  ];
}
