import type {
  Figure,
  Periode,
  ReportAsked,
  TableId,
} from '../../../functions/statistics/report.ts';
import type { ReportRules } from '../../../functions/statistics/report-rules.ts';
import { type Day, dayInCopenhagen, daysBetween } from '../../../src/klage/calendar.ts';
import type { Registreret } from '../../../src/klage/registrering.ts';

/** An exported case. */
export type ExportedCase = Registreret & { readonly nummer: string; readonly kilde: string };

export type Rows = { readonly [noegle: string]: Figure };

export type NaiveAsked = {
  readonly asked: ReportAsked;
  readonly rules: ReportRules;
  readonly today: Day;
};

const KENDT = ['helt', 'delvist', 'ikke', 'afvist', 'trukket'];
const GIVET = ['helt', 'delvist'];

/**
 * The report counted as somebody would count it with a list of cases and a pencil: a filter for
 * each number. Nothing here is shared with what is tested but the calendar.
 */
export function naiveReport(
  cases: readonly ExportedCase[],
  asking: NaiveAsked,
): { readonly [T in TableId]?: Rows } {
  const all = about(cases, asking);
  const inReport = all.filter((sag) => !asking.rules.forvaltningskilder.includes(sag.kilde));
  const sager = inReport.filter((sag) => isIn(receivedOn(sag), asking.asked.periode));
  const klagerne = sager.filter(({ slags }) => slags === 'klage');
  return {
    'klager-modtaget': monthRows(klagerne),
    'klager-paa-forvaltninger': forvaltningRows(asking, (id) => ({
      antal: ofForvaltning(klagerne, id).length,
    })),
    'borgernes-problem': wordRows(klagerne, asking.rules.borgerensProblem, 'borgerensProblem'),
    'overordnede-emner': wordRows(klagerne, asking.rules.overordnedeEmner, 'overordnedeEmner'),
    medholdsprocent: forvaltningRows(asking, (id) => medhold(ofForvaltning(klagerne, id))),
    'sager-paa-forvaltninger': forvaltningRows(asking, (id) => ({
      antal: medhold(ofForvaltning(klagerne, id)).naevner,
    })),
    ...outcomes(sager, klagerne),
    ...work(inReport, sager, asking),
    ...compared(all, asking),
  };
}

function about(cases: readonly ExportedCase[], { asked }: NaiveAsked): readonly ExportedCase[] {
  const { forvaltninger } = asked;
  if (forvaltninger === null) return cases;
  return cases.filter(({ forvaltning }) => forvaltninger.includes(forvaltning ?? ''));
}

export function receivedOn({ modtaget }: ExportedCase): Day {
  return dayInCopenhagen(new Date(modtaget));
}

function isIn(day: Day | null, { fra, til }: Periode): boolean {
  return day !== null && day >= fra && day <= til;
}

function ofForvaltning(sager: readonly ExportedCase[], id: string): readonly ExportedCase[] {
  if (id === 'i-alt') return sager;
  return sager.filter(({ forvaltning }) => (forvaltning ?? 'ingen') === id);
}

function forvaltningRows({ asked, rules }: NaiveAsked, figure: (id: string) => Figure): Rows {
  const ids = rules.forvaltninger.map(({ id }) => id);
  const wanted = ids.filter((id) => asked.forvaltninger?.includes(id) ?? true);
  const none = asked.forvaltninger === null ? ['ingen'] : [];
  return Object.fromEntries([...wanted, ...none, 'i-alt'].map((id) => [id, figure(id)]));
}

function share(taeller: number, naevner: number): Figure & { readonly naevner: number } {
  return { taeller, naevner, andel: naevner === 0 ? null : taeller / naevner };
}

function monthRows(klagerne: readonly ExportedCase[]): Rows {
  const rows: { [month: string]: Figure } = { 'i-alt': { antal: klagerne.length } };
  for (const klage of klagerne) {
    const month = receivedOn(klage).slice(0, 7);
    rows[month] = { antal: (rows[month]?.antal ?? 0) + 1 };
  }
  return rows;
}

function wordRows(
  klagerne: readonly ExportedCase[],
  words: readonly { readonly id: string }[],
  key: 'borgerensProblem' | 'overordnedeEmner',
): Rows {
  const having = klagerne.filter((klage) => klage[key].length > 0).length;
  const rows = words.map(({ id }) => {
    const antal = klagerne.filter((klage) => klage[key].includes(id)).length;
    return [id, { antal, andel: having === 0 ? null : antal / having }];
  });
  return { ...Object.fromEntries(rows), 'i-alt': { antal: having } };
}

function medhold(klagerne: readonly ExportedCase[]) {
  const has = (klage: ExportedCase, outcomes: readonly string[]) =>
    klage.klagepunkter.some((punkt) => outcomes.includes(punkt.medhold ?? ''));
  const kendt = klagerne.filter((klage) => has(klage, KENDT));
  return share(kendt.filter((klage) => has(klage, GIVET)).length, kendt.length);
}

function outcomes(sager: readonly ExportedCase[], klagerne: readonly ExportedCase[]) {
  const risici = (risk: 'risikoBorger' | 'risikoKommune', name: string): Figure => {
    const values = sager.map((sag) => new Map(Object.entries(sag[risk])).get(name) ?? null);
    const assessed = values.filter((value) => value !== null);
    return share(assessed.filter(Boolean).length, assessed.length);
  };
  const risks = (risk: 'risikoBorger' | 'risikoKommune', names: readonly string[]) =>
    Object.fromEntries(names.map((name) => [name, risici(risk, name)]));
  const borger = ['afgoerelsensLovlighed', 'borgerensStilling', 'tillidOgTryghed'];
  const kommune = ['lovligForvaltning', 'effektivAdministration', 'serviceniveau'];
  const learned = sager.filter((sag) => sag.loestMedMaalrettetIndsats === true);
  return {
    'risici-borger': risks('risikoBorger', borger),
    'risici-kommunen': risks('risikoKommune', [...kommune, 'oekonomiskForsvarlighed']),
    loesningsgrad: parts(
      klagerne.map(({ loesning }) => loesning),
      { good: ['helt', 'delvist'], bad: ['ikke'] },
    ),
    laeringspotentiale: parts(
      learned.map(({ laering }) => laering),
      { good: ['konkret', 'generel'], bad: ['ingen'] },
    ),
    'opfoelgning-konsultativ-bistand': {
      ...parts(
        sager.map(({ konsultativOpfoelgning }) => konsultativOpfoelgning),
        { good: ['konkret-forbedring', 'generel-forbedring'], bad: ['ikke-brugt'] },
      ),
      ukendt: { antal: sager.filter((sag) => sag.konsultativOpfoelgning === 'ukendt').length },
    },
  };
}

type Parts = { readonly good: readonly string[]; readonly bad: readonly string[] };

function parts(values: readonly (string | null)[], { good, bad }: Parts): Rows {
  const count = (some: readonly string[]) => values.filter((v) => some.includes(v ?? '')).length;
  const known = count([...good, ...bad]);
  const rows = [...good, ...bad].map((value) => [value, share(count([value]), known)]);
  return { ...Object.fromEntries(rows), 'i-alt': share(count(good), known) };
}

function work(
  all: readonly ExportedCase[],
  sager: readonly ExportedCase[],
  { asked: { periode } }: NaiveAsked,
) {
  const begun = all.flatMap((sag) => sag.indsatser).filter((i) => isIn(i.paabegyndt, periode));
  const noegler = begun.map(({ type, maade }) =>
    type === 'ekspedition' ? `ekspedition-${maade ?? 'manuel'}` : type,
  );
  const count = (noegle: string) => noegler.filter((one) => one === noegle).length;
  const types = ['tilsyn', 'konsultativ-bistand', 'intervention'];
  const kinds = [...types, 'ekspedition-manuel', 'ekspedition-automatisk'];
  const scores = sager.flatMap(({ tilfredshed: { score } }) => score ?? []);
  const closed = closedIn(all, periode);
  const within = closed.filter((days) => days <= 30).length;
  return {
    indsatser: {
      ...Object.fromEntries(kinds.map((kind) => [kind, { antal: count(kind) }])),
      'i-alt': { antal: begun.length },
    },
    tilfredshed: {
      ...Object.fromEntries(
        [1, 2, 3, 4, 5].map((step) => [step, { antal: scores.filter((s) => s === step).length }]),
      ),
      inviteret: share(scores.length, sager.filter((s) => s.tilfredshed.inviteret === true).length),
      'i-alt': { antal: scores.length, middel: mean(scores), median: median(scores) },
    },
    sagsbehandlingstid: {
      'i-alt': { antal: closed.length, middel: mean(closed), median: median(closed) },
    },
    'hoejst-og-over-30-dage': {
      'hoejst-30-dage': share(within, closed.length),
      'over-30-dage': share(closed.length - within, closed.length),
      'i-alt': { antal: closed.length },
    },
  };
}

/** Days of the klager closed in the period that somebody did more with than send them on. */
function closedIn(all: readonly ExportedCase[], periode: Periode): readonly number[] {
  return all
    .filter(({ slags, afsluttet }) => slags === 'klage' && isIn(afsluttet, periode))
    .filter(({ indsatser }) => !isSentOnOnly(indsatser))
    .map((sag) => daysBetween(receivedOn(sag), sag.afsluttet ?? ''));
}

function isSentOnOnly(indsatser: ExportedCase['indsatser']): boolean {
  const automatic = indsatser.filter((i) => i.type === 'ekspedition' && i.maade === 'automatisk');
  return indsatser.length > 0 && automatic.length === indsatser.length;
}

function mean(values: readonly number[]): number | null {
  return values.length === 0 ? null : values.reduce((a, b) => a + b, 0) / values.length;
}

function median(values: readonly number[]): number | null {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = [Math.floor((sorted.length - 1) / 2), Math.ceil((sorted.length - 1) / 2)];
  return mean(middle.flatMap((place) => sorted[place] ?? []));
}

/** The tables over every case, the forvaltninger's own too. */
function compared(all: readonly ExportedCase[], asking: NaiveAsked) {
  const { periode } = asking.asked;
  const klagerne = all.filter((sag) => sag.slags === 'klage' && isIn(receivedOn(sag), periode));
  const end = periode.til < asking.today ? periode.til : asking.today;
  const used = (brugt: string) =>
    klagerne.filter(({ styrketBorgerkontakt }) => styrketBorgerkontakt.brugt === brugt);
  return {
    benchmark: forvaltningRows(asking, (id) => ({ antal: ofForvaltning(klagerne, id).length })),
    'styrket-borgerkontakt': {
      ja: { antal: used('ja').length, median: productLimitMedian(used('ja'), end) },
      nej: { antal: used('nej').length, median: productLimitMedian(used('nej'), end) },
    },
  };
}

/** Day by day: who is still waiting, and who is answered. */
function productLimitMedian(klagerne: readonly ExportedCase[], end: Day): number | null {
  const seen = klagerne.map((klage) => {
    const isClosed = klage.afsluttet !== null && klage.afsluttet <= end;
    const until = isClosed ? (klage.afsluttet ?? end) : end;
    return { days: Math.max(0, daysBetween(receivedOn(klage), until)), isClosed };
  });
  let survival = 1;
  let flat: number | null = null;
  for (let day = 0; day <= 4_000; day += 1) {
    const atRisk = seen.filter(({ days }) => days >= day).length;
    const closed = seen.filter(({ days, isClosed }) => isClosed && days === day).length;
    if (closed === 0) continue;
    if (flat !== null) return (flat + day) / 2;
    survival *= (atRisk - closed) / atRisk;
    if (Math.abs(survival - 0.5) < 1e-8) flat = day;
    else if (survival < 0.5) return day;
  }
  return flat;
}
