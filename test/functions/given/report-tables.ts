import {
  type Column,
  type Figure,
  I_ALT,
  type Row,
  type TableId,
} from '../../../functions/statistics/report.ts';
import type { Seeded } from './seeded.ts';

/** What a made-up table is made of. */
export type Spec = {
  readonly titel: string;
  readonly kolonner: readonly Column[];
  readonly raekker: (given: Given) => readonly Row[];
};

export type Given = {
  readonly random: Seeded;
  /** Cases in the period: 0 and 1 are of interest. */
  readonly sager: number;
  readonly forvaltninger: readonly (readonly [noegle: string, navn: string])[];
  readonly maaneder: readonly string[];
};

type Named = readonly (readonly [noegle: string, navn: string])[];

const FOER = 'Perioden før';
const COUNT: readonly Column[] = [
  { noegle: 'antal', navn: 'Antal', slags: 'antal' },
  { noegle: 'andel', navn: 'Andel', slags: 'andel' },
  { noegle: 'foer.antal', navn: 'Antal', slags: 'antal', gruppe: FOER },
  { noegle: 'foer.andel', navn: 'Andel', slags: 'andel', gruppe: FOER },
  { noegle: 'aarFoer.antal', navn: 'Antal', slags: 'antal', gruppe: 'Året før' },
];
const SHARE: readonly Column[] = [
  { noegle: 'taeller', navn: 'Antal', slags: 'antal' },
  { noegle: 'naevner', navn: 'Vurderet', slags: 'antal' },
  { noegle: 'andel', navn: 'Andel', slags: 'andel' },
  { noegle: 'ki95', navn: '95 %-interval', slags: 'interval-andel' },
  { noegle: 'foer.andel', navn: 'Andel', slags: 'andel', gruppe: FOER },
];
const TIME: readonly Column[] = [
  { noegle: 'antal', navn: 'Afsluttet', slags: 'antal' },
  { noegle: 'middel', navn: 'Gennemsnit', slags: 'dage' },
  { noegle: 'median', navn: 'Median', slags: 'dage' },
  { noegle: 'ki95', navn: '95 %-interval', slags: 'interval-dage' },
  { noegle: 'foer.middel', navn: 'Gennemsnit', slags: 'dage', gruppe: FOER },
];

function counts(named: Named, { random, sager }: Given): readonly Row[] {
  const spread = (total: number) => {
    const parts = named.map(() => 0);
    for (let i = 0; i < total; i += 1) {
      const at = Math.min(random.below(named.length), random.below(named.length));
      parts[at] = (parts[at] ?? 0) + 1;
    }
    return parts;
  };
  const [now, before, year] = [spread(sager), spread(Math.ceil(sager * 0.9)), spread(sager)];
  const figure = (parts: readonly number[], i: number): Figure => share(parts[i] ?? 0, sum(parts));
  const rows = named.map(([noegle, navn], i) => ({
    ...{ noegle, navn, ...figure(now, i) },
    ...{ foer: figure(before, i), aarFoer: figure(year, i) },
  }));
  const all = { foer: share(sum(before), sum(before)), aarFoer: share(sum(year), sum(year)) };
  return [...rows, { noegle: I_ALT, navn: 'I alt', ...share(sum(now), sum(now)), ...all }];
}

function sum(parts: readonly number[]): number {
  return parts.reduce((total, part) => total + part, 0);
}

function share(taeller: number, naevner: number): Figure {
  const andel = naevner === 0 ? null : taeller / naevner;
  return { antal: taeller, taeller, naevner, andel, ki95: around(andel, naevner) };
}

function around(andel: number | null, n: number): readonly [number, number] | null {
  if (andel === null || n < 2) return null;
  const half = 1.96 * Math.sqrt((andel * (1 - andel)) / n + 1 / (4 * n * n));
  return [Math.max(0, andel - half), Math.min(1, andel + half)];
}

function shares(named: Named, { random, sager }: Given): readonly Row[] {
  return named.map(([noegle, navn]) => {
    const known = Math.floor((sager * (60 + random.below(40))) / 100) || Math.min(sager, 1);
    const before = Math.floor(known * 0.9);
    return {
      ...{ noegle, navn, ...share(random.below(known + 1), known) },
      foer: share(random.below(before + 1), before),
    };
  });
}

function days({ random, sager }: Given, n = sager): Figure {
  if (n === 0) return { antal: 0, middel: null, median: null, ki95: null };
  const median = 5 + random.below(80) / 2;
  const ki95: Figure['ki95'] = n < 2 ? null : [Math.max(0, median - 4.25), median + 6.5];
  return { antal: n, middel: median + random.below(300) / 70, median, ki95 };
}

function times(named: Named, given: Given): readonly Row[] {
  return named.map(([noegle, navn]) => ({ noegle, navn, ...days(given), foer: days(given) }));
}

const MEASURES = [
  ['medholdsprocent', 'Medholdsprocent', 'andel'],
  ['loesningsgrad', 'Løsningsgrad', 'andel'],
  ['laeringsgrad', 'Læringsgrad', 'andel'],
  ['sagsbehandlingstid', 'Sagsbehandlingstid', 'median'],
  ['hoejst-30-dage', 'Højst 30 dage', 'andel'],
  ['svarfrist-holdt', 'Svarfrist holdt', 'andel'],
  ['tilfredshed', 'Tilfredshed', 'middel'],
  ['styrket-borgerkontakt', 'Styrket Borgerkontakt', 'andel'],
] as const;

const SHOWN = { andel: 'andel', median: 'dage', middel: 'tal' } as const;

function benchmarkColumns(): readonly Column[] {
  return MEASURES.flatMap(([id, gruppe, field]) => {
    const shown = SHOWN[field];
    const place = `fordelt.${id}`;
    return [
      { noegle: `${place}.${field}`, navn: 'Resultat', slags: shown, gruppe },
      { noegle: `${place}.ki95`, navn: '95 %-interval', slags: intervalOf(shown), gruppe },
    ] satisfies readonly Column[];
  });
}

function intervalOf(slags: 'andel' | 'dage' | 'tal') {
  return `interval-${slags}` as const;
}

function benchmark(given: Given): readonly Row[] {
  const { random, sager, forvaltninger } = given;
  return [...forvaltninger, [I_ALT, 'I alt'] as const].map(([noegle, navn]) => ({
    ...{ noegle, navn },
    fordelt: Object.fromEntries(
      MEASURES.map(([id, , field]) => [
        id,
        field === 'andel' ? share(random.below(sager + 1), sager) : days(given),
      ]),
    ),
  }));
}

const KONTAKT: Named = [
  ['sagsbehandlingstid', 'Sagsbehandlingstid'],
  ['sagsbehandlingstid:SOF', 'Sagsbehandlingstid, Socialforvaltningen'],
  ['sagsbehandlingstid:emne:vejledning', 'Sagsbehandlingstid, Vejledning'],
];

function kontakt(given: Given): readonly Row[] {
  const few = Math.ceil(given.sager / 3);
  const pairs = KONTAKT.map(([noegle, navn]) => ({
    ...{ noegle, navn, fordelt: { ja: days(given, few), nej: days(given) } },
  }));
  const standset = { ja: share(few === 0 ? 0 : given.random.below(few), few) };
  const noegle = 'standset-ved-kontakten';
  return [...pairs, { noegle, navn: 'Klagen standsede ved kontakten', fordelt: standset }];
}

function targets(given: Given): readonly Row[] {
  const felter = { mindst: 0.6, gyldig: '1. januar – 31. december 2017' };
  return given.forvaltninger.flatMap(([id, navn], i) => [
    {
      noegle: `medholdsprocent:${id}:2017-01-01`,
      navn: `Løsningsgrad, ${navn}`,
      ...share(given.random.below(given.sager + 1), given.sager),
      felter: { ...felter, opfyldt: given.sager === 0 ? 'uden tal' : met(i) },
    },
    {
      noegle: `sagsbehandlingstid:${id}:2017-01-01`,
      navn: `Sagsbehandlingstid, ${navn}`,
      ...days(given),
      felter: { hoejst: 30, gyldig: null, opfyldt: given.sager === 0 ? 'uden tal' : 'nej' },
    },
  ]);
}

function met(i: number): string {
  return i % 2 === 0 ? 'ja' : 'nej';
}

function areas(given: Given): readonly Row[] {
  if (given.sager < 20) return [];
  return given.forvaltninger.slice(0, 3).map(([id, navn], i) => ({
    noegle: `vejledning:ventetid:${id}`,
    navn: `Vejledning, ventetid, ${navn}`,
    antal: 12 - i,
    middel: 2.35 + i / 3,
    ki95: [1.2, 4.61],
    foer: { antal: 5 },
    felter: { q: 0.0123, metode: '=HYPERLINK("http://eksempel.dk")' },
  }));
}

const LEARNING: Named = [
  ['konkret', 'Konkret'],
  ['generel', 'Generel'],
  ['ingen', 'Ingen'],
];
const TIMES: Named = [[I_ALT, 'I alt']];

function named(pairs: Named, make: typeof counts, kolonner: readonly Column[]) {
  return { kolonner, raekker: (given: Given) => make(pairs, given) };
}

const perForvaltning = {
  kolonner: COUNT,
  raekker: (given: Given) => counts([...given.forvaltninger, ['ingen', 'Ingen']], given),
};

const EMNER: Named = [
  'Aktindsigt/indsigt',
  'Begrundelse/klagevejledning',
  'Databeskyttelse',
  'Digital selvbetjening',
  'Diskrimination',
  'Koordinering/helhed',
  'Partshøring/oplysning af sagen',
  'Personalets adfærd',
  'Praktisk opgaveudførelse',
  'Sagsbehandlingstid/manglende svar',
  'Vejledning',
  'Ældrepleje i hjemmet og på plejecentre, herunder visitation af personlig pleje og praktisk hjælp',
  'Økonomi',
  'Åbningstider',
  'Andet',
  ...['A', 'B', 'C', 'D', 'E'].map((letter) => `Lokalt emne ${letter}`),
].map((navn) => [navn.toLowerCase(), navn] as const);

const SPECS: { readonly [Id in TableId]: Spec } = {
  'klager-modtaget': {
    titel: 'Klager modtaget hos Borgerrådgiveren',
    kolonner: COUNT,
    raekker: (given) => counts(given.maaneder.map(monthRow), given),
  },
  'klager-paa-forvaltninger': {
    titel: 'Klagernes fordeling på forvaltninger',
    ...perForvaltning,
  },
  'borgernes-problem': {
    titel: 'Borgernes problem relaterer sig til',
    ...named(EMNER.slice(0, 8), counts, COUNT),
  },
  'overordnede-emner': {
    titel: 'Klagernes fordeling på overordnede emner',
    ...named(EMNER, counts, COUNT),
  },
  medholdsprocent: {
    titel: 'Forvaltningernes medholdsprocent i klager til Borgerrådgiveren',
    kolonner: SHARE,
    raekker: (given) => shares([...given.forvaltninger, [I_ALT, 'I alt']], given),
  },
  'sager-paa-forvaltninger': { titel: 'Antal sager fordelt på forvaltning', ...perForvaltning },
  'risici-borger': {
    titel: 'Andel sager med risici for borger',
    ...named(
      [
        ['afgoerelsensLovlighed', 'Retssikkerhed: Afgørelsens lovlighed'],
        ['borgerensStilling', 'Retssikkerhed: Borgerens stilling'],
        ['tillidOgTryghed', 'Brugertilfredshed: Tillid & tryghed'],
      ],
      shares,
      SHARE,
    ),
  },
  'risici-kommunen': {
    titel: 'Andel sager med risici for kommunen',
    ...named(
      [
        ['lovligForvaltning', 'Jura: Lovlig forvaltning'],
        ['effektivAdministration', 'Ressourcer: Effektiv administration'],
        ['serviceniveau', 'Troværdighed: Serviceniveau'],
        ['oekonomiskForsvarlighed', 'Økonomi: Økonomisk forsvarlighed'],
      ],
      shares,
      SHARE,
    ),
  },
  loesningsgrad: {
    titel: 'Løsningsgrad i klager til Borgerrådgiveren',
    ...named(
      [
        ['helt', 'Helt løst'],
        ['delvist', 'Delvist løst'],
        ['ikke', 'Ikke løst'],
      ],
      counts,
      COUNT,
    ),
  },
  laeringspotentiale: {
    titel: 'Læringspotentialet af konkrete sager løst med Målrettet Indsats',
    ...named(LEARNING, counts, COUNT),
  },
  'opfoelgning-konsultativ-bistand': {
    titel: 'Forvaltningernes opfølgning på Borgerrådgiverens konsultative bistand',
    ...named(
      [
        ['konkret-forbedring', 'Konkret forbedring'],
        ['generel-forbedring', 'Generel forbedring'],
        ['ikke-brugt', 'Ikke brugt'],
      ],
      counts,
      COUNT,
    ),
  },
  indsatser: {
    titel: 'Iværksatte indsatser',
    ...named(
      [
        ['tilsyn', 'Tilsyn'],
        ['konsultativ-bistand', 'Konsultativ bistand'],
        ['intervention', 'Intervention'],
        ['ekspedition-manuel', 'Ekspedition, manuel'],
        ['ekspedition-automatisk', 'Ekspedition, automatisk'],
      ],
      counts,
      COUNT,
    ),
  },
  tilfredshed: {
    titel: 'Borgernes tilfredshed med Borgerrådgiverens indsats',
    ...named(
      ['5', '4', '3', '2', '1'].map((score) => [score, `${score} af 5`]),
      counts,
      COUNT,
    ),
  },
  sagsbehandlingstid: {
    titel: 'Borgerrådgiverens gennemsnitlige sagsbehandlingstid i konkrete klagesager (dage)',
    ...named(TIMES, times, TIME),
  },
  'hoejst-og-over-30-dage': {
    titel: 'Fordelingen af sager afsluttet på højst og over 30 dage',
    ...named(
      [
        ['hoejst-30-dage', 'Højst 30 dage'],
        ['over-30-dage', 'Over 30 dage'],
      ],
      counts,
      COUNT,
    ),
  },
  'styrket-borgerkontakt': {
    titel: 'Styrket Borgerkontakt og traditionel skriftlig behandling',
    kolonner: ['ja', 'nej'].flatMap((key): readonly Column[] => {
      const gruppe = key === 'ja' ? 'Med' : 'Uden';
      return [
        { noegle: `fordelt.${key}.antal`, navn: 'n', slags: 'antal', gruppe },
        { noegle: `fordelt.${key}.median`, navn: 'Median', slags: 'dage', gruppe },
        { noegle: `fordelt.${key}.ki95`, navn: '95 %-interval', slags: 'interval-dage', gruppe },
        { noegle: `fordelt.${key}.andel`, navn: 'Andel', slags: 'andel', gruppe },
      ];
    }),
    raekker: kontakt,
  },
  benchmark: {
    titel: 'Forvaltningerne på de samme mål',
    kolonner: benchmarkColumns(),
    raekker: benchmark,
  },
  maaltal: {
    titel: 'Måltal',
    kolonner: [
      { noegle: 'andel', navn: 'Andel', slags: 'andel' },
      { noegle: 'median', navn: 'Median', slags: 'dage' },
      { noegle: 'felter.mindst', navn: 'Mindst', slags: 'andel', gruppe: 'Mål' },
      { noegle: 'felter.hoejst', navn: 'Højst', slags: 'dage', gruppe: 'Mål' },
      { noegle: 'felter.gyldig', navn: 'Gælder', slags: 'tekst', gruppe: 'Mål' },
      { noegle: 'felter.opfyldt', navn: 'Opfyldt', slags: 'tekst' },
    ],
    raekker: targets,
  },
  indsatsomraader: {
    titel: 'Indsatsområder: hvad der er vokset mest',
    kolonner: [
      { noegle: 'antal', navn: 'Antal', slags: 'antal' },
      { noegle: 'foer.antal', navn: 'Antal før', slags: 'antal' },
      { noegle: 'middel', navn: 'Gange så mange', slags: 'tal' },
      { noegle: 'ki95', navn: '95 %-interval', slags: 'interval-tal' },
      { noegle: 'felter.q', navn: 'q', slags: 'tal' },
      { noegle: 'felter.metode', navn: 'Metode', slags: 'tekst' },
    ],
    raekker: areas,
  },
  rutekvalitet: {
    titel: 'Rutekvalitet: fejlsendte klager pr. regel',
    ...named(
      [
        ['emnets-forvaltning', 'Emnets forvaltning svarer'],
        ['borgerraadgiveren', 'Borgerrådgiveren svarer'],
      ],
      shares,
      SHARE,
    ),
  },
  drift: {
    titel: 'Drift: fra klik til postkasse',
    kolonner: [
      { noegle: 'antal', navn: 'Antal', slags: 'antal' },
      { noegle: 'median', navn: 'Median (sekunder)', slags: 'tal' },
      { noegle: 'felter.p95', navn: '95 %-fraktil (sekunder)', slags: 'tal' },
    ],
    raekker: ({ sager }) => [
      {
        ...{ noegle: 'klik-til-postkasse', navn: 'Fra klik til postkasse', antal: sager },
        median: sager === 0 ? null : 0.84,
        felter: { p95: sager === 0 ? null : 2.15 },
      },
    ],
  },
};

/** How each table of a made-up report is made. */
export function specOf(id: TableId): Spec {
  return SPECS[id];
}

const MONTHS = [
  ...(['januar', 'februar', 'marts', 'april', 'maj', 'juni'] as const),
  ...(['juli', 'august', 'september', 'oktober', 'november', 'december'] as const),
];

function monthRow(month: string): readonly [string, string] {
  return [month, `${MONTHS[Number(month.slice(5)) - 1]} ${month.slice(0, 4)}`];
}
