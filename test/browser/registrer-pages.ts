import type { PageData } from '../../src/locals.ts';
import type { RegistrerCasePage, RegistrerProvenPage } from '../../src/registrer-locals.ts';
import { shippedModtagere } from './subjects.ts';

const CASE: RegistrerCasePage = {
  view: 'registrer-sag',
  hidden: {
    nummer: 'K-2026-7BC4D9F',
    kode: '7BC4D-9FGHJ-KLMNP-QRSTV-WXZ23-456B7',
    udgave: '3',
    sidst: '57',
  },
  modtaget: '2026-03-09T13:30:00Z',
  svarfrist: '2026-03-23',
  emne: 'Hjemmehjælp og hjemmepleje',
  modtager: 'Sundheds- og Omsorgsforvaltningen',
  forbundet: { foer: null, efter: null },
  kvitteret: null,
  kontaktet: false,
  afsluttet: null,
  rettesTil: null,
  laast: false,
  values: { afsluttet: '2026-03-12' },
  punkter: 1,
  flerePunkter: true,
  nytPunkt: false,
  emner: [
    { id: 'vejledning', navn: 'Vejledning' },
    { id: 'partshoering', navn: 'Partshøring og oplysning af sagen' },
  ],
  andre: shippedModtagere('da'),
  spoergMedarbejder: true,
  news: null,
  personoplysninger: [],
  noteAftryk: '9f86d081884c7d65',
  andresRettelser: [],
  errors: [],
};

const REGISTERED = {
  'styrketBorgerkontakt.brugt': 'ja',
  'styrketBorgerkontakt.foersteKontakt': '2026-03-10',
  'styrketBorgerkontakt.kanal': 'telefon',
  'styrketBorgerkontakt.forsoeg': '2',
  'styrketBorgerkontakt.resultat': 'klage-trukket',
  'styrketBorgerkontakt.notat': 'ja',
  'klagepunkter.0.medhold': 'delvist',
  'klagepunkter.0.overordnetEmne': 'partshoering',
  'klagepunkter.0.art': 'formel',
  'klagepunkter.1.medhold': 'ukendt',
  'klagepunkter.1.overordnetEmne': 'et-emne-der-er-udgaaet',
  loesning: 'helt',
  laering: 'konkret',
  note: 'Ring samme dag.\nSå kan det meste løses.',
  afsluttet: '2026-03-12',
};
const CLOSED: RegistrerCasePage = {
  ...CASE,
  kvitteret: '2026-03-09T14:00:00Z',
  kontaktet: true,
  afsluttet: '2026-03-12',
  rettesTil: '2026-06-10',
  values: REGISTERED,
  punkter: 2,
  andre: [],
  spoergMedarbejder: false,
};

/** Every state of the forvaltning's page for one case: in Danish only. */
export function registrerPages(): readonly (readonly [name: string, page: PageData])[] {
  const unknown = {
    field: 'nummer',
    code: 'ukendt',
    message: 'Nummer og kode passer ikke.',
  } as const;
  return [
    ['registrer', { view: 'registrer-aabn', values: {}, errors: [] }],
    [
      'registrer-aabn-fejl',
      { view: 'registrer-aabn', values: { nummer: 'K-2026', kode: 'x' }, errors: [unknown] },
    ],
    ['registrer-sag', CASE],
    ['registrer-sag-fejl', faultyCase()],
    ['registrer-andre-fejl', othersFirst()],
    ['registrer-afsluttet', { ...CLOSED, news: 'afsluttet' }],
    [
      'registrer-laast',
      { ...CLOSED, laast: true, forbundet: { foer: null, efter: 'K-2026-2345678' } },
    ],
    [
      'registrer-videre',
      {
        view: 'registrer-videre',
        nummer: CASE.hidden.nummer,
        reserve: 'Borgerrådgiveren',
        rette: CASE.modtager,
      },
    ],
    ['registrer-proevet', PROVEN],
    ['registrer-proevet-aendret', { ...PROVEN, iBrug: false }],
  ];
}

const PROVEN: RegistrerProvenPage = {
  view: 'registrer-proevet',
  nummer: 'P-2026-7BC4D9F',
  modtager: CASE.modtager,
  postkasse: 'sikkerpost.suf@kommune.example',
  aabnet: '2026-03-12T09:04:00Z',
  iBrug: true,
};

function faultyCase(): RegistrerCasePage {
  const values = {
    ...REGISTERED,
    'styrketBorgerkontakt.foersteKontakt': 'i går',
    note: 'Karen 010203-1234',
  };
  return {
    ...CASE,
    values,
    punkter: 2,
    nytPunkt: true,
    personoplysninger: [{ slags: 'cpr', before: 'Karen ', masked: '010203-****', after: '' }],
    errors: [
      ...['styrketBorgerkontakt.brugt', 'styrketBorgerkontakt.foersteKontakt', 'note'],
      ...['klagepunkter.0.medhold', 'klagepunkter.1.medhold', 'rette'],
    ].map((field) => ({ field, code: 'mangler', message: `Udfyld ${field}.` }) as const),
  };
}

function othersFirst(): RegistrerCasePage {
  const tid = '2026-03-11T10:00:00Z';
  return {
    ...CASE,
    values: REGISTERED,
    andresRettelser: [
      { felt: 'klagepunkter.0.medhold', fra: null, til: 'delvist', tid },
      { felt: 'styrketBorgerkontakt.foersteKontakt', fra: '2026-03-10', til: '2026-03-11', tid },
      { felt: 'note', fra: null, til: 'Svar hurtigere.', tid },
    ],
  };
}
