import type { Texts } from '../texts.ts';

export const receipt: Texts['receipt'] = {
  titel: 'We have your complaint',
  indledning: (modtager) => `Thank you. We now send it on. It goes to: ${modtager}.`,
  gemTitel: 'Keep the number and the code',
  gem: 'Write them down, take a picture, or print this page. We cannot find the code again.',
  nummer: 'Number',
  kode: 'Code',
  kodeHjaelp: 'The code is only for you. With it you can see your case and your own copy.',
  hvor: (adresse) => `You find your case at ${adresse}.`,
  modtaget: 'Received',
  svarer: 'Who answers',
  hvorfor: 'Why',
  senest: 'Answer by',
  print: 'Print this page',
  seSag: 'See your case',
  nuTitel: 'What happens now',
  nu: (_modtager, dato) => [
    'We send the complaint in a locked letter. Only those who must answer can open it.',
    `They must answer you in writing by ${dato}.`,
  ],
  nuUdenSvar: (_modtager) => [
    'We send the complaint in a locked letter. Only those who get it can open it.',
    'They look at it. They cannot answer you, because you have not written how to reach you.',
    'With the number and the code you can see whether the complaint has arrived.',
  ],
  fuldmagt: (modtager, nummer) =>
    `Send the power of attorney to ${modtager} as soon as you can. Write ${nummer} on it.`,
  hoererIkke:
    'If you hear nothing, you can send it to the Citizens’ Advice Service the day after. It is one click under See your case.',
  hoererIkkeRaadgiver: 'If you hear nothing by then, call the Citizens’ Advice Service.',
  videreTitel: 'Your complaint has been sent on',
  videreGem: (nummer) =>
    `The complaint has a new number. The code is the same as for ${nummer}. If you forget the new number, find it with the old one.`,
  duValgte: 'You chose yourself where the complaint goes.',
  vejledningTitel: 'Good to know',
  sendt: 'What you wrote',
  reference: 'Fingerprint of your complaint',
  referenceHjaelp: 'With it you can later show that the text has not changed (SHA-256).',
  skemaTitel: 'How easy was it to complain here?',
  skemaHjaelp: 'It is up to you whether you answer. Your answer makes the page better for others.',
  skema: {
    1: 'Very hard',
    2: 'Hard',
    3: 'Neither',
    4: 'Easy',
    5: 'Very easy',
  },
  skemaSend: 'Send the answer',
  skemaTak: 'Thank you for your answer.',
};

export const caseStatus: Texts['caseStatus'] = {
  titel: 'See your case',
  indledning: 'Write the number and the code from your receipt.',
  nummer: 'Number',
  nummerHjaelp: 'It looks like K-2026-7BC4D9F.',
  kode: 'Code',
  kodeHjaelp: 'Six groups of five characters. Capital and small letters are the same.',
  vis: 'Show the case',
  fejlTitel: 'We cannot show the case',
  mistet: (telefon) =>
    `If you lost the code, we cannot find it. Call ${telefon}, and the municipality helps you.`,
  sagTitel: (nummer) => `Complaint ${nummer}`,
  modtaget: 'Received',
  svarer: 'Who answers',
  senest: 'Answer by',
  tilstand: 'Where is the complaint now?',
  tilstande: {
    venter: 'The complaint is received and will be sent in a moment.',
    sendes: 'The complaint is being sent right now.',
    accepteret: 'The complaint is sent. It is in the mailbox of those who answer.',
    kvitteret: 'Those who answer have taken it in.',
    manuel: 'The complaint did not arrive by itself. A member of staff makes sure that it does.',
  },
  stillinger: {
    fejlsendt:
      'The complaint went to the wrong place. The Citizens’ Advice Service sends it to those who can answer.',
    afsluttet: 'The complaint has been closed.',
  },
  naesteTitel: 'What you can do now',
  naeste: {
    sendes: (senest, fra) =>
      `You need not do anything. You must have an answer in writing by ${senest}. If it does not come, you can send the complaint on from ${fra}.`,
    vent: (senest, fra) =>
      `Wait for the answer. You must have it in writing by ${senest}. If it does not come, you can send the complaint on from this page. You can do so from ${fra}.`,
    'vent-raadgiver': (senest) => `Wait for the answer. You must have it in writing by ${senest}.`,
    kontakt: (senest, fra) =>
      `They have talked with you. You must have an answer in writing by ${senest}. If it does not come, you can send the complaint on from ${fra}.`,
    'svarfrist-udloebet': (senest) =>
      `You should have had an answer by ${senest}. You can send the complaint on.`,
    'raadgiver-for-sent': (senest) =>
      `You should have had an answer by ${senest}. Call the Citizens’ Advice Service and say your number. You can also go to the Parliamentary Ombudsman.`,
    ring: (senest) =>
      `You should have had an answer by ${senest}. Call the municipality and say your number. You can also write a new complaint here.`,
    'sendt-videre': () =>
      'You have sent the complaint on to the Citizens’ Advice Service. You need not do more now.',
    fejlsendt: () =>
      'You need not do anything. The Citizens’ Advice Service sends it to the right people.',
    manuel: () => 'You need not do anything. If it is urgent, call the municipality.',
    'uden-svar': () =>
      'You have not written where we can answer you. Here you can see how far the complaint is.',
    afsluttet: () => 'Please tell how it went. If you are not satisfied, you can go on below.',
  },
  trinTitel: 'The way of your complaint',
  trin: {
    modtaget: 'Received',
    sendt: 'Sent to those who answer',
    bekraeftet: 'Receipt confirmed',
    kontakt: 'They have contacted you',
    afsluttet: 'Closed',
  },
  ikkeEndnu: 'Not yet',
  ikkeOplyst: 'Nobody has written when',
  slutter: (kopi, kode) => `You can see your copy until ${kopi}. The code works until ${kode}.`,
  slutterSenere: (dage) =>
    `Your copy stays here until the complaint is closed, and ${dage} days more.`,
  forloeb: 'What has happened',
  vejledningTitel: 'Good to know about your complaint',
  egenKopi: 'Your own copy',
  kopiMangler: {
    slettet: 'Your copy is deleted here. Those who answer still have the complaint.',
    utilgaengelig: 'We cannot get your copy right now. Try again in a moment.',
  },
  enAnden: 'See another case',
};

export const bevis: Texts['bevis'] = {
  titel: 'Keep the proof',
  pdf: { knap: 'Get your complaint (PDF)', hjaelp: 'All you wrote, with number and time.' },
  underskrevet: {
    knap: 'Get a signed receipt',
    hjaelp: 'The municipality has signed when the complaint came. Anybody can check it.',
  },
  kalender: {
    knap: 'Put the date in your calendar',
    hjaelp: 'Then you are reminded. It does not say what the complaint is about.',
  },
};

export const videre: Texts['videre'] = {
  titel: 'Have you had no answer?',
  frist: (senest) =>
    `You should have had an answer in writing by ${senest}. If you have not, you can send the complaint to the Citizens’ Advice Service.`,
  detSker: [
    'They get all of your complaint and your files, as you sent them.',
    'They also see who has had the complaint, and when.',
    'You need not write anything again. The code is the same.',
  ],
  knap: 'Send it to the Citizens’ Advice Service',
  harSvar: 'Have you had an answer that you are not satisfied with?',
  harSvarLink: 'Then write a new complaint',
  naeste: (nummer) => `It now also has number ${nummer} at the Citizens’ Advice Service.`,
  seNaeste: 'See the case at the Citizens’ Advice Service',
  forrige: (nummer) => `This is complaint ${nummer}, which was not answered in time.`,
  seForrige: 'See the first case',
  fejlTitel: 'The complaint has not been sent on',
  fejl: {
    'for-tidligt': (fra) => `They still have time to answer. You can send it from ${fra}.`,
    'hos-raadgiver': () => 'The Citizens’ Advice Service already has the complaint.',
    afsluttet: () =>
      'The complaint is closed. If you are not satisfied with the answer, see below what you can do.',
    'ikke-muligt': () =>
      'We cannot send it on from here. Call the Citizens’ Advice Service, or write a new complaint.',
    nede: () => 'Something went wrong here, and nothing was sent. Try again in a moment.',
  },
};

export const stemme: Texts['stemme'] = {
  titel: 'How did it go?',
  indledning: 'It is up to you whether you answer. The answer is counted without your name.',
  fejlTitel: 'Your answer is not saved yet',
  tilfreds: {
    label: 'How satisfied are you with how your complaint was treated?',
    svar: {
      1: 'Very dissatisfied',
      2: 'Dissatisfied',
      3: 'Neither',
      4: 'Satisfied',
      5: 'Very satisfied',
    },
  },
  kontakt: {
    label: 'Was the contact with the municipality good?',
    svar: { ja: 'Yes', delvist: 'Partly', nej: 'No' },
  },
  behov: {
    label: 'Did you get what you needed?',
    svar: { ja: 'Yes', delvist: 'Partly', nej: 'No' },
  },
  send: 'Send my answer',
  ret: 'Save my new answer',
  tak: 'Thank you. Your answer is saved.',
  rettesTil: (dato) => `You can answer, and change your answer, until ${dato}.`,
  forSent: 'It is too late to answer now.',
  utilfredsTitel: 'Are you not satisfied?',
  utilfreds: 'Then you can go on to the Citizens’ Advice Service. It is free.',
  utilfredsKnap: 'I am not satisfied',
  videreTitel: 'How to go on',
  videre:
    'The Citizens’ Advice Service looks at whether you were treated properly. Write here, and we find the right place.',
  videreRing: (telefon) => `You can also call the Citizens’ Advice Service on ${telefon}.`,
  videreAfgoerelse:
    'If you want a decision changed, see in the letter with the decision where you can appeal.',
  videreKnap: 'Write to the Citizens’ Advice Service',
};

export const problem: Texts['problem'] = {
  404: {
    titel: 'This page does not exist',
    tekst: 'The address is wrong, or the page has moved. Go to the home page and try from there.',
  },
  403: {
    titel: 'We cannot accept this',
    tekst: 'It was sent from another site than ours. Open the page here and try again.',
  },
  413: {
    titel: 'The files are too large',
    tekst:
      'We have received nothing. Each file may be 10 MB, and all together 30 MB. Go back and choose fewer or smaller files.',
  },
  415: {
    titel: 'We cannot read what you sent',
    tekst: 'We have received nothing. Go back to the page and send it again from there.',
  },
  429: {
    titel: 'Wait a moment',
    tekst: 'There were too many tries in a short time. Wait a minute and try again.',
  },
  500: {
    titel: 'Something went wrong here',
    tekst: 'It is our fault. Try again in a moment. If it still fails, call the municipality.',
  },
  503: {
    titel: 'Your complaint was not received',
    tekst:
      'We cannot take it right now. We got nothing from you. Try again in a moment, or complain in another way.',
  },
  400: {
    titel: 'We cannot read what you sent',
    tekst: 'We have received nothing. Go back to the page and send it again from there.',
  },
  proevIgen: 'Try again',
  forside: 'Go to the home page',
  dinTekst: 'What you wrote',
  dinTekstHjaelp: 'The text is still here. Copy it to be sure that you have it.',
  andreMaader: 'Other ways to complain',
  ring: (telefon) => `Call ${telefon}.`,
  skriv: (adresse) => `Write a letter or visit: ${adresse}.`,
  aabent: (tider) => `Opening hours: ${tider}.`,
};
