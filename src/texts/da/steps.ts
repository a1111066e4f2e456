/** What only the browser says: steps, counts, the filter. Kept apart, since a phone loads it. */
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
  tegnTilbage: (antal: string) => `Du har ${antal} tegn tilbage.`,
  tegnForMange: (antal: string) => `Du har skrevet ${antal} tegn for meget.`,
  forslag: 'Forslag til emne',
  fundet: (antal: number, foerste: string) =>
    antal === 1
      ? `Ét emne passer: ${foerste}.`
      : `${antal} emner passer. Det bedste er ${foerste}.`,
  ingen: 'Intet emne passer. Prøv med andre ord, eller vælg i hele listen.',
  valgt: (navn: string) => `Du har valgt ${navn}.`,
  andet: 'Andet, eller jeg kan ikke finde det',
  ikkeKommunen: (navn: string) => `Ikke kommunens opgave: ${navn}`,
  fare: 'Få hjælp nu',
};
