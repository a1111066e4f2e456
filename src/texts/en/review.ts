import { sentence } from '../sentence.ts';
import type { Texts } from '../texts.ts';

export const review: Texts['review'] = {
  titel: 'Check and send',
  indledning: 'Read it all. Your complaint is not sent yet.',
  ruteTitel: 'Your complaint goes to',
  hvorfor: 'Why',
  svarSenest: (dato) => `You get a written answer by ${dato}.`,
  svarFra: (dato) => `Expect to hear something by ${dato}.`,
  intetSvar:
    'Nobody can answer you, because you have not written how to reach you. You can still see if it arrives.',
  ruteAendret:
    'The place has changed since you last saw this page. Look at the new place before you send.',
  indsigelseGjort: (modtager) =>
    `You chose the place yourself. The rules of the municipality point to ${modtager}.`,
  indsigelseTitel: 'Is it the wrong place?',
  indsigelse: 'You decide. Choose another place, and we send the complaint there.',
  indsigelseLabel: 'Send the complaint to',
  indsigelseNej: (modtager) => `${modtager} (by the rules)`,
  ekstern: (navn) =>
    sentence(
      `${navn} takes care of this, not the municipality. It is best to write there. You may still send the complaint here.`,
    ),
  eksternLink: (navn) => `Go to ${navn}`,
  fristTitel: 'Deadline to appeal the decision',
  fristDato: (dato, instans) =>
    `Complain by ${dato}. If the municipality says no again, it passes your complaint on to ${instans}.`,
  fristInstans: (instans) =>
    `See the deadline in the letter with your decision. Your complaint may end with ${instans}.`,
  fristUkendt: 'See in the letter with your decision where and when you can complain.',
  vejledningTitel: 'Good to know',
  cprTitel: 'Is it a CPR number?',
  cpr: 'Your text has something that looks like a CPR number. Take it out unless it is needed. You can send anyway.',
  cprI: (felt) => `In "${felt}":`,
  dineSvar: 'Your answers',
  ret: 'Change',
  retAlt: 'Change your answers',
  intet: 'Not filled in',
  regnMed: (svar) => `Not answered. We assume: ${svar}`,
  ja: 'Yes',
  nej: 'No',
  bilagTitel: 'Attach files',
  bilag: 'Files for your complaint',
  bilagHjaelp: 'Letters, pictures or anything else that shows what happened. Up to 10 files.',
  bilagTyper: 'You can use pdf, jpg, png, webp, docx, odt and txt. Up to 10 MB each, 30 MB in all.',
  fuldmagt: 'Power of attorney',
  fuldmagtHjaelp: 'A paper where the other person agrees that you complain. A photo is fine.',
  filerIgen: 'Choose your files again. We cannot remember them from before.',
  fejlTitel: 'The complaint is not sent yet',
  data: (_modtager) =>
    'When you send, we lock the complaint so that only those who must answer can read it. Neither your name nor your text goes into our statistics.',
  ingenForbindelse: 'We could not get through',
  ingenForbindelseTekst:
    'All you wrote and chose is still here. We try again when you are online. You can also try now. The complaint is only sent once.',
  send: 'Send the complaint',
  sender: 'Sending …',
};
