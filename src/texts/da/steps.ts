/** What only the browser says: the steps. Kept apart, since a phone loads it. */
export const steps = {
  trinKort: {
    hvad: 'Emne',
    foer: 'Før nu',
    fortael: 'Fortæl',
    omdig: 'Om dig',
    gennemse: 'Send',
  },
  trinAf: (trin: number, antal: number) => `Trin ${trin} af ${antal}`,
  trinListe: 'Trin i din klage',
  naeste: 'Næste',
  tilbage: 'Tilbage',
  fejlTitel: 'Der mangler noget',
  fejl: 'Fejl: ',
  faerdigMed: 'Afsluttet',
};
