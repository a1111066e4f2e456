import type { Texts } from '../texts.ts';

export const start: Texts['start'] = {
  overskrift: (kommune) => `Complain to ${kommune}`,
  indledning:
    'Has something gone wrong between you and the municipality? Tell us here. We find the people who must answer you.',
  knap: 'Start your complaint',
  kort: 'It is free. It takes about 10 minutes. You do not need to log in.',
  fareTitel: 'Is anyone in danger?',
  fare: 'Call 112 now. Do not wait for an answer from us.',
  kanTitel: 'You can complain about this',
  kan: [
    'You have waited too long for an answer.',
    'You got too little help to understand your options.',
    'You were spoken to or met in a bad way.',
    'A task was not done well enough. It can be home care, school or clean streets.',
    'You are not allowed to see what your file says.',
    'You believe you were discriminated against.',
    'You disagree with a decision.',
  ],
  ordAfgoerelse:
    'A decision (afgørelse) is an answer where the municipality says yes or no to something about you.',
  saadanTitel: 'What happens',
  saadan: (arbejdsdage) => [
    { titel: 'You tell us', tekst: 'We ask a few questions. The rest is in your own words.' },
    {
      titel: 'You see who answers',
      tekst:
        'Before you send, we show where your complaint goes and why. You can choose another place.',
    },
    {
      titel: 'We lock the letter',
      tekst: 'Only the people who must answer can open it. You get a number and a code.',
    },
    {
      titel: 'You get an answer',
      tekst: `You get a written answer within ${arbejdsdage} working days.`,
    },
  ],
  ordForvaltning:
    'The municipality is split into departments (forvaltninger). Each one takes care of, for example, schools or roads.',
  retTitel: 'Your rights',
  ret: [
    'You may bring someone who helps you. Someone else may also complain for you.',
    'You can have an interpreter.',
    'You may see the papers in your case. This is called aktindsigt.',
    'You can complain without saying who you are. Then it is harder to give you an answer.',
    'Not happy with the answer? Go to the Citizens’ Advice Service (Borgerrådgiveren). After that, you can go to the Ombudsman.',
  ],
  fristTitel: 'Mind the deadline if you complain about a decision',
  frist:
    'The deadline is in the letter. It is often 4 weeks. It keeps running, also when you write to the Citizens’ Advice Service.',
  andreTitel: 'Would you rather talk to us?',
  andre: (telefon) => `You may also complain by phone, by letter or in person. Call ${telefon}.`,
};
