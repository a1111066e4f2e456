import type { PageData } from '../../src/locals.ts';
import type { CaseForm, CasePage } from '../../src/sag-locals.ts';
import type { CaseLine, CaseListPage, NewHenvendelsePage } from '../../src/sager-locals.ts';
import { RIKKE } from './staff-person.ts';
import { shippedEmner, shippedModtagere } from './subjects.ts';

const person = { ...RIKKE, navn: 'Bodil Rådvad' };
const emner = shippedEmner('da').map(({ id, navn }) => ({ id, navn }));
const modtagere = shippedModtagere('da');
const navne = {
  modtagere: Object.fromEntries(modtagere.map(({ id, navn }) => [id, navn])),
  emner: Object.fromEntries(emner.map(({ id, navn }) => [id, navn])),
  ord: { vejledning: 'Vejledning', ventetid: 'Ventetid' },
  personer: { 'medarbejder:berit': 'Berit Margrethe Rådvad-Christoffersen' },
};

/** Every state of the pages about cases: in Danish only. */
export function casePages(): readonly (readonly [name: string, page: PageData])[] {
  return [
    ['sager-tom', list([])],
    ['sager', list(lines())],
    ['sager-forvaltning', { ...list(lines().slice(0, 3)), raadgiver: false, nye: ['klage'] }],
    ['sager-soegt-fejl', { ...list([]), soegt: { typed: 'Anna', fejl: 'ikke-et-nummer' } }],
    ['sager-sag', sag()],
    [
      'sager-sag-forvaltning',
      { ...sag(), raadgiver: false, laest: null, form: form(false), andreModtagere: [] },
    ],
    ['sager-sag-laast', { ...sag(), form: null, andet: registered, afsluttet: '2025-03-09' }],
    ['sager-sag-gemt', { ...sag(), besked: 'gemt' }],
    ['sager-sag-fejl', faulty()],
    ['sager-sag-konflikt-fejl', conflict()],
    ['sager-ny-henvendelse', henvendelse()],
    ['sager-ny-henvendelse-rute', { ...henvendelse(), values: asked, rute: rute() }],
    [
      'sager-ny-henvendelse-fejl',
      {
        ...{ ...henvendelse(), values: asked },
        errors: [{ field: 'emne', code: 'mangler', message: 'Vælg et emne.' }],
      },
    ],
    ['sager-ny-klage', newKlage(form(false))],
    ['sager-ny-klage-fejl', newKlage({ ...form(false), errors: [...noteFault] })],
    ['sager-log', log()],
  ];
}

function list(all: readonly CaseLine[]): CaseListPage {
  return {
    view: 'staff-cases',
    nye: ['henvendelse', 'klage'],
    ...{ person, raadgiver: true, lines: all, modtagere, emner, kvitteringsfristArbejdsdage: 3 },
    valg: {
      ...{ bunke: 'overskredne', hos: null, emne: emner[3]?.id ?? '', slags: null },
      ...{ sortering: 'frist', retning: 'asc' },
    },
    antal: {
      ...{ nye: counted(12), 'hos-forvaltningen': { antal: 1_000, flere: true } },
      ...{ overskredne: counted(all.length), manuelle: counted(1) },
      ...{ 'uden-kvittering': counted(0), alle: { antal: 1_000, flere: true } },
    },
    foer: null,
    efter: all.length > 0 ? '/medarbejder/sager?bunke=alle' : null,
    soegt: null,
  };
}

function counted(antal: number) {
  return { antal, flere: false };
}

function lines(): readonly CaseLine[] {
  const tilstande = ['venter', 'sendes', 'accepteret', 'kvitteret', 'manuel', null] as const;
  return Array.from({ length: 12 }, (_, i) => ({
    adresse: '/medarbejder/sager/sag/K-2026-7BC4D9F',
    nummer: i === 5 ? 'et-meget-langt-nummer-fra-et-andet-system' : 'K-2026-7BC4D9F',
    slags: i === 3 ? 'konsultativ-bistand' : 'klage',
    kanal: i === 4 ? 'telefonisk' : 'digital',
    modtaget: '2026-03-09T13:30:00Z',
    hos: modtagere[i % modtagere.length]?.id ?? '',
    emne: i === 2 ? null : (emner[i]?.navn ?? ''),
    frist: i === 1 ? null : { dag: '2026-03-23', arbejdsdage: 3 - i, overskredet: i > 3 },
    tilstand: tilstande[i % tilstande.length] ?? null,
    afsluttet: i === 1 ? '2026-03-12' : null,
    ny: i % 2 === 0,
  }));
}

const values = {
  forvaltning: 'SOF',
  emne: emner[3]?.id ?? '',
  overordnedeEmner: 'vejledning',
  borgerensProblem: 'ventetid',
  'klagepunkter.0.overordnetEmne': 'vejledning',
  'klagepunkter.0.art': 'formel',
  'klagepunkter.0.medhold': 'delvist',
  'indsatser.0.type': 'ekspedition',
  'indsatser.0.maade': 'automatisk',
  'indsatser.0.paabegyndt': '2026-03-09',
  'indsatser.0.afsluttet': '2026-03-09',
  'risikoBorger.tillidOgTryghed': 'ja',
  'risikoKommune.serviceniveau': 'nej',
  loesning: 'delvist',
};

function form(raadgiver: boolean): CaseForm {
  const named = (navne: readonly string[]) => navne.map((navn) => ({ id: navn, navn }));
  return {
    ...{ raadgiver, values, errors: [], klagepunkter: 2, indsatser: 2 },
    overordnedeEmner: [{ id: 'vejledning', navn: 'Vejledning' }, ...named(['Partshøring'])],
    borgerensProblem: [{ id: 'ventetid', navn: 'Ventetid' }, ...named(['Respekt', 'Andet'])],
    ...{ forvaltninger: modtagere, emner, fra: '2026-03-09', til: '2026-03-20' },
  };
}

const tid = '2026-03-10T08:00:00Z';
const registered = [{ felt: 'styrketBorgerkontakt.brugt', vaerdi: 'ja' }];
const haendelser = [
  {
    tid: '2026-03-09T13:30:00Z',
    hvem: 'borger',
    hvad: 'modtaget',
    felter: [],
    data: { modtager: 'SOF' },
  },
  { tid, hvem: 'system', hvad: 'accepteret', felter: [], data: {} },
  {
    ...{ tid, hvem: 'medarbejder:berit', hvad: 'aendret', data: {} },
    felter: [
      { felt: 'loesning', fra: null, til: 'delvist' },
      { felt: 'klagepunkter.0.medhold', fra: 'ukendt', til: 'delvist' },
    ],
  },
];

function sag(): CasePage {
  return {
    view: 'staff-case',
    ...{ person, raadgiver: true, adresse: '/medarbejder/sager/sag/K-2026-7BC4D9F' },
    ...{ nummer: 'K-2026-7BC4D9F', kilde: 'klagevej', egen: true, slags: 'klage' },
    ...{ kanal: 'digital', sprog: 'en', modtaget: '2026-03-09T13:30:00Z', hos: 'SOF' },
    ...{ forvaltning: 'SOF', emne: emner[3]?.id ?? '', afsluttet: null, muligSpam: true },
    frist: { dag: '2026-03-23', arbejdsdage: -2, overskredet: true },
    rute: {
      ...{ modtager: 'SOF', regel: 'foerste-klage', regelsaet: '9f86d081884c7d65' },
      begrundelse: 'De, der har din sag, skal først have lov at svare dig og rette fejl.',
      afgoerende: [{ question: 'harKlaget', svar: 'nej' }],
      ...{ indsigelse: 'BUF', vejledning: [{ id: 'gratis', tekst: 'Det er gratis at klage.' }] },
    },
    breve: [
      {
        ...{ slags: 'reserve', modtager: 'SOF', tilstand: 'accepteret', dele: 2 },
        ...{ accepteret: tid, kvitteret: null, erstattet: null },
      },
    ],
    forbundne: [
      { nummer: 'K-2026-2345678', slags: 'foer', tid, adresse: '/medarbejder/sager/sag/x' },
      { nummer: 'K-2026-2345679', slags: 'efter', tid, adresse: null },
    ],
    andreModtagere: modtagere,
    ...{ kanKvittere: true, form: form(true), udgave: 3, sidst: 17, andet: registered },
    noter: [{ tid, hvem: 'medarbejder:berit', tekst: 'Ring tidligere.\nDet hjælper.' }],
    ...{ haendelser, navne, besked: null, andres: [], personoplysninger: [] },
    laest: [{ tid, hvem: 'medarbejder:berit' }],
    noteAftryk: '0123456789abcdef',
  };
}

const noteFault = [
  { field: 'note', code: 'ukendt', message: 'Noten ser ud til at fortælle, hvem borgeren er.' },
  { field: 'afsluttet', code: 'format', message: 'Skriv datoen som 2026-03-31.' },
] as const;

const places = [
  { slags: 'cpr', before: 'Ring til ', masked: '010203-****', after: ' om det' },
] as const;

function faulty(): CasePage {
  const typed = { ...values, note: 'Ring til 010203-1234 om det', afsluttet: 'i går' };
  return {
    ...sag(),
    form: { ...form(true), values: typed, errors: noteFault },
    personoplysninger: places,
  };
}

function conflict(): CasePage {
  const by = { tid, hvem: 'medarbejder:berit' };
  return {
    ...sag(),
    andres: [
      { ...by, felt: 'loesning', fra: null, til: 'helt', begge: true },
      { ...by, felt: 'overordnedeEmner', fra: null, til: 'vejledning,ventetid', begge: false },
    ],
  };
}

const asked = {
  ...{ slags: 'klage', kanal: 'telefonisk', modtaget: '2026-03-09' },
  ...{ emne: emner[3]?.id ?? '', klagenHandlerOm: 'optraeden' },
};

function henvendelse(): NewHenvendelsePage {
  return {
    view: 'staff-new-henvendelse',
    ...{ person, emner, forvaltninger: modtagere, dag: '2026-03-09', rute: null },
    ...{ values: { modtaget: '2026-03-09' }, errors: [], afklar: [] },
  };
}

function rute(): NonNullable<NewHenvendelsePage['rute']> {
  return {
    modtager: modtagere[3] ?? { id: 'SUF', navn: 'SUF' },
    ...{ forvaltning: true, regel: 'foerste-klage', regelsaet: '9f86d081', aendret: true },
    begrundelse: 'De, der har din sag, skal først have lov at svare dig og rette fejl.',
    svarfrist: '2026-03-23',
    ekstern: { navn: 'Udbetaling Danmark', adresse: 'https://www.borger.dk' },
    vejledning: [
      { id: 'gratis', tekst: 'Det er gratis at klage.' },
      { id: 'tolk', tekst: 'Du kan få tolk, hvis du ikke er god til dansk.' },
    ],
  };
}

function newKlage(shown: CaseForm): PageData {
  return {
    view: 'staff-new-klage',
    ...{ person, egne: modtagere.slice(0, 2), emner, form: shown, dag: '2026-03-09' },
    personoplysninger: shown.errors.length > 0 ? places : [],
    noteAftryk: '0123456789abcdef',
  };
}

function log(): PageData {
  const sagen = { nummer: 'K-2026-7BC4D9F', adresse: '/medarbejder/sager/sag/K-2026-7BC4D9F' };
  const hvem = { id: 'medarbejder:berit', navn: 'Berit Rådvad' };
  return {
    view: 'staff-case-log',
    ...{ person, personer: [hvem], hvem, navne, aeldre: '/medarbejder/sager/log?foer=x' },
    linjer: [
      ...haendelser.map((haendelse) => ({ ...haendelse, sag: sagen })),
      {
        ...{ tid, hvem: hvem.id, hvad: 'soegning', felter: [], sag: null },
        data: { bunke: 'alle', hos: 'SOF', fundet: 50 },
      },
    ],
  };
}
