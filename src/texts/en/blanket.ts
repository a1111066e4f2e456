import type { Texts } from '../texts.ts';

export const blanket: Texts['blanket'] = {
  titel: 'Complaint form',
  klagTil: (kommune) => `Complain to ${kommune} on paper`,
  indledning:
    'Has something gone wrong between you and the municipality? Tell it here, and the municipality finds those who must answer you.',
  gem: 'Keep this page. It is for you.',
  saadanTitel: 'What to do',
  saadan: [
    'Answer what you can. Skip what you do not know.',
    'Tick the boxes, and write on the lines. Go on on another sheet if you need more room.',
    'You may add copies of letters and pictures.',
    'Send or hand in all pages but those you are to keep.',
  ],
  sendTitel: 'Send it or hand it in here',
  send: 'Send it by post, or bring it when you visit:',
  hjaelpTitel: 'Get help to fill it in',
  hjaelp: (telefon) => `Call ${telefon}, or visit.`,
  nettet: (adresse) => `You can also complain at ${adresse}. Then you get a number at once.`,
  retTitel: 'Your rights',
  ret: (arbejdsdage) => [
    'It is free to complain.',
    `You get a written answer within ${arbejdsdage} working days. It is not always the final answer.`,
    'You may bring someone who helps you. In Danish this is a bisidder.',
    'Someone else may complain for you if you agree in writing. In Danish this is a fuldmagt.',
    'You can have an interpreter. You may also write the complaint in another language.',
    'You may see the papers in your case. In Danish this is called aktindsigt.',
    'Not happy with the answer? Go to the Citizens’ Advice Service (Borgerrådgiveren). After that, you can go to the Ombudsman.',
  ],
  raadgiver: (telefon, email) =>
    `Call the Citizens’ Advice Service on ${telefon}, or write to ${email}.`,
  fristTitel: 'Do you complain about a decision?',
  frist: [
    'A decision (afgørelse) is an answer where the municipality says yes or no to something about you.',
    'The deadline is in the letter. It is often 4 weeks. They must have your complaint by then.',
    'The deadline keeps running, even if you write to the Citizens’ Advice Service.',
  ],
  dataTitel: 'Your data',
  data: (kommune, dpo) => [
    `${kommune} is responsible for what you write. It is used to answer your complaint, and only those who must answer you read it.`,
    'The municipality also makes figures about complaints. They hold neither your name nor your text.',
    'You can see what is kept about you, and have mistakes corrected.',
    `Write to ${dpo} if you want to know more. You can also complain to Datatilsynet.`,
  ],
  kvitteringTitel: 'Your receipt',
  kvitteringHjaelp:
    'Have it filled in when you hand in the form. If you send it by post, write the date yourself and keep it.',
  kvittering: { dato: 'Handed in or sent on', nummer: 'Number', af: 'Received by' },
  dag: 'Day',
  maaned: 'Month',
  aar: 'Year',
  ja: 'Yes',
  kun: {
    valgtForvaltning: 'Skip this if you do not know.',
    afgoerelsesdato: 'Only if the complaint is about a decision.',
    klagedato: 'Only if you have complained before.',
    fuldmagtSenere: 'Only if you complain for someone else.',
    fuldmagt: 'Only if you complain for someone else.',
    navn: 'Skip this if you want to be anonymous.',
  },
  hjaelpPaaPapir: {
    emne: 'Write it briefly in your own words. For example home care, school or building.',
    valgtForvaltning:
      'A department (forvaltning) is a large part of the municipality. Its name is often at the top of letters you got.',
    fuldmagtSenere:
      'A power of attorney (fuldmagt) is a paper where the other person agrees that you complain.',
    cpr: 'Write it only if your case is hard to find without it.',
  },
  papirer: 'Papers you add',
  bilag: {
    label: 'Which papers do you add?',
    hjaelp:
      'Letters, pictures or anything else that shows what happened. Add copies, and keep your own.',
  },
  fuldmagt: {
    label: 'I add a power of attorney',
    hjaelp: 'A paper where the other person agrees that you complain, with name and date.',
  },
  slut: 'Thank you. Now you can send the form or hand it in.',
  kommunen: 'Udfyldes af kommunen (the municipality fills this in)',
  side: (side, alle) => `Page ${side} of ${alle}`,
  udgave: (udgave) => `Version ${udgave}`,
};
