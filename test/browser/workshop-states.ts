import { readFileSync } from 'node:fs';
import { jsonSchemas } from '../../functions/routing/json-schemas.ts';
import { ruleFacts, tableFacts } from '../../functions/workshop/rule-facts.ts';
import type { PageData } from '../../src/locals.ts';
import type {
  ChangeFacts,
  DraftFacts,
  Finding,
  MailboxFacts,
  ProofFacts,
  ProposalFacts,
  TriedRoute,
  VersionFacts,
} from '../../src/workshop-facts.ts';
import type { RuleEditorPage, TryPage } from '../../src/workshop-locals.ts';
import { RIKKE } from './staff-pages.ts';
import { shippedModtagere, shippedRules } from './subjects.ts';

const person = RIKKE;
const dag = '2026-03-09';
const reading = { rules: shippedRules(), dag, sprog: 'da' } as const;
const hash = '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08';

const fingeraftryk = 'c'.repeat(64);
const sofs = { id: 'SOF', modtager: 'Socialforvaltningen', postkasse: 'sof@kommune.example' };
const postkasser: readonly MailboxFacts[] = [
  { ...sofs, fingeraftryk, sendt: '2026-03-01T09:00:00Z', afproevet: '2026-03-01T09:30:00Z' },
  { ...sofs, fingeraftryk, sendt: '2026-03-01T09:00:00Z', afproevet: null },
  { ...sofs, fingeraftryk, sendt: null, afproevet: null },
  { ...sofs, fingeraftryk: null, sendt: null, afproevet: null },
];
const iKraft: VersionFacts = {
  hash,
  siden: '2026-02-27T08:15:00Z',
  foreslaaetAf: 'Rikke Regelsen',
  godkendtAf: 'Ruben Regelsen',
  grund: 'Hjemmeplejen er flyttet til Sundheds- og Omsorgsforvaltningen.',
};
const kladde: DraftFacts = {
  hash: hash.replaceAll('9', '1'),
  hvem: 'Rikke Regelsen',
  tid: '2026-03-09T09:40:00Z',
};
const findings: readonly Finding[] = [
  {
    alvor: 'fejl',
    kode: 'doed-regel',
    fil: 'regler.json',
    linje: 41,
    kolonne: 7,
    tekst:
      'Reglen »serviceniveau« afgør intet: »afgoerelse« tager alt, hvad den passer på. Flyt den op, gør de andre snævrere, eller slet den.',
  },
  {
    alvor: 'fejl',
    kode: 'ukendt',
    fil: 'emner.json',
    linje: 120,
    kolonne: 13,
    tekst: 'Modtageren »SUFF« findes ikke. Mente du »SUF«?',
  },
  {
    alvor: 'oplysning',
    kode: 'overlap',
    fil: 'regler.json',
    linje: 90,
    kolonne: 7,
    tekst: 'Reglen »kan-ikke-selv« går forud for »afgoerelse« på 8.232 kombinationer.',
  },
];
const proven: ProofFacts = { ok: true, kombinationer: 249_600, fund: findings.slice(2) };
const faulty: ProofFacts = { ok: false, kombinationer: 249_600, fund: findings };
const forslag: ProposalFacts = {
  id: 12,
  hash,
  tid: '2026-03-09T10:05:00Z',
  hvem: 'Ruben Regelsen',
  grund: 'Klager over diskrimination skal først til forvaltningen.',
  slags: 'vaerksted',
  mit: false,
};

const forskelle: ChangeFacts['dage'][number]['forskelle'] = [
  {
    fra: 'Borgerrådgiveren',
    til: 'SOF',
    antal: 8_960,
    naar: [
      { question: 'emne', answers: ['Kontanthjælp', 'Boligsocial hjælp', 'Merudgifter'] },
      { question: 'klagenHandlerOm', answers: ['diskrimination'] },
      { question: 'kanSelvKlareDialogen', answers: ['ja'] },
    ],
  },
  {
    fra: 'Borgerrådgiveren',
    til: null,
    antal: 3_584,
    naar: [{ question: 'emne', answers: Array.from({ length: 30 }, (_, i) => `Emne ${i + 1}`) }],
  },
];
const aendring: ChangeFacts = {
  dage: [
    { dag, kombinationer: 12_544, forskelle },
    { dag: '2026-07-01', kombinationer: 0, forskelle: [] },
  ],
  filer: [
    {
      fil: 'regler.json',
      foer: ruleText(),
      efter: ruleText().replace('"diskrimination"', '"diskrimination",\n          "indsigt"'),
    },
  ],
};
const genspil = {
  fra: '2025-03-09',
  til: '2026-03-08',
  sager: 4_812,
  flyttet: 131,
  fraTil: [
    { fra: 'Borgerrådgiveren', til: 'SOF', antal: 128, numre: numbers(128) },
    { fra: 'SUF', til: null, antal: 3, numre: numbers(3) },
  ],
};

function numbers(count: number): readonly string[] {
  return Array.from({ length: count }, (_, i) => `K-2025-7BC4D${String(i + 22).padStart(2, '2')}`);
}

function ruleText(): string {
  return readFileSync(new URL('../../routing-rules/regler.json', import.meta.url), 'utf8');
}

/** Every state of the workshop's pages: in Danish only. */
export function workshopPages(): readonly (readonly [name: string, page: PageData])[] {
  return [
    ['regler-oversigt', overview()],
    ['regler-oversigt-venter', busyOverview()],
    ['regler-rediger', editor()],
    ['regler-rediger-problem', faultyEditor()],
    ['regler-rediger-konflikt-fejl', conflict()],
    ['regler-proev', tryPage()],
    ['regler-proev-svar', triedPage()],
    ['regler-proev-fejl', faultyTry()],
    ['regler-udgiv', publish()],
    ['regler-udgiv-intet', { ...publish(), kladde: null, aendring: null, genspil: null }],
    ['regler-udgiv-fejl', faultyPublish()],
    ['regler-forslag', proposal()],
    ['regler-forslag-mit', { ...proposal(), forslag: { ...forslag, mit: true } }],
    ['regler-historik', history()],
    ['regler-historik-to', { ...history(), fra: hash, til: kladde.hash, aendring }],
  ];
}

function overview(): PageData & { readonly view: 'staff-rules' } {
  const regler = reading.rules.regler.map((regel, i) => ({
    ...ruleFacts(reading, regel),
    linje: 4 + i * 50,
    iKraft: i !== 8,
    antal: 12_345 * (i + 1),
  }));
  const nothing = { forslag: [], kladde: null, besked: null };
  const tavle = tableFacts(reading);
  return {
    view: 'staff-rules',
    person,
    iKraft,
    bevis: proven,
    postkasser,
    regler,
    tavle,
    ...nothing,
  };
}

function busyOverview(): PageData {
  const mappe: ProposalFacts = { ...forslag, id: 13, slags: 'mappe', hvem: null, grund: null };
  return {
    ...overview(),
    bevis: faulty,
    forslag: [mappe, forslag, { ...forslag, id: 14, mit: true }],
    kladde,
    besked: 'forslag-sendt',
  };
}

function editor(): RuleEditorPage {
  const modtager = shippedModtagere('da');
  return {
    view: 'staff-editor',
    person,
    dag,
    filer: [...jsonSchemas().keys()].map((navn) => ({ navn, aendret: navn === 'regler.json' })),
    certifikater: ['certifikater/sof.pem'],
    fil: 'regler.json',
    tekst: ruleText(),
    grundlag: hash,
    kladde,
    linje: null,
    bevis: proven,
    gemt: false,
    fejl: null,
    konflikt: null,
    skema: JSON.parse(jsonSchemas().get('regler.json') ?? '{}'),
    kendte: {
      emne: [...reading.rules.emner.values()].map(({ id, da }) => ({ id, navn: da })),
      modtager,
      forvaltning: modtager,
      vejledning: [...reading.rules.vejledninger].map(([id, { da }]) => ({ id, navn: da })),
      certifikat: [{ id: 'certifikater/sof.pem', navn: '' }],
    },
  };
}

function faultyEditor(): PageData {
  return {
    ...editor(),
    linje: 41,
    bevis: faulty,
    fejl: 'Teksten fylder mere end 1 MB. Den er ikke gemt.',
  };
}

function conflict(): PageData {
  const tekst = ruleText().replace('"kilde": "kk.dk', '"kilde": "kommunens side');
  const andreFiler = ['emner.json'];
  const konflikt = { hvem: 'Ruben Regelsen', tid: kladde.tid, tekst, andreFiler, roert: true };
  return { ...editor(), bevis: faulty, konflikt };
}

function tryPage(): TryPage {
  return {
    view: 'staff-try',
    person,
    dag,
    svar: {},
    sag: null,
    emner: [...reading.rules.emner.values()].map(({ id, da, afklar }) => ({
      id,
      navn: da,
      afklar: afklar !== null,
    })),
    forvaltninger: shippedModtagere('da'),
    fejl: [],
    ruter: [],
    kladdeFejl: null,
    eksempel: null,
  };
}

const suf = { id: 'SUF', kortnavn: 'SUF', navn: 'Sundheds- og Omsorgsforvaltningen' };
const rute: TriedRoute = {
  udgave: 'i-kraft',
  modtager: suf,
  regel: 'afgoerelse',
  begrundelse: 'Du klager over en afgørelse. Den skal forvaltningen selv se på først.',
  afgoerende: [{ question: 'klagenHandlerOm', answers: ['afgoerelse'] }],
  sti: [
    {
      regel: 'whistleblower',
      linje: 4,
      udfald: 'passer-ikke',
      fejler: { svar: 'Hjemmehjælp', krav: { question: 'emne', answers: ['Whistleblower'] } },
    },
    {
      regel: 'behandles-andetsteds',
      linje: 90,
      udfald: 'passer-ikke',
      fejler: {
        svar: 'nej',
        krav: { question: 'behandlesAndetSteds', answers: ['domstol', 'ombudsmanden'] },
      },
    },
    { regel: 'gammel', linje: 140, udfald: 'ikke-i-kraft', fejler: null },
    { regel: 'afgoerelse', linje: 160, udfald: 'afgjorde', fejler: null },
  ],
};

function triedPage(): PageData {
  return {
    ...tryPage(),
    svar: {
      emne: 'hjemmehjaelp-hjemmepleje',
      klagenHandlerOm: 'afgoerelse',
      harKlaget: 'ja-venter',
      svarfristUdloebet: 'ja',
    },
    sag: 'K-2026-7BC4D9F',
    ruter: [
      rute,
      {
        ...rute,
        udgave: 'kladde',
        modtager: { id: 'B', kortnavn: 'Borgerrådgiveren', navn: 'Borgerrådgiveren' },
        regel: null,
        afgoerende: [],
        sti: rute.sti.slice(0, 3),
      },
    ],
    eksempel: {
      regler: reading.rules.regler.map(({ id }) => id),
      modtagere: shippedModtagere('da'),
      regel: 'afgoerelse',
      modtager: 'SUF',
      navn: 'Hjemmehjælp: en afgørelse',
    },
  };
}

function faultyTry(): PageData {
  return {
    ...tryPage(),
    sag: 'K-2026-2222222',
    fejl: [
      { field: 'sag', message: 'Sagsnummeret findes ikke.' },
      { field: 'emne', message: 'Vælg et emne.' },
    ],
    kladdeFejl: 'Kladden kan ikke læses, så den kan ikke prøves. Ret fejlene i den først.',
  };
}

function publish(): PageData & { readonly view: 'staff-publish' } {
  const facts = {
    kladde,
    iKraft,
    aendring,
    genspil,
    bevis: proven,
    postkasser,
    grund: '',
    fejl: [],
  };
  return { view: 'staff-publish', person, ...facts };
}

function faultyPublish(): PageData {
  const fejl = [{ field: 'grund', message: 'Skriv hvorfor.' }];
  return { ...publish(), bevis: proven, fejl };
}

function proposal(): PageData & { readonly view: 'staff-proposal' } {
  const facts = { forslag, iKraft, aendring, genspil, bevis: proven, postkasser, fejl: [] };
  return { view: 'staff-proposal', person, tilstand: 'aabent', ...facts };
}

function history(): PageData & { readonly view: 'staff-history' } {
  const older = { ...iKraft, hash: kladde.hash, siden: '2026-01-02T09:00:00Z', grund: null };
  const first = { ...older, hash: hash.replaceAll('0', '3'), foreslaaetAf: null, godkendtAf: null };
  const udgaver = [iKraft, older, first];
  return {
    view: 'staff-history',
    person,
    udgaver,
    fra: null,
    til: null,
    aendring: null,
    fejl: null,
  };
}
