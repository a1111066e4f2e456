import type { Maal } from '../../../src/klage/maal.ts';
import type {
  EKSPEDITION_MAADER,
  KANALER,
  LAERINGER,
  RISICI_BORGER,
  RISICI_KOMMUNE,
} from '../../../src/klage/registrering.ts';
import type { TableId } from '../report.ts';

/** What a table is called, and what is counted in it. */
type Words = { readonly titel: string; readonly definition: string };

/** The half-yearly report's headings, and what is counted under each. */
export const TABLE_WORDS: { readonly [T in TableId]: Words } = {
  'klager-modtaget': {
    titel: 'Klager modtaget hos Borgerrådgiveren',
    definition:
      'Klager efter den måned, de er modtaget i, dansk tid, og efter kanal. Klager, som en forvaltning selv har modtaget og besvaret, er ikke med.',
  },
  'klager-paa-forvaltninger': {
    titel: 'Klagernes fordeling på forvaltninger',
    definition:
      'Klager modtaget i perioden efter den forvaltning, de handler om. En klage tælles én gang, også når den har flere klagepunkter.',
  },
  'borgernes-problem': {
    titel: 'Borgernes problem relaterer sig til',
    definition:
      'Klager modtaget i perioden efter det problem, borgeren oplever. En klage kan have flere problemer, så tallene kan tilsammen være større end antallet af klager. Andelen er af de klager, hvor mindst ét problem er registreret.',
  },
  'overordnede-emner': {
    titel: 'Klagernes fordeling på overordnede emner',
    definition:
      'Klager modtaget i perioden efter overordnet emne. En klage kan have flere emner, så tallene kan tilsammen være større end antallet af klager. Andelen er af de klager, hvor mindst ét emne er registreret. Klagepunkter tælles for sig, hver med sit emne.',
  },
  medholdsprocent: {
    titel: 'Forvaltningernes medholdsprocent i klager til Borgerrådgiveren',
    definition:
      'Klager modtaget i perioden, hvor udfaldet er kendt for mindst ét klagepunkt: helt, delvist, ikke, afvist eller trukket. Der er medhold, når mindst ét klagepunkt har fået helt eller delvist medhold. Klagepunkter tælles også for sig.',
  },
  'sager-paa-forvaltninger': {
    titel: 'Antal sager fordelt på forvaltning',
    definition:
      'De klager, som medholdsprocenten er regnet af: dem, hvor udfaldet er kendt for mindst ét klagepunkt.',
  },
  'risici-borger': {
    titel:
      'Andel sager med risici for borger (hvor kommunens sagsbehandling risikerer at påvirke brugertilfredsheden og borgerens retssikkerhed)',
    definition:
      'Sager modtaget i perioden, hvor den enkelte risiko er vurderet. En risiko er en risiko i den konkrete sag og ikke noget, der er sket. En sag kan have flere risici.',
  },
  'risici-kommunen': {
    titel:
      'Andel sager med risici for kommunen (hvor kommunens sagsbehandling risikerer at påvirke lovligheden af kommunens afgørelser, ressourceforbruget, kommunens troværdighed eller princippet om økonomisk forsvarlighed)',
    definition:
      'Sager modtaget i perioden, hvor den enkelte risiko er vurderet. En risiko er en risiko i den konkrete sag og ikke noget, der er sket. En sag kan have flere risici.',
  },
  loesningsgrad: {
    titel: 'Løsningsgrad i klager til Borgerrådgiveren',
    definition:
      'Klager modtaget i perioden, hvor det er kendt, om klagen blev løst helt, delvist eller ikke. Klager, der stadig afventer, er ikke med. I alt er de klager, der blev løst helt eller delvist.',
  },
  laeringspotentiale: {
    titel:
      'Læringspotentialet af konkrete sager løst med Målrettet Indsats (vurderet af Borgerrådgiveren)',
    definition:
      'Sager modtaget i perioden, der er løst med Målrettet Indsats, og hvor læringen er vurderet. I alt er de sager, der gav konkret eller generel læring.',
  },
  'opfoelgning-konsultativ-bistand': {
    titel: 'Forvaltningernes opfølgning på Borgerrådgiverens konsultative bistand',
    definition:
      'Sager modtaget i perioden, hvor forvaltningens opfølgning på den konsultative bistand er registreret. Andelen er af dem, hvor opfølgningen er kendt. I alt er dem, hvor bistanden førte til en konkret eller generel forbedring.',
  },
  indsatser: {
    titel: 'Iværksatte indsatser',
    definition:
      'Indsatser efter den dag, de er begyndt. En sag kan sætte flere indsatser i gang. En ekspedition er automatisk, når systemet har sendt klagen til forvaltningen. Ekspeditioner, hvor måden ikke er registreret, er talt som manuelle.',
  },
  tilfredshed: {
    titel: 'Borgernes tilfredshed med Borgerrådgiverens indsats',
    definition:
      'Svar fra borgere, hvis sag er modtaget i perioden, fra 1 (meget utilfreds) til 5 (meget tilfreds). Svarprocenten er svar ud af dem, der blev spurgt.',
  },
  sagsbehandlingstid: {
    titel: 'Borgerrådgiverens gennemsnitlige sagsbehandlingstid i konkrete klagesager (dage)',
    definition:
      'Klager afsluttet i perioden. Kalenderdage fra den dag, klagen er modtaget, til den dag, den er afsluttet, dansk tid.',
  },
  'hoejst-og-over-30-dage': {
    titel: 'Fordelingen af sager afsluttet på højst hhv. over 30 dage',
    definition:
      'Klager afsluttet i perioden efter antallet af kalenderdage fra modtagelse til afslutning. Præcis 30 dage er talt som højst 30 dage.',
  },
  'styrket-borgerkontakt': {
    titel: 'Styrket Borgerkontakt og almindelig skriftlig behandling',
    definition:
      'Klager modtaget i perioden, hvor det er registreret, om Styrket Borgerkontakt er brugt, også forvaltningernes egne. Sagsbehandlingstiden er medianen efter Kaplan–Meier: klager, der er åbne ved periodens slutning (eller i dag), tæller med, så længe de er set. 95 %-intervallet er beregnet på log(−log)-skalaen. Sagerne er ikke fordelt ved lodtrækning. Medarbejderne vælger selv, hvornår de bruger Styrket Borgerkontakt, og derfor kan forskelle skyldes, at sagerne er forskellige. Sammenlign helst inden for samme forvaltning og emne.',
  },
  benchmark: {
    titel: 'Forvaltningerne side om side',
    definition:
      'Klager og sager modtaget i perioden, også forvaltningernes egne. Andele har 95 %-interval efter Wilson. Sagsbehandlingstiden er medianen efter Kaplan–Meier med log(−log)-interval, hvor åbne klager tæller med, så længe de er set. Højst 30 dage er af klager afsluttet i perioden, uden dem, systemet kun har sendt videre. Svarfristen er holdt, når klagen er afsluttet senest på fristen; klager, hvis frist ikke er gået, er ikke med. Styrket Borgerkontakt er den andel, hvor den er brugt, af dem, hvor den kunne være det.',
  },
  maaltal: {
    titel: 'Måltal',
    definition:
      'De måltal fra kommunens regler, der gælder i perioden, og om de er nået. Målene er de samme som i sammenligningen mellem forvaltninger.',
  },
  indsatsomraader: {
    titel: 'Mulige indsatsområder',
    definition:
      'De kombinationer af overordnet emne, borgerens problem og forvaltning, hvor der er kommet flere klager end i perioden før, og hvor stigningen er større end tilfældigheder kan forklare. Forholdet er klager pr. dag nu mod før, med eksakt 95 %-interval for to Poisson-rater (Clopper–Pearson). Der er rettet for, at mange kombinationer er undersøgt (Benjamini–Hochberg, q højst 5 %), og højst 20 vises.',
  },
  rutekvalitet: {
    titel: 'Klageblankettens regler',
    definition:
      'Klager gennem blanketten modtaget i perioden efter den regel, der valgte modtageren. Fejlsendt er klager, som modtageren har meldt ikke hører til hos dem. Indsigelser er klager, hvor borgeren valgte en anden modtager.',
  },
  drift: {
    titel: 'Blankettens drift',
    definition:
      'Klager gennem blanketten modtaget i perioden. Tiden er sekunder, fra borgeren trykkede på send, til en postkasse havde taget imod. Svarfristen er holdt, når klagen er afsluttet senest på fristen; klager, hvis frist ikke er gået, er ikke med.',
  },
};

export const KANAL_NAVNE: { readonly [K in (typeof KANALER)[number]]: string } = {
  skriftlig: 'Skriftlig',
  personlig: 'Personlig',
  telefonisk: 'Telefonisk',
  digital: 'Digital',
};

/** The report's own names of the risks. */
export const RISIKO_NAVNE: {
  readonly [R in (typeof RISICI_BORGER)[number] | (typeof RISICI_KOMMUNE)[number]]: string;
} = {
  afgoerelsensLovlighed: 'Retssikkerhed: Afgørelsens lovlighed',
  borgerensStilling: 'Retssikkerhed: Borgerens stilling',
  tillidOgTryghed: 'Brugertilfredshed: Tillid & tryghed',
  lovligForvaltning: 'Jura: Lovlig forvaltning',
  effektivAdministration: 'Ressourcer: Effektiv administration',
  serviceniveau: 'Troværdighed: Serviceniveau',
  oekonomiskForsvarlighed: 'Økonomi: Økonomisk forsvarlighed',
};

export const LAERING_NAVNE: { readonly [L in (typeof LAERINGER)[number]]: string } = {
  konkret: 'Konkret læring',
  generel: 'Generel læring',
  ingen: 'Ingen læring',
};

/** What indsatser are counted as, in the report's order. */
export const INDSATS_NAVNE: {
  readonly [I in
    | 'tilsyn'
    | 'konsultativ-bistand'
    | 'intervention'
    | `ekspedition-${(typeof EKSPEDITION_MAADER)[number]}`]: string;
} = {
  tilsyn: 'Tilsyn',
  'konsultativ-bistand': 'Konsultativ bistand',
  intervention: 'Intervention',
  'ekspedition-manuel': 'Ekspedition, manuel',
  'ekspedition-automatisk': 'Ekspedition, automatisk',
};

export const MAAL_NAVNE: { readonly [M in Maal]: string } = {
  medholdsprocent: 'Medholdsprocent',
  loesningsgrad: 'Løsningsgrad',
  laeringsgrad: 'Læringsgrad',
  sagsbehandlingstid: 'Sagsbehandlingstid (median, dage)',
  'hoejst-30-dage': 'Afsluttet på højst 30 dage',
  'svarfrist-holdt': 'Svarfrist holdt',
  tilfredshed: 'Tilfredshed (1–5)',
  'styrket-borgerkontakt': 'Styrket Borgerkontakt brugt',
};
