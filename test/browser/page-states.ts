import {
  accessibilityPage,
  privacyPage,
  rightsPage,
} from '../../functions/http/oplysning/oplysning.ts';
import { guidance } from '../../functions/http/page-data.ts';
import { citizenWords } from '../../functions/register/haendelse.ts';
import { ruleFacts, tableFacts } from '../../functions/workshop/rule-facts.ts';
import { ADDRESSES } from '../../src/addresses.ts';
import type { Sprog } from '../../src/klage/klage.ts';
import type { FormPage, PageData, PageLocals, ReviewPage, Site } from '../../src/locals.ts';
import type { StatusPage } from '../../src/status-locals.ts';
import { registrerPages } from './registrer-pages.ts';
import { releasePages } from './release-states.ts';
import { staffPages } from './staff-pages.ts';
import { shippedEmner, shippedModtagere, shippedRules, shippedSearch } from './subjects.ts';
import { workshopPages } from './workshop-states.ts';

/** One page in one state, with made-up data: everything a citizen or a newcomer can meet. */
export type PageState = {
  readonly name: string;
  readonly path: string;
  readonly status: number;
  readonly locals: PageLocals;
};

const site: Site = {
  kommune: 'Københavns Kommune',
  hjemmeside: 'https://www.kk.dk',
  url: 'https://klagevej.kommune.example/',
  telefon: '33 66 33 66',
  adresse: 'Københavns Rådhus, 1599 København V',
  aabningstider: 'Mandag til onsdag kl. 8–16, torsdag kl. 8–17 og fredag kl. 8–15',
  dpo: 'databeskyttelse@kommune.example',
  borgerraadgiver: {
    telefon: '33 66 14 00',
    email: 'borgerraadgiveren@kommune.example',
    adresse: 'Vester Voldgade 2A, 1552 København V',
  },
  svarfristArbejdsdage: 10,
  development: true,
  demo: false,
};

/** The same kommune as an English page names it. */
const siteIn: { readonly [S in Sprog]: Site } = {
  da: site,
  en: {
    ...site,
    kommune: 'City of Copenhagen',
    aabningstider: 'Monday to Wednesday 8 am–4 pm, Thursday 8 am–5 pm and Friday 8 am–3 pm',
  },
};

const typed = {
  emne: 'hjemmehjaelp-hjemmepleje',
  klagenHandlerOm: 'afgoerelse',
  afgoerelsesdato: '2026-03-02',
  harKlaget: 'nej',
  kanSelvKlareDialogen: 'ja',
  beskrivelse:
    '\nMin mor skulle have "rengøring" hver 14. dag.\nNu kommer der <b>ingen</b> & hun er 82.\n',
  oensketLoesning: 'At hjælpen kommer igen.',
  paaVegneAf: 'en-anden',
  fuldmagtSenere: 'ja',
  navn: 'Anna Prøve-Jensen',
  email: 'anna@eksempel.dk',
  bekraeftelse: 'ja',
};
/** As hard to pack as the real ones. */
const state = {
  noegle: 'q3Zr0vTnW8yGk5LhXcJ1sPd7fBmE2uRa9oHiVxKwNtQ',
  regelsaet: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
};

/** What each is answered with, when not 200. */
const STATUS_OF: ReadonlyMap<string, number> = new Map([
  ['form-fejl', 422],
  ['kvittering', 201],
  ['kvittering-videre', 201],
  ['sag-videre-for-tidligt', 409],
  ['sag-fejl', 404],
  ['problem-404', 404],
  ['problem-413', 413],
  ['problem-503', 503],
  ['medarbejder-problem-rolle', 403],
  ['medarbejder-problem-nede', 503],
  ['medarbejder-log-ind-igen-fejl', 401],
  ['medarbejder-send-igen-fejl', 403],
  ['statistik-fejl', 422],
  ['udgivelse-tilbagekaldt', 410],
  ['udgivelser-grund-fejl', 422],
  ['sager-soegt-fejl', 422],
  ['sager-sag-fejl', 422],
  ['sager-sag-konflikt-fejl', 409],
  ['sager-ny-henvendelse-fejl', 422],
  ['sager-ny-klage-fejl', 422],
]);

const made = new Map<Sprog, readonly PageState[]>();

/** Every state of every page in `sprog`; made once, since the rules and a year of cases stand behind. */
export function pageStates(sprog: Sprog): readonly PageState[] {
  const states = made.get(sprog) ?? makeStates(sprog);
  made.set(sprog, states);
  return states;
}

function makeStates(sprog: Sprog): readonly PageState[] {
  const show = (name: string, path: string, page: PageData): PageState => ({
    name,
    path,
    status: STATUS_OF.get(name) ?? 200,
    locals: { site: { ...siteIn[sprog], demo: name.endsWith('-demo') }, sprog, page },
  });
  const klage = ADDRESSES.klage[sprog];
  // One of each kind: without anything, with other ways to complain, with what was typed.
  const problems = [404, 413, 503].map((status) => {
    const values = status === 503 ? { ...typed, ...state } : {};
    return show(`problem-${status}`, '/problem', { view: 'problem', status, values });
  });
  const staff = sprog === 'da' ? [...staffPages(), ...workshopPages()] : [];
  return [
    show('start', ADDRESSES.start[sprog], { view: 'plain' }),
    show('start-demo', ADDRESSES.start[sprog], { view: 'plain' }),
    show('form', klage, formPage(sprog)),
    show('form-fejl', klage, faultyForm(sprog)),
    show('form-fundet', klage, foundForm(sprog)),
    show('review', klage, reviewPage(sprog)),
    show('review-alt', klage, busyReview(sprog)),
    show('kvittering', klage, receiptPage(sprog, null)),
    show('kvittering-svaret', klage, receiptPage(sprog, '4')),
    show('kvittering-videre', klage, carriedOnReceipt(sprog)),
    ...lateCases(sprog).map(([name, page]) => show(name, ADDRESSES.sag[sprog], page)),
    show('sag', ADDRESSES.sag[sprog], { view: 'status', values: {}, errors: [], status: null }),
    show('sag-fejl', ADDRESSES.sag[sprog], wrongCode()),
    show('sag-status', ADDRESSES.sag[sprog], statusPage(sprog)),
    show(
      'sag-forkert-sted',
      ADDRESSES.sag[sprog],
      statusPage(sprog, { stilling: 'fejlsendt', naeste: 'fejlsendt' }),
    ),
    show('sag-afsluttet', ADDRESSES.sag[sprog], closedPage(sprog)),
    show('sag-svar-fejl', ADDRESSES.sag[sprog], closedPage(sprog, 'fejl')),
    show('sag-svaret', ADDRESSES.sag[sprog], closedPage(sprog, 'svaret')),
    show('sag-for-sent', ADDRESSES.sag[sprog], closedPage(sprog, 'for-sent')),
    ...tellingPages(sprog).map(([name, path, page]) => show(name, path, page)),
    show('regler', ADDRESSES.regler[sprog], rulesPage(sprog)),
    show('api', ADDRESSES.api[sprog], { view: 'api', openapi }),
    ...releasePages().map(([name, page]) => show(name, ADDRESSES.statistik[sprog], page)),
    show('postkasser', ADDRESSES.postkasser[sprog], mailboxes(sprog)),
    ...problems,
    ...staff.map(([name, page]) => show(name, '/medarbejder', page)),
    ...(sprog === 'da'
      ? registrerPages().map(([name, page]) => show(name, '/registrer', page))
      : []),
  ];
}

/** Pages that only tell; of the declaration also what a kommune that has done its part shows. */
function tellingPages(sprog: Sprog): readonly (readonly [string, string, PageData])[] {
  const rules = shippedRules();
  const said = accessibilityPage(rules);
  const done = {
    gennemgaaet: '2026-02-02',
    erklaering: 'https://was.digst.dk/tvaerkoebing-example',
  };
  return [
    ['rettigheder', ADDRESSES.rettigheder[sprog], rightsPage(rules, sprog)],
    [
      'privatliv',
      ADDRESSES.privatliv[sprog],
      { ...privacyPage(rules, 30), side: 'https://kommune.example' },
    ],
    ['was', ADDRESSES.was[sprog], said],
    ['was-gennemgaaet', ADDRESSES.was[sprog], { ...said, ...done }],
  ];
}

function formPage(sprog: Sprog): FormPage {
  const forvaltninger = shippedModtagere(sprog);
  const emner = shippedEmner(sprog);
  return {
    ...{ view: 'form', ...state, values: {}, emner, forvaltninger, errors: [], filesLost: false },
    soegning: { adresse: `/soegning/${sprog}/9f3a61c7`, q: '', fundet: null },
  };
}

/** What the server finds for a browser without scripts: a question, emner, and danger as well. */
function foundForm(sprog: Sprog): FormPage {
  const page = formPage(sprog);
  const soegning = shippedSearch(sprog).soegning();
  const { fare } = soegning.find('jeg vil ikke leve');
  const fundet = { ...soegning.find('bøde'), fare };
  return { ...page, soegning: { ...page.soegning, q: 'bøde', fundet } };
}

function faultyForm(sprog: Sprog): FormPage {
  const { beskrivelse: _left, ...values } = { ...typed, emne: '', email: 'anna', navn: '' };
  const errors = [
    { field: 'emne', code: 'mangler', message: 'Vælg, hvad du klager over.' },
    { field: 'klagenHandlerOm', code: 'ukendt', message: 'Vælg et af svarene på siden.' },
    { field: 'beskrivelse', code: 'mangler', message: 'Fortæl, hvad der er sket.' },
    { field: 'navn', code: 'mangler', message: 'Skriv dit navn.' },
    { field: 'email', code: 'format', message: 'Skriv e-mailen som navn@eksempel.dk.' },
  ] as const;
  return { ...formPage(sprog), values, errors, filesLost: true };
}

function reviewPage(sprog: Sprog): ReviewPage {
  const emne = shippedEmner(sprog).find(({ id }) => id === typed.emne);
  const modtagere = shippedModtagere(sprog);
  const [, , , modtager = { id: 'SUF', navn: 'SUF' }] = modtagere;
  if (emne === undefined)
    throw new Error('The shipped rules no longer have the emne of the tests.');
  return {
    view: 'review',
    ...state,
    values: typed,
    emne,
    modtagere,
    route: {
      modtager,
      borgerraadgiver: false,
      begrundelse: ruleOf('afgoerelse').begrundelse[sprog],
      vejledning: guidance(shippedRules(), ruleOf('afgoerelse').vejledning, sprog),
      svarfrist: '2026-03-23',
      klagefrist: { instans: 'Ankestyrelsen', dato: '2026-03-30' },
      objection: null,
    },
    cpr: [],
    routeChanged: false,
    errors: [],
    filesLost: false,
  };
}

function ruleOf(id: string) {
  const rule = shippedRules().regler.find((one) => one.id === id);
  if (rule === undefined) throw new Error(`The shipped rules no longer have the rule ${id}.`);
  return rule;
}

function busyReview(sprog: Sprog): ReviewPage {
  const review = reviewPage(sprog);
  const [modtager = review.route.modtager] = review.modtagere.toReversed();
  return {
    ...review,
    route: { ...review.route, modtager, borgerraadgiver: true, objection: review.route.modtager },
    cpr: [
      { field: 'beskrivelse', before: '… nummer ', masked: '010203-••••', after: ' står på …' },
    ],
    routeChanged: true,
    errors: [{ field: 'bilag', code: 'filtype', message: 'Filen kan ikke bruges. Vælg en pdf.' }],
    filesLost: true,
  };
}

function receipt(sprog: Sprog) {
  const { modtager, begrundelse, svarfrist, vejledning } = reviewPage(sprog).route;
  return {
    nummer: 'K-2026-7BC4D9F',
    kode: '7BC4D-9FGHJ-KLMNP-QRSTV-WXZ23-456B7',
    modtaget: '2026-03-09T13:30:00Z',
    modtager,
    begrundelse,
    svarfrist,
    vejledning,
    sha256: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
  };
}

const OTHER_NUMMER = 'K-2026-2345678';

function wrongCode(): PageData {
  const message = 'Nummer og kode passer ikke sammen. Se efter på din kvittering.';
  return {
    view: 'status',
    values: { nummer: 'K-2026-7BC4D9F', kode: 'forkert' },
    errors: [{ field: 'kode', code: 'ukendt', message }],
    status: null,
  };
}

function receiptPage(sprog: Sprog, skema: string | null): PageData {
  const sendt = skema === null ? reviewPage(sprog) : null;
  const around = { values: typed, sendt, skema, forrigeSag: null, borgerraadgiver: false };
  return { view: 'receipt', receipt: receipt(sprog), ...around };
}

/** The receipt of a klage that was carried on. */
function carriedOnReceipt(sprog: Sprog): PageData {
  const around = {
    values: {},
    sendt: null,
    skema: null,
    forrigeSag: OTHER_NUMMER,
    borgerraadgiver: true,
  };
  return { view: 'receipt', receipt: receipt(sprog), ...around };
}

type Found = NonNullable<StatusPage['status']>;

function statusPage(sprog: Sprog, changes: Partial<Found> = {}): StatusPage {
  const { nummer, kode, modtaget, modtager, svarfrist } = receipt(sprog);
  const haendelser = [
    { tid: modtaget, hvad: citizenWords('modtaget', sprog) ?? '' },
    { tid: '2026-03-09T13:30:02Z', hvad: citizenWords('accepteret', sprog) ?? '' },
  ];
  const tekst = 'Kære modtager\n\nMin mor skulle have "rengøring" hver 14. dag.';
  const status = { nummer, kode, modtaget, modtager, svarfrist, haendelser };
  const trin = [
    { trin: 'modtaget', tid: modtaget },
    { trin: 'sendt', tid: '2026-03-09T13:30:02Z' },
    { trin: 'bekraeftet', tid: null },
    { trin: 'kontakt', tid: null },
    { trin: 'afsluttet', tid: null },
  ] as const;
  return {
    view: 'status',
    values: {},
    errors: [],
    status: {
      ...{ ...status, trin, tilstand: 'accepteret', stilling: 'undervejs', naeste: 'vent' },
      ...{ videreFra: '2026-03-24', videreFejl: null, naesteSag: null, forrigeSag: null },
      vejledning: reviewPage(sprog).route.vejledning,
      ...{ kopiDage: 30, slutter: null, stemme: null, egenKopi: { kind: 'aaben', tekst } },
      ...changes,
    },
  };
}

const closedSteps = [
  { trin: 'modtaget', tid: '2026-03-09T13:30:00Z' },
  { trin: 'sendt', tid: '2026-03-09T13:30:02Z' },
  { trin: 'bekraeftet', tid: null },
  { trin: 'kontakt', tid: '2026-03-11' },
  { trin: 'afsluttet', tid: '2026-03-12' },
] as const;

/** A case whose svarfrist has passed: before the click, after it, when it came too early, and the next. */
function lateCases(sprog: Sprog): readonly (readonly [string, StatusPage])[] {
  return [
    ['sag-frist', statusPage(sprog, { naeste: 'svarfrist-udloebet' })],
    ['sag-videre', statusPage(sprog, { naeste: 'sendt-videre', naesteSag: OTHER_NUMMER })],
    ['sag-videre-for-tidligt', statusPage(sprog, { videreFejl: 'for-tidligt' })],
    [
      'sag-efter',
      statusPage(sprog, {
        ...{ forrigeSag: OTHER_NUMMER, naeste: 'raadgiver-for-sent', tilstand: 'kvitteret' },
        egenKopi: { kind: 'utilgaengelig' },
      }),
    ],
  ];
}

/** A closed case: not answered, answered wrongly, answered, and when it is too late. */
function closedPage(sprog: Sprog, state: 'ny' | 'fejl' | 'svaret' | 'for-sent' = 'ny'): PageData {
  const { nummer, kode } = receipt(sprog);
  const answered = { tilfreds: '2', kontakt: 'nej', behov: 'delvist' };
  const message = 'Svar på mindst ét af spørgsmålene.';
  return {
    ...statusPage(sprog, {
      ...{ stilling: 'afsluttet', naeste: 'afsluttet', trin: closedSteps },
      slutter: { kopi: '2026-04-11', kode: '2026-07-10' },
      stemme: {
        ...{ nummer, kode, tak: state === 'svaret', utilfreds: state === 'svaret' },
        values: state === 'svaret' ? answered : {},
        rettesTil: state === 'for-sent' ? null : '2026-06-10',
        videre: { emne: typed.emne, harKlaget: 'ja-faaet-svar' },
      },
    }),
    errors: state === 'fejl' ? [{ field: 'tilfreds', code: 'mangler', message }] : [],
  };
}

function rulesPage(sprog: Sprog): PageData {
  const reading = { rules: shippedRules(), dag: '2026-03-09', sprog } as const;
  return {
    view: 'rules',
    regelsaet: state.regelsaet,
    siden: '2026-02-27T08:15:00Z',
    dag: reading.dag,
    kombinationer: 249_600,
    fejl: 0,
    regler: reading.rules.regler.map((regel) => ruleFacts(reading, regel)),
    tavle: tableFacts(reading),
    dele: shippedModtagere(sprog).map((modtager, i) => ({ modtager, antal: i * 1000 })),
  };
}

function mailboxes(sprog: Sprog): PageData {
  const tid = '2026-03-09T13:30:02Z';
  const brev = { fil: 'brev.eml', emne: 'Klage K-2026-7BC4D9F', tid, bytes: 12_345 };
  const postkasser = shippedModtagere(sprog).map((modtager, i) => ({
    modtager,
    breve: i === 0 ? [brev] : [],
  }));
  return {
    view: 'mailboxes',
    postkasser,
    brev: {
      fil: brev.fil,
      tekst: 'Klage K-2026-7BC4D9F\n\nMin mor skulle have "rengøring".',
      klageJson: '{ "nummer": "K-2026-7BC4D9F" }',
      underskrevetAf: 'klagevej@kommune.example',
      bilag: [{ navn: 'brev.pdf', type: 'application/pdf', bytes: 123_456 }],
    },
  };
}

const openapi = {
  openapi: '3.1.0',
  info: { title: 'Klagevej', version: '0.1.0' },
  paths: {
    '/api/klager': {
      post: {
        summary: 'Send a klage',
        parameters: [{ name: 'Idempotency-Key', in: 'header', required: true }],
        requestBody: { content: { 'application/json': {} } },
        responses: { 201: { description: 'Received' }, 422: { description: 'Invalid' } },
      },
    },
  },
  components: { schemas: { Klage: { type: 'object' } } },
};
