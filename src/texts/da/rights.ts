/** `/rettigheder`: all rights in chapters. What each right says stands in the kommune's rules. */
export const rights = {
  titel: 'Dine rettigheder',
  indledning: 'Her står alt det, du kan bruge, når du klager. Vælg det, der passer til dig.',
  indhold: 'På denne side',
  grupper: {
    haster: 'Når det haster',
    klage: 'Sådan kan du klage',
    svar: 'Sådan får du svar',
    afgoerelse: 'Når du klager over en afgørelse',
    hjaelp: 'Få hjælp, mens du klager',
    sag: 'Din sag og dine oplysninger',
    videre: 'Når du ikke er glad for svaret',
    andet: 'I særlige tilfælde',
  },
  papir: 'Hent blanketten på papir (PDF)',
  ordTitel: 'Svære ord',
};
