import type { KeyFigure } from '../../src/rapport-locals.ts';
import { inCount, inDays, inDecimals, inPercent } from '../report/format.ts';
import type { Figure, Report, Row, TableId } from '../statistics/report.ts';

type Kind = 'antal' | 'andel' | 'dage' | 'score';

type Asked = {
  readonly navn: string;
  /** A measure of the benchmark; null: how many there were. */
  readonly maal: string | null;
  readonly slags: Kind;
};

/** What tells most of a forvaltning, in the order of a leader's questions. */
const ASKED: readonly Asked[] = [
  { navn: 'Klager', maal: null, slags: 'antal' },
  { navn: 'Median fra klage til svar', maal: 'sagsbehandlingstid', slags: 'dage' },
  { navn: 'Svarfrist holdt', maal: 'svarfrist-holdt', slags: 'andel' },
  { navn: 'Helt eller delvist medhold', maal: 'medholdsprocent', slags: 'andel' },
  { navn: 'Helt eller delvist løst', maal: 'loesningsgrad', slags: 'andel' },
  { navn: 'Gav konkret eller generel læring', maal: 'laeringsgrad', slags: 'andel' },
  { navn: 'Borgernes tilfredshed (1–5)', maal: 'tilfredshed', slags: 'score' },
  { navn: 'Styrket Borgerkontakt brugt', maal: 'styrket-borgerkontakt', slags: 'andel' },
];

/** The same forvaltning in three periods; null: it could not be counted. */
export type OwnReports = {
  readonly nu: Report;
  readonly foer: Report | null;
  readonly aarFoer: Report | null;
};

/** The key figures of one forvaltning; what the report does not have is left out. */
export function keyFigures({ nu, foer, aarFoer }: OwnReports, id: string): readonly KeyFigure[] {
  return ASKED.flatMap((asked) => {
    const figure = figureOf(nu, asked, id);
    if (figure === null) return [];
    const earlier = (report: Report | null) => {
      const past = report && figureOf(report, asked, id);
      return past && written(past, asked.slags);
    };
    return [
      {
        navn: asked.navn,
        tal: written(figure, asked.slags) ?? '–',
        grundlag: baseOf(figure, asked.slags),
        ...{ foer: earlier(foer), aarFoer: earlier(aarFoer) },
        maal: asked.maal === null ? null : targetOf(targetRow(nu, asked.maal, id), asked.slags),
      },
    ];
  });
}

function figureOf(report: Report, { maal }: Asked, id: string): Figure | null {
  const row = rowsOf(report, 'benchmark').find(({ noegle }) => noegle === id);
  return (maal === null ? row : row?.fordelt?.[maal]) ?? null;
}

function rowsOf({ tabeller }: Report, id: TableId): readonly Row[] {
  return tabeller.find((table) => table.id === id)?.raekker ?? [];
}

/** Its own target before the one for all: a row is called `<maal>:<forvaltning|alle>:<gyldigFra>`. */
function targetRow(report: Report, maal: string, id: string): Row | undefined {
  const rows = rowsOf(report, 'maaltal');
  const own = rows.find(({ noegle }) => noegle.startsWith(`${maal}:${id}:`));
  return own ?? rows.find(({ noegle }) => noegle.startsWith(`${maal}:alle:`));
}

function written(figure: Figure, slags: Kind): string | null {
  const { antal, taeller, naevner, andel = null, middel = null, median = null } = figure;
  switch (slags) {
    case 'antal':
      return antal === undefined ? null : inCount(antal);
    case 'andel': {
      const counts = taeller === undefined || naevner === undefined ? null : { taeller, naevner };
      return andel === null ? null : inPercent(andel, counts);
    }
    case 'dage':
      return median === null ? null : inDays(median);
    case 'score':
      return middel === null ? null : inDecimals(middel);
  }
}

function baseOf({ naevner, antal }: Figure, slags: Kind): string | null {
  const base = slags === 'antal' ? undefined : (naevner ?? antal);
  return base === undefined ? null : `n = ${inCount(base)}`;
}

function targetOf(row: Row | undefined, slags: Kind): KeyFigure['maal'] {
  const { hoejst, mindst, opfyldt } = row?.felter ?? {};
  const [word, value] = typeof hoejst === 'number' ? ['højst', hoejst] : ['mindst', mindst];
  if (typeof value !== 'number') return null;
  const met = opfyldt === 'ja' || opfyldt === 'nej' ? opfyldt : 'uden-tal';
  return { tekst: `${word} ${targetNumber(value, slags)}`, opfyldt: met };
}

function targetNumber(value: number, slags: Kind): string {
  if (slags === 'andel') return inPercent(value);
  return slags === 'dage' ? inDays(value) : inDecimals(value);
}
