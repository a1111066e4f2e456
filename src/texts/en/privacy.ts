import type { Texts } from '../texts.ts';

export const privacy: Texts['privacy'] = {
  titel: 'How we take care of your data',
  indledning: 'Your complaint is yours. Here is what happens to what you write.',
  kort: [
    'Only those who must answer you can open your complaint.',
    'You can complain without saying who you are.',
    'We use no cookies, and we do not count what you do on the site.',
  ],
  ansvarTitel: 'Who is in charge of it?',
  ansvar: (kommune, adresse, telefon) => `It is ${kommune}, ${adresse}. You can call ${telefon}.`,
  raadgiverTitel: 'Whom can you ask?',
  raadgiver: (dpo) => [
    'The municipality has a person who sees to it that your data is taken care of. This is called a DPO.',
    `Write to ${dpo}.`,
  ],
  afsnit: [
    {
      titel: 'What do we use it for?',
      linjer: [
        'We send your complaint to those who must answer you. They use what you write to look at it.',
        'The municipality counts complaints to get better. The figures hold neither your name nor your text.',
        'Fixed rules find out who must answer. You can choose another place. It is always a person who answers.',
      ],
    },
    {
      titel: 'What data is it?',
      linjer: [
        'What you write, and the files you add.',
        'Your name, and how to reach you, if you write it.',
        'Your CPR number, if you write it. It is the ten digits on your health card.',
        'Some of it can be sensitive. It can be about health, faith, or where you come from. Write only what is needed.',
      ],
    },
    {
      titel: 'Must you give it to us?',
      linjer: ['No, it is up to you. But without a name and an address it is hard to answer you.'],
    },
    {
      titel: 'What does the law say?',
      linjer: [
        'The law says that the municipality must take complaints and answer them. So it may use your data for that.',
        'This is in the EU rules on data (GDPR), article 6(1)(c) and (e). For sensitive data it is article 9(2)(f). For the CPR number it is the Danish act on data.',
      ],
    },
    {
      titel: 'Who gets it?',
      linjer: [
        'The department that must answer you, or the Citizens’ Advice Service. You see who before you send. A department is a large part of the municipality. The Citizens’ Advice Service helps you who complain.',
        'If they cannot open the letter, someone else in the municipality gets it. Then it does not lie still.',
        'The letter is locked before it is kept. Those who run the machines cannot read it after that.',
      ],
    },
  ],
  laengeTitel: 'How long do we keep it?',
  laenge: (kopiDage, kodeDage) => [
    `The locked letter stays here for ${kopiDage} days after they have said that they have it.`,
    `Your own copy stays here until the case is closed, and ${kopiDage} days more. The code works for ${kodeDage} days after the case is closed.`,
    'If you asked for an e-mail, we keep your address until the last one is sent. It is locked until then.',
    'Those who answer you keep the complaint in your case. They do so for as long as the law says.',
    'The subject, the dates and where the complaint went stay in the figures for as long as they are of use. They do not say who you are.',
    'If someone types a wrong code, we remember for a minute where on the net it came from. Then nobody can guess a code.',
    'If you want to keep a draft, it is only on your own phone or computer.',
  ],
  senereAfsnit: [
    {
      titel: 'What can you ask for?',
      linjer: [
        'To see your data.',
        'To have errors put right.',
        'To have something deleted when the law gives you the right.',
        'That it is only kept, and not used, while it is looked at.',
        'That the municipality stops using it, if you have a good reason.',
        'Write to those who answer you. We cannot open your letter here.',
      ],
    },
  ],
  klagTitel: 'Do you want to complain about this?',
  klag: 'Write to Datatilsynet. It is a place in the state that looks at how others take care of what they know of you.',
  datatilsynet: 'Go to Datatilsynet',
  side: 'Read more on the municipality’s own page',
};
