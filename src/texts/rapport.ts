/** Words around the chapters of a report, for whoever reads it: in Danish, as the report is. */
export const rapport = {
  indhold: 'Indhold',
  kapitel: (nummer: number) => `Kapitel ${nummer}`,
  definition: 'Sådan er det talt',
  hentDiagram: 'Hent diagrammet',
  hentDiagramOm: (titel: string) => `Hent diagrammet: ${titel}`,
  tabel: (titel: string) => `Tabel: ${titel}`,
  raekke: 'Række',
  metode: 'Om tallene',
  ord: 'Ord i rapporten',
} as const;
