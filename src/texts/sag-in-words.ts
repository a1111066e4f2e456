import type { Day } from '../klage/calendar.ts';
import type { CaseEvent, FieldChanged, Frist, Names } from '../sag-locals.ts';
import { sager } from './medarbejder-sager.ts';

type Words = { readonly [key: string]: string };

const TIME_ZONE = 'Europe/Copenhagen';
const DAY = new Intl.DateTimeFormat('da-DK', { dateStyle: 'medium', timeZone: 'UTC' });
const INSTANT = new Intl.DateTimeFormat('da-DK', {
  ...{ dateStyle: 'medium', timeStyle: 'short' },
  timeZone: TIME_ZONE,
});

/** A day as staff read it in a list: "9. mar. 2026". */
export function shortDay(day: Day): string {
  const noon = new Date(`${day}T12:00:00Z`);
  return Number.isNaN(noon.getTime()) ? day : DAY.format(noon);
}

/** An instant (ISO) as staff read it: "9. mar. 2026 kl. 14.30". */
export function shortInstant(iso: string): string {
  const instant = new Date(iso);
  return Number.isNaN(instant.getTime()) ? iso : INSTANT.format(instant).replace(', ', ' kl. ');
}

/** How far a deadline is: "om 3 arbejdsdage", "i dag", "overskredet med 2 arbejdsdage". */
export function fristInWords({ arbejdsdage, overskredet }: Frist): string {
  const t = sager.frist;
  if (overskredet) return arbejdsdage === 0 ? t.overskredet : t.overskredetMed(-arbejdsdage);
  return arbejdsdage === 0 ? t.iDag : t.om(arbejdsdage);
}

/** Who did something, as people are called. */
export function hvemInWords(hvem: string, navne: Names): string {
  const [kind = '', ...rest] = hvem.split(':');
  const id = rest.join(':');
  const t = sager.hvem;
  switch (kind) {
    case 'borger':
      return t.borger;
    case 'system':
      return t.system;
    case 'kode':
      return t.kode(wordIn(navne.modtagere, id));
    case 'forvaltning':
      return t.forvaltning(wordIn(navne.modtagere, id));
    case 'import':
      return t.import(id);
    case 'drift':
      return t.drift(id);
    default:
      return wordIn(navne.personer, hvem);
  }
}

const ROW = /^(klagepunkter|indsatser)\.(\d+)\.(\w+)$/;

/** A field as the form calls it. */
export function feltInWords(felt: string): string {
  const [, list, place, name = ''] = ROW.exec(felt) ?? [];
  if (list === undefined) return wordIn(sager.felter, felt);
  const row = list === 'klagepunkter' ? sager.formular.klagepunkt : sager.formular.indsats;
  return `${row(Number(place) + 1)}, ${wordIn(sager.raekkefelter, name)}`;
}

/** The words of values, by the end of the field's name. */
const VALUES: readonly (readonly [end: RegExp, words: Words])[] = [
  [/^styrketBorgerkontakt\.kanal$/, sager.vaerdier.kontaktKanal],
  [/^slags$/, sager.vaerdier.slags],
  [/^kanal$/, sager.vaerdier.kanal],
  [/^sprog$/, sager.sag.sprogNavne],
  [/\.art$/, sager.vaerdier.art],
  [/\.medhold$/, sager.vaerdier.medhold],
  [/\.medholdKendtVia$/, sager.vaerdier.medholdKendtVia],
  [/\.type$/, sager.vaerdier.type],
  [/\.maade$/, sager.vaerdier.maade],
  [/^loesning$/, sager.vaerdier.loesning],
  [/^laering$/, sager.vaerdier.laering],
  [/^konsultativOpfoelgning$/, sager.vaerdier.konsultativOpfoelgning],
  [/\.brugt$/, sager.vaerdier.brugt],
  [/\.resultat$/, sager.vaerdier.resultat],
  [/^risiko|^loestMed|\.inviteret$|\.notat$/, sager.vaerdier.jaNej],
];
const DAYS = /(?:afsluttet|paabegyndt|foersteKontakt)$/;
const INSTANTS = /^modtaget$/;

/** A value as the register writes it, in words; null: it is not registered. */
export function valueInWords(felt: string, value: string | null, navne: Names): string {
  if (value === null || value === '') return sager.sag.ikkeRegistreret;
  if (/^(?:overordnedeEmner|borgerensProblem)$|\.overordnetEmne$/.test(felt)) {
    return value
      .split(',')
      .map((id) => wordIn(navne.ord, id))
      .join(', ');
  }
  if (['forvaltning', 'fejlsendt', 'hos'].includes(felt)) return wordIn(navne.modtagere, value);
  if (felt === 'emne') return wordIn(navne.emner, value);
  if (DAYS.test(felt)) return shortDay(value);
  if (INSTANTS.test(felt)) return shortInstant(value);
  const words = VALUES.find(([end]) => end.test(felt))?.[1];
  return words === undefined ? value : wordIn(words, value);
}

/** "Løsning: fra ikke udfyldt til Helt løst". */
export function changeInWords({ felt, fra, til }: FieldChanged, navne: Names): string {
  const [before, after] = [fra, til].map((value) => valueInWords(felt, value, navne));
  return `${feltInWords(felt)}: ${sager.sag.fraTil(before ?? '', after ?? '')}`;
}

/** What happened, as a sentence. */
export function eventInWords({ hvad }: Pick<CaseEvent, 'hvad'>): string {
  return wordIn(sager.haendelser, hvad);
}

/** The closed values of an event, as far as they say something to people. */
export function dataInWords({ data }: Pick<CaseEvent, 'data'>, navne: Names): string {
  const told = Object.entries(data).flatMap(([name, value]) => {
    const word = Object.entries(sager.data).find(([known]) => known === name)?.[1];
    if (word === undefined || value === null) return [];
    return [`${word} ${nameOf(String(value), navne)}`];
  });
  return told.join(', ');
}

function nameOf(id: string, { modtagere, emner, personer }: Names): string {
  return wordIn(modtagere, wordIn(emner, wordIn(personer, id)));
}

/** The word of a key; what has no word stands as it is. */
export function wordIn(words: Words, key: string): string {
  return Object.hasOwn(words, key) ? (words[key] ?? key) : key;
}
