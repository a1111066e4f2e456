import type { KeyFigure } from '../../src/rapport-locals.ts';
import { inCount, inDays, inDecimals, inPercent } from '../report/format.ts';
import { type Figure, I_ALT, type Report, type Row, type TableId } from '../statistics/report.ts';

type Kind = 'antal' | 'andel' | 'dage' | 'score';

type Asked = {
  readonly navn: string;
  readonly tabel: TableId;
  /** The row; null: that of the forvaltning itself. */
  readonly noegle: string | null;
  /** A measure of the row's `fordelt`; null: the row itself. */
  readonly maal: string | null;
  readonly slags: Kind;
};

/** What tells most of a forvaltning, in the order of its questions. */
const ASKED: readonly Asked[] = [
  { navn: 'Klager', tabel: 'klager-modtaget', noegle: I_ALT, maal: null, slags: 'antal' },
  benchmark('Median fra klage til svar', 'sagsbehandlingstid', 'dage'),
  benchmark('Svarfrist holdt', 'svarfrist-holdt', 'andel'),
  benchmark('Helt eller delvist medhold', 'medholdsprocent', 'andel'),
  benchmark('Helt eller delvist løst', 'loesningsgrad', 'andel'),
  benchmark('Borgernes tilfredshed (1–5)', 'tilfredshed', 'score'),
  benchmark('Styrket Borgerkontakt brugt', 'styrket-borgerkontakt', 'andel'),
];

function benchmark(navn: string, maal: string, slags: Kind): Asked {
  return { navn, tabel: 'benchmark', noegle: null, maal, slags };
}

/** The key figures of one forvaltning; what the report does not have is left out. */
export function keyFigures(report: Report, id: string): readonly KeyFigure[] {
  return ASKED.flatMap((asked) => {
    const row = rowOf(report, asked.tabel, asked.noegle ?? id);
    const figure = asked.maal === null ? row : row?.fordelt?.[asked.maal];
    if (row === undefined || figure === undefined) return [];
    const past = asked.maal === null ? row : targetRow(report, asked.maal, id);
    return [
      {
        navn: asked.navn,
        tal: written(figure, asked.slags) ?? '–',
        grundlag: baseOf(figure, asked.slags),
        foer: past?.foer === undefined ? null : written(past.foer, asked.slags),
        aarFoer: past?.aarFoer === undefined ? null : written(past.aarFoer, asked.slags),
        maal: asked.maal === null ? null : targetOf(targetRow(report, asked.maal, id), asked.slags),
      },
    ];
  });
}

function rowOf(report: Report, tabel: TableId, noegle: string): Row | undefined {
  const rows = report.tabeller.find(({ id }) => id === tabel)?.raekker ?? [];
  return rows.find((row) => row.noegle === noegle);
}

/** Its own target before the one that is for all; `<maal>:<forvaltning|alle>:<gyldigFra>`. */
function targetRow(report: Report, maal: string, id: string): Row | undefined {
  const rows = report.tabeller.find((table) => table.id === 'maaltal')?.raekker ?? [];
  const own = rows.find(({ noegle }) => noegle.startsWith(`${maal}:${id}:`));
  return own ?? rows.find(({ noegle }) => noegle.startsWith(`${maal}:alle:`));
}

function written(figure: Figure, slags: Kind): string | null {
  if (figure.skjult === true) return null;
  const { antal, andel = null, middel = null, median = null } = figure;
  switch (slags) {
    case 'antal':
      return antal === undefined ? null : inCount(antal);
    case 'andel':
      return andel === null ? null : inPercent(andel);
    case 'dage':
      return median === null ? null : inDays(median);
    case 'score':
      return middel === null ? null : inDecimals(middel);
  }
}

function baseOf({ naevner, antal }: Figure, slags: Kind): string | null {
  if (slags === 'antal') return null;
  const base = naevner ?? antal;
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
