import type { Texts } from '../texts.ts';

export const releases: Texts['releases'] = {
  titel: 'Statistics on complaints',
  indledning:
    'Here you can read what people complain about, and how it goes. The municipality publishes figures for fixed periods.',
  ingen: 'Nothing has been published yet.',
  slags: {
    kvartal: 'Quarters',
    halvaar: 'Half-years',
    aar: 'Calendar years',
    beretningsaar: 'Reporting years',
  },
  udgivet: (dag) => `Published ${dag}`,
  hvordan: 'How the figures are made',
  hvordanTekst: [
    'The figures are as they were when they were published. They are not corrected later.',
    'A figure about few people is hidden. So nobody can be recognised by it.',
    'Some other figures are hidden too. Otherwise the small ones could be worked out.',
    'A zero is shown. It is about nobody.',
  ],
  udgivelse: {
    titel: (periode) => `Statistics: ${periode}`,
    dage: (fra, til) => `From ${fra} to ${til}.`,
    sprog: 'The figures and what is counted are in Danish.',
    skjult: (antal, mindst) =>
      antal === '0'
        ? `No figures are hidden. All are about at least ${mindst} cases, or about none.`
        : `${antal} figures are hidden for the sake of the people they are about. A figure under ${mindst} is not shown, nor are those it could be worked out from.`,
    hent: 'Get the figures',
    filer: { pdf: 'PDF', xlsx: 'Excel', csv: 'CSV', json: 'JSON' },
    filOm: (form) => `Get the figures as ${form}`,
    udeladt: 'What is not here',
    hvorfor: {
      'for-faa': 'There are too few cases.',
      'kan-regnes-ud': 'The small figures could be worked out.',
      'stemmer-ikke': 'The figures do not agree with each other.',
    },
    alle: 'See everything that is published',
  },
  tilbagekaldt: {
    titel: (periode) => `${periode} has been withdrawn`,
    tekst: (dag) =>
      `The municipality withdrew these figures on ${dag}. They can no longer be read.`,
    raad: 'If you have kept them, do not use them.',
  },
};
