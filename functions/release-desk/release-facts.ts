import { ADDRESSES } from '../../src/addresses.ts';
import { dayInCopenhagen } from '../../src/klage/calendar.ts';
import type { ShownReport } from '../../src/statistik-locals.ts';
import type {
  LeftOut,
  ReleaseLink,
  ReleasePage,
  ReleasePreview,
  StaffReleasesPage,
} from '../../src/udgivelse-locals.ts';
import type { FoundUdgivelse, Udgivelse } from '../register/udgivelser.ts';
import { showReport } from '../report/show-report.ts';
import { RAPPORT_FORMATER } from '../report-desk/formats.ts';
import { PERIODE_SLAGS, pastPeriods } from '../statistics/release/fixed-period.ts';
import type { ReleasedReport } from '../statistics/release/released-report.ts';
import type { MadeRelease } from './make-release.ts';

/** A release as a list shows it. */
export function linkOf({ id, titel, slags, fra, til, udgivet }: Udgivelse): ReleaseLink {
  return { id, titel, slags, fra, til, udgivet: dayInCopenhagen(new Date(udgivet)) };
}

/** A release to read. */
export function releasePage(found: FoundUdgivelse): ReleasePage {
  const rapport = showReport(found.indhold);
  return {
    view: 'release',
    udgivelse: linkOf(found),
    rapport,
    udeladt: leftOutOf(found.indhold),
    skjulte: hiddenIn(rapport).skjulte,
    mindsteCelle: found.indhold.mindsteCelle,
    filer: RAPPORT_FORMATER.map((format) => ({
      format,
      adresse: `${ADDRESSES.statistik.da}/${found.id}.${format}`,
    })),
  };
}

/** What would be published, with what is hidden in it. */
export function previewOf({ period, indhold, aftryk }: MadeRelease): ReleasePreview {
  const rapport = showReport(indhold);
  const { mindsteCelle } = indhold;
  return {
    ...{ periode: period.id, titel: period.titel, aftryk, rapport, mindsteCelle },
    udeladt: leftOutOf(indhold),
    ...hiddenIn(rapport),
  };
}

/** How far back periods are offered, in years; older ones are had by their address. */
const YEARS = 3;

/** The periods that have passed, by kind, and whether they are out. */
export function periodChoices(
  udgivelser: readonly Udgivelse[],
  today: string,
): StaffReleasesPage['perioder'] {
  const since = `${Number(today.slice(0, 4)) - YEARS}-01-01`;
  const out = new Set(
    udgivelser.filter(({ tilbagekaldt }) => tilbagekaldt === null).map(({ periode }) => periode),
  );
  const past = pastPeriods(since, today);
  return PERIODE_SLAGS.map((slags) => ({
    slags,
    valg: past
      .filter((one) => one.slags === slags)
      .map(({ id, titel }) => ({ id, titel, udgivet: out.has(id) })),
  }));
}

function leftOutOf({ udeladt }: ReleasedReport): readonly LeftOut[] {
  return udeladt.map(({ titel, hvorfor }) => ({ titel, hvorfor }));
}

function hiddenIn({ kapitler }: ShownReport) {
  const tabeller = kapitler
    .flatMap((kapitel) => kapitel.tabeller)
    .map(({ id, titel, raekker }) => {
      const cells = raekker.flatMap(({ celler }) => celler.map(({ slags }) => slags));
      const skjulte = cells.filter((slags) => slags === 'skjult').length;
      const tal = cells.filter((slags) => slags === 'tal').length + skjulte;
      return { id, titel, tal, skjulte };
    });
  const sum = (of: 'tal' | 'skjulte') => tabeller.reduce((all, table) => all + table[of], 0);
  return { tabeller, tal: sum('tal'), skjulte: sum('skjulte') };
}
