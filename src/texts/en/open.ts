import type { Texts } from '../texts.ts';

export const rules: Texts['rules'] = {
  titel: 'The rules for who answers',
  indledning:
    'When you complain, we find the people who must answer. We use these rules. We read them from the top. The first that fits decides.',
  gaelder: (dag) => `The rules are for ${dag}.`,
  bevis: (antal) => `We tried all ${antal} ways to answer. Each has someone who must reply.`,
  bevisFejl: (antal, fejl) =>
    `We tried all ${antal} ways to answer. ${fejl} of them have a fault that the municipality must mend.`,
  hvis: 'Applies when',
  altid: 'Applies to all that no rule above has taken',
  saa: 'The complaint goes to',
  emnetsForvaltning: 'the department that has the subject',
  kilde: 'Source',
  fra: (fra) => `In force from ${fra}`,
  fraTil: (fra, til) => `In force from ${fra} to ${til}`,
  deleTitel: 'Where complaints go',
  deleHjaelp: 'So many of all the ways to answer end with each.',
  modtager: 'Recipient',
  antal: 'Number',
  andel: 'Share',
  version: 'Version',
  eller: ' or ',
  spoergsmaal: {
    emne: 'The subject',
    forvaltning: 'The department',
    klagenHandlerOm: 'The complaint is about',
    harKlaget: 'Has complained before',
    svarfristUdloebet: 'The time to answer has passed',
    kanSelvKlareDialogen: 'Can talk to the department alone',
    overEtAarSiden: 'More than a year ago',
    behandlesAndetSteds: 'Others are looking at it',
  },
  andreSvar: {
    ja: 'Yes',
    nej: 'No',
    ingen: 'not the municipality',
    'ved-ikke': 'don’t know',
    'ikke-relevant': 'not relevant',
  },
};

export const api: Texts['api'] = {
  titel: 'For other systems (API)',
  indledning:
    'Other systems can send complaints and ask about rules. These are the addresses. The whole description is an OpenAPI document.',
  dokument: 'Get the OpenAPI document',
  indhold: 'Addresses',
  parametre: 'Parameters',
  navn: 'Name',
  hvor: 'Where',
  kraevet: 'Required',
  ja: 'yes',
  nej: 'no',
  krop: 'What you send',
  svar: 'Answers',
  skemaer: 'Schemas',
  vis: 'Show the schema',
};

export const mailboxes: Texts['mailboxes'] = {
  titel: 'Mailboxes',
  indledning:
    'These are the letters the trial version has sent. This page is not there in production.',
  tom: 'No letters yet.',
  aabn: 'Open the letter',
  brevTitel: 'The letter, opened with the demo key',
  underskrevet: 'Signed by',
  bilag: 'Attachments',
  klageJson: 'klage.json',
  bytes: (antal) => `${antal} bytes`,
};
