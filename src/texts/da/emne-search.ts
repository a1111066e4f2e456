/** What the box for the emne says in the browser. Loaded when it is touched. */
export const emneSearch = {
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
