import type { Texts } from '../texts.ts';

export const layout: Texts['layout'] = {
  klagTil: (kommune) => `Complain to ${kommune}`,
  springTilIndhold: 'Skip to content',
  menu: 'Menu',
  start: 'Home',
  klage: 'Complain',
  sag: 'See your case',
  regler: 'Rules',
  statistik: 'Statistics',
  postkasser: 'Mailboxes',
  andetSprog: 'Dansk',
  fejl: 'Error: ',
  valgfrit: '(optional)',
  hjaelp: 'Get help',
  ring: 'Call the municipality',
  moedOp: 'Visit or write a letter',
  fare: 'If anyone is in danger, call 112.',
  borgerraadgiveren: 'The Citizens’ Advice Service (Borgerrådgiveren)',
  dataansvar: 'Questions about your data',
  udvikling: 'Trial version. No complaint sent here reaches a municipality.',
  demo: 'Demo data. All cases and figures are made up, and no complaint from here reaches a municipality.',
};
