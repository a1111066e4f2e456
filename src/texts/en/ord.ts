import type { Texts } from '../texts.ts';

export const ord: Texts['ord'] = {
  titel: 'Words that may be hard',
  alle: 'See more words explained',
  iFormularen: 'Words explained',
  forklaringer: {
    afgoerelse: {
      ord: 'Decision (afgørelse)',
      forklaring: 'An answer where the municipality says yes or no to something about you.',
    },
    aktindsigt: { ord: 'Aktindsigt', forklaring: 'That you get to see the papers in your case.' },
    ankestyrelsen: {
      ord: 'Ankestyrelsen',
      forklaring: 'A place in the state that can change many answers a municipality gives.',
    },
    bisidder: {
      ord: 'Bisidder',
      forklaring: 'Someone you bring to a meeting, so that you are not alone.',
    },
    borgerraadgiveren: {
      ord: 'The Citizens’ Advice Service (Borgerrådgiveren)',
      forklaring:
        'Helps you who want to complain. They stand apart from the rest of the municipality and look at how it has treated you.',
    },
    borgerservice: {
      ord: 'Borgerservice',
      forklaring: 'The place where you can come and get help from the municipality.',
    },
    cpr: {
      ord: 'CPR number',
      forklaring: 'The ten digits on your Danish health card. Take good care of them.',
    },
    datatilsynet: {
      ord: 'Datatilsynet',
      forklaring:
        'A place in the state that looks at how others take care of what they know of you.',
    },
    diskrimination: {
      ord: 'Discrimination',
      forklaring:
        'That you are treated worse than others, for example because of sex, age, disability, faith, or where you come from.',
    },
    forvaltning: {
      ord: 'Department (forvaltning)',
      forklaring:
        'A large part of the municipality. It takes care of schools or roads, for example.',
    },
    fuldmagt: {
      ord: 'Power of attorney (fuldmagt)',
      forklaring: 'A paper where you say yes to someone else making the complaint for you.',
    },
    klagevejledning: {
      ord: 'Klagevejledning',
      forklaring: 'The part of a letter that says where and when you can appeal.',
    },
    medhold: { ord: 'Medhold', forklaring: 'That you are found to be right when you complain.' },
    naevn: { ord: 'Appeals board', forklaring: 'A few people who decide complaints together.' },
    ombudsmanden: {
      ord: 'The Ombudsman',
      forklaring:
        'The Parliamentary Ombudsman looks at whether the state and the municipalities keep the law. It is free to write to them.',
    },
    partsrepraesentant: {
      ord: 'Partsrepræsentant',
      forklaring: 'Someone who speaks and writes for you in your case.',
    },
  },
};
