import type { Texts } from '../texts.ts';

export const was: Texts['was'] = {
  titel: 'Accessibility',
  indledning: (kommune) =>
    `Everyone must be able to complain. By law, ${kommune} must make its pages open to all. This is its statement on the pages where you complain and see your case.`,
  statusTitel: 'How well do the pages keep the rules?',
  status: [
    'The pages keep the rules in part. The rules are called WCAG 2.1 AA and are in the shared standard EN 301 549.',
    'We have built the pages for the newer edition, WCAG 2.2 AA.',
  ],
  manglerTitel: 'What is not good enough yet',
  mangler: [
    'The pages have not been tried by people who use a screen reader every day. There may be faults that we have not seen.',
    'The pages are in Danish and English only. There are no films in sign language.',
    'Your own copy of the complaint is in Danish, also when you complain in English.',
    'Files that you or others add are not made easier to read.',
  ],
  proevetTitel: 'How we have tested the pages',
  proevet: [
    'A program called axe goes through all pages each time something is changed. It looks at pages with errors too.',
    'The pages are tested on narrow screens, without JavaScript, and with the keyboard alone.',
    'How hard the text is to read is measured on each page.',
  ],
  rettet: (dag) => `This statement was last changed on ${dag}.`,
  gennemgaaet: (dag) => `The municipality went through the pages itself on ${dag}.`,
  ikkeGennemgaaet: 'The municipality has not yet gone through the pages itself.',
  kontaktTitel: 'Is there something you cannot use?',
  kontakt: 'Tell us, and we help you. You may also complain by phone, by letter or on paper.',
  ring: 'Call',
  skriv: 'Write',
  tilsynTitel: 'Who sees to it that the rules are kept?',
  tilsyn:
    'This is done by the Agency for Digital Government (Digitaliseringsstyrelsen), a part of the state. Write to them if you do not get an answer you can use.',
  tilsynLink: 'Go to the agency',
  erklaering: 'See the municipality’s statement at the agency',
};
