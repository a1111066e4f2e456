import type { Texts } from '../texts.ts';

export const start: Texts['start'] = {
  overskrift: (kommune) => `Complain to ${kommune}`,
  indledning:
    'Has something gone wrong between you and the municipality? Tell us here. We find the people who must answer you.',
  knap: 'Start your complaint',
  kort: ['It is free', 'It takes about 10 minutes', 'You do not need to log in'],
  fareTitel: 'Is anyone in danger?',
  fare: 'Call 112 now. Do not wait for an answer from us.',
  fareRing: 'Call 112',
  saadanTitel: 'What happens',
  saadan: (arbejdsdage) => ({
    fortael: {
      titel: 'You tell us',
      tekst: 'We ask a few questions. The rest is in your own words.',
    },
    se: {
      titel: 'You see who answers',
      tekst:
        'Before you send, we show where your complaint goes and why. You can choose another place.',
    },
    laas: {
      titel: 'We lock the letter',
      tekst: 'Only the people who must answer can open it. You get a number and a code.',
    },
    svar: {
      titel: 'You get an answer',
      tekst: `You get a written answer within ${arbejdsdage} working days.`,
    },
  }),
  kanTitel: 'You can complain about this',
  kan: {
    ventetid: { titel: 'A long wait', tekst: 'You have waited too long for an answer.' },
    hjaelp: {
      titel: 'Too little help',
      tekst: 'Nobody has told you what you can get or do.',
    },
    moedt: {
      titel: 'The way you were met',
      tekst: 'You were spoken to or met in a bad way.',
    },
    opgave: {
      titel: 'A task that was not done',
      tekst: 'It can be home care, school or clean streets.',
    },
    indsigt: {
      titel: 'You may not see your case',
      tekst: 'You cannot get to see what it says about you.',
    },
    diskrimination: {
      titel: 'Discrimination',
      tekst: 'You were treated badly because of who you are.',
    },
    afgoerelse: {
      titel: 'A decision (afgørelse)',
      tekst: 'It is an answer where the municipality says yes or no to something about you.',
    },
    andet: { titel: 'Something else', tekst: 'Tell us in your own words.' },
  },
  retTitel: 'Your rights',
  ret: {
    bisidder: {
      tekst: 'You may bring someone who helps you. Someone else may also complain for you.',
    },
    tolk: {
      tekst: 'You can have an interpreter. You may also write in your own language.',
    },
    aktindsigt: { tekst: 'You may see the papers in your case. This is called aktindsigt.' },
    anonym: {
      tekst:
        'You can complain without saying who you are. Then it is harder to give you an answer.',
    },
    videre: {
      tekst:
        'Not happy with the answer? Go to the Citizens’ Advice Service (Borgerrådgiveren). They help you who complain, and stand apart from the rest of the municipality.',
    },
  },
  alleRettigheder: 'See all your rights',
  fristTitel: 'Mind the deadline if you complain about a decision',
  frist:
    'The deadline is in the letter. It is often 4 weeks. It keeps running, also when you write to the Citizens’ Advice Service.',
  andreTitel: 'Would you rather complain in another way?',
  andre: {
    ring: 'Call',
    moed: 'Come in person or write',
    papir: 'Complain on paper',
    papirTekst: 'Print the form and fill it in with a pen.',
    papirLink: 'Get the form (PDF)',
  },
};
