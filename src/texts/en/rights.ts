import type { Texts } from '../texts.ts';

export const rights: Texts['rights'] = {
  titel: 'Your rights',
  indledning: 'Here is all that you can use when you complain. Pick what fits you.',
  indhold: 'On this page',
  grupper: {
    haster: 'When it cannot wait',
    klage: 'How you can complain',
    svar: 'How you get an answer',
    afgoerelse: 'When you complain about a decision',
    hjaelp: 'Get help while you complain',
    sag: 'Your case and your data',
    videre: 'When you are not happy with the answer',
    andet: 'In special cases',
  },
  papir: 'Get the form on paper (PDF)',
  ordTitel: 'Hard words',
};
