import type { FormTexts } from '../form-texts.ts';
import { sentence } from '../sentence.ts';

export const form: FormTexts = {
  titel: 'Your complaint',
  indledning: 'Answer what you can. You can change it before you send.',
  trin: {
    hvad: 'What is your complaint about?',
    foer: 'Have you complained before?',
    fortael: 'Tell us what happened',
    omdig: 'About you',
    gennemse: 'Check and send',
  },
  gennemse: 'Check your complaint',
  gennemseHjaelp: 'Nothing is sent yet. You can attach files on the next page.',
  fejlTitel: 'Something is missing',
  filerIgen: 'You had chosen files. Choose them again on the next page; we cannot remember them.',
  vaelg: 'Choose',
  tomtFelt: 'Leave this field empty.',
  tegnHoejst: (antal) => `No more than ${antal} characters.`,
  soegning: {
    label: 'What is it about?',
    hjaelp: 'Use your own words. We keep none of them.',
    knap: 'Find',
    fundet: (antal) => (antal === 1 ? 'We found one subject' : `We found ${antal} subjects`),
    ingen: 'We found nothing that fits. Try other words, or choose from the whole list.',
    andet: 'Something else, or I cannot find it',
    ikkeKommunen: (navn) => `Not a task of the municipality: ${navn}`,
    fare: 'Get help now',
  },
  cprTitel: 'Is your case hard to find without a CPR number?',
  emneKommunens: 'Tasks of the municipality',
  emneAndres: 'Tasks of others',
  emneEksternHos: (navn) => sentence(`${navn} takes care of this.`),
  emneEksternAdresse: 'Find them at',
  emneEkstern:
    'It is not a task of the municipality. You may still send it here. The Citizens’ Advice Service passes it on.',
  spoergsmaal: {
    emne: {
      label: 'Subject',
      hjaelp: 'Or choose from the list.',
    },
    valgtForvaltning: {
      label: 'Which department has your case?',
      hjaelp:
        'A department (forvaltning) is a large part of the municipality. Its name is often at the top of letters you got.',
      svar: { 'ved-ikke': 'I don’t know' },
    },
    klagenHandlerOm: {
      label: 'What is your complaint mostly about?',
      svar: {
        afgoerelse: 'A decision',
        sagsbehandlingstid: 'I have waited too long',
        vejledning: 'Guidance',
        optraeden: 'The way I was met',
        'praktisk-opgave': 'A task that was not done well enough',
        indsigt: 'Seeing my file',
        diskrimination: 'Discrimination',
        serviceniveau: 'How much the municipality offers',
        andet: 'Something else',
      },
      uddyb: {
        afgoerelse: 'The municipality said yes or no to something about you (afgørelse).',
        vejledning: 'You got too little or wrong help to know your options.',
        'praktisk-opgave': 'For example home care, day care or clean streets.',
        serviceniveau: 'For example how often you can get help. Politicians decide that.',
      },
    },
    afgoerelsesdato: {
      label: 'What date is on the decision?',
      hjaelp: 'Then we can work out your last day to complain.',
    },
    harKlaget: {
      label: 'Have you complained to the department about the same thing?',
      svar: {
        nej: 'No, this is the first time',
        'ja-venter': 'Yes, and I am waiting for an answer',
        'ja-faaet-svar': 'Yes, and I am not happy with the answer',
        'ved-ikke': 'I don’t know',
      },
    },
    klagedato: { label: 'When did you complain?', hjaelp: 'Your best guess is enough.' },
    kanSelvKlareDialogen: {
      label: 'Can you talk to the department yourself about your complaint?',
      hjaelp:
        'Answer no if it is too hard right now. Then the Citizens’ Advice Service (Borgerrådgiveren) helps you.',
      svar: { ja: 'Yes', nej: 'No, I need help' },
    },
    overEtAarSiden: {
      label: 'Was it more than a year ago?',
      hjaelp: 'You may still complain. It can be harder to find out what happened.',
      svar: { ja: 'Yes', nej: 'No' },
    },
    behandlesAndetSteds: {
      label: 'Is anyone else already looking at your case?',
      svar: {
        nej: 'No',
        domstol: 'Yes, a court',
        ombudsmanden: 'Yes, the Ombudsman',
        ankeinstans: 'Yes, an appeals board',
      },
    },
    beskrivelse: {
      label: 'What happened?',
      hjaelp:
        'Use your own words, in any language. Do not write CPR numbers here. Only write about others what is needed.',
    },
    haendelse: { label: 'When did it happen?', hjaelp: 'A date, a month or just "all winter".' },
    oensketLoesning: {
      label: 'What would you like to happen now?',
      hjaelp: 'It makes it easier to help you.',
    },
    enhed: {
      label: 'Where in the municipality did it happen?',
      hjaelp: 'For example a school, an office or a member of staff.',
    },
    sagsnummer: {
      label: 'Case number or date of birth',
      hjaelp: 'The number is often at the top of letters you got.',
    },
    paaVegneAf: {
      label: 'Who are you complaining for?',
      svar: { 'mig-selv': 'Myself', 'en-anden': 'Someone else' },
    },
    fuldmagtSenere: {
      label: 'I will send the power of attorney later',
      hjaelp:
        'A power of attorney (fuldmagt) is a paper where the other person agrees that you complain. You can attach it on the next page. Write who you complain for.',
    },
    anonym: {
      label: 'I want to be anonymous',
      hjaelp:
        'Your name is left out. The price: nobody can answer you unless you write how to reach you, and your case can be hard to find.',
    },
    navn: { label: 'Your name' },
    kontakt: { label: 'How can we reach you?', hjaelp: 'Fill in at least one of the three.' },
    email: { label: 'E-mail' },
    telefon: { label: 'Phone' },
    adresse: { label: 'Address' },
    adressebeskyttelse: {
      label: 'My address is protected',
      hjaelp: 'The letter then says so first. Only write it if you want a letter.',
    },
    kontaktform: {
      label: 'How would you like the answer?',
      svar: { telefon: 'By phone', email: 'By e-mail', brev: 'By letter' },
    },
    kontakttid: { label: 'When may we call?', hjaelp: 'For example weekdays after 3 pm.' },
    tolk: { label: 'Do you need an interpreter?', hjaelp: 'Write which language.' },
    bekraeftelse: {
      label: 'E-mail me the number and the deadline',
      hjaelp: 'It does not say what you complain about.',
    },
    besked: { label: 'E-mail me when the case is closed' },
    cpr: {
      label: 'CPR number',
      hjaelp: 'Case number or date of birth is enough.',
    },
  },
};
