import { sizeOf } from '../histogram.ts';
import { quantile } from '../quantile.ts';
import type { Column, Figure, Row, Table } from '../report.ts';
import type { RuleTally, Tally } from '../tally.ts';
import { ANDEL, countColumn, part, share, sum, sumOf, together } from './figures.ts';
import type { Seen } from './seen.ts';
import { TABLE_WORDS } from './words.ts';

/** What the register calls a klage that no rule decided. */
const UDEN_REGEL = '';
const TILSTANDE = {
  venter: 'Venter på at blive sendt',
  sendes: 'Sendes nu',
  accepteret: 'Modtaget af postkassen',
  kvitteret: 'Bekræftet af modtageren',
  manuel: 'Hos en medarbejder',
} as const;

/** 20: how often each rule was right. */
export function rutekvalitet(seen: Seen): Table {
  const counted = seen.nu.of('rapport', null);
  const rows = rulesIn(seen, counted).map(({ noegle, navn, regel }) =>
    ruleRow(noegle, navn, { seen, regel }),
  );
  return {
    ...{ id: 'rutekvalitet', ...TABLE_WORDS.rutekvalitet },
    n: sentBy(counted, null).sendt,
    kolonner: RULE_COLUMNS,
    raekker: [...rows, ruleRow('i-alt', 'I alt', { seen, regel: null })],
  };
}

/** The rules in their order, then those of earlier sets, then none. */
function rulesIn({ rules }: Seen, tallies: readonly Tally[]) {
  const used = [...new Set(tallies.flatMap(({ regler }) => [...regler.keys()]))].toSorted();
  const earlier = used.filter((regel) => regel !== UDEN_REGEL && !rules.regler.includes(regel));
  const named = [...rules.regler, ...earlier].map((regel) => ({
    noegle: regel,
    navn: regel,
    regel,
  }));
  const none = { noegle: 'uden-regel', navn: 'Ingen regel passede', regel: UDEN_REGEL };
  return used.includes(UDEN_REGEL) ? [...named, none] : named;
}

type RuleOf = { readonly seen: Seen; readonly regel: string | null };

function ruleRow(noegle: string, navn: string, { seen, regel }: RuleOf): Row {
  const inPeriod = (counts: Seen['nu']) => sentBy(counts.of('rapport', null), regel);
  const figure = ({ sendt, fejlsendt }: RuleTally): Figure => ({
    ...{ antal: sendt, ...share(fejlsendt, sendt) },
  });
  const nu = inPeriod(seen.nu);
  return {
    ...{ noegle, navn, ...figure(nu) },
    foer: figure(inPeriod(seen.foer)),
    aarFoer: figure(inPeriod(seen.aarFoer)),
    fordelt: {
      indsigelser: share(nu.indsigelser, nu.sendt),
      reserve: share(nu.reserve, nu.sendt),
    },
  };
}

/** @param regel null: every one */
function sentBy(tallies: readonly Tally[], regel: string | null): RuleTally {
  const counts = tallies.flatMap(({ regler }) =>
    regel === null ? [...regler.values()] : (regler.get(regel) ?? []),
  );
  const all = (count: (counts: RuleTally) => number) =>
    counts.reduce((total, one) => total + count(one), 0);
  return {
    sendt: all(({ sendt }) => sendt),
    fejlsendt: all(({ fejlsendt }) => fejlsendt),
    indsigelser: all(({ indsigelser }) => indsigelser),
    reserve: all(({ reserve }) => reserve),
  };
}

const RULE_COLUMNS: readonly Column[] = [
  countColumn('antal', 'Sendt'),
  { ...countColumn('taeller', 'Antal'), gruppe: 'Fejlsendt' },
  { ...ANDEL, gruppe: 'Fejlsendt' },
  { noegle: 'foer.andel', navn: 'Perioden før', slags: 'andel', gruppe: 'Fejlsendt' },
  { ...countColumn('fordelt.indsigelser.taeller', 'Antal'), gruppe: 'Indsigelser' },
  { noegle: 'fordelt.indsigelser.andel', navn: 'Andel', slags: 'andel', gruppe: 'Indsigelser' },
  { ...countColumn('fordelt.reserve.taeller', 'Antal'), gruppe: 'Gennem reserven' },
  { noegle: 'fordelt.reserve.andel', navn: 'Andel', slags: 'andel', gruppe: 'Gennem reserven' },
];

/** 21: whether the letters come through, and in time. */
export function drift(seen: Seen): Table {
  const rowOf = (noegle: string, navn: string, figure: (tallies: readonly Tally[]) => Figure) => ({
    ...{ noegle, navn, ...figure(seen.nu.of('rapport', null)) },
    foer: figure(seen.foer.of('rapport', null)),
    aarFoer: figure(seen.aarFoer.of('rapport', null)),
  });
  const states = Object.entries(TILSTANDE).map(([noegle, navn]) =>
    rowOf(noegle, navn, (tallies) =>
      part(
        sumOf(tallies, (tally) => tally.tilstande, noegle),
        sentBy(tallies, null).sendt,
      ),
    ),
  );
  const time = rowOf('klik-til-postkasse', 'Fra send til postkasse, sekunder', untilMailbox);
  const seconds = together(seen.nu.of('rapport', null), (tally) => tally.sekunder);
  return {
    ...{ id: 'drift', ...TABLE_WORDS.drift },
    n: sentBy(seen.nu.of('rapport', null), null).sendt,
    kolonner: DRIFT_COLUMNS,
    raekker: [
      { ...time, felter: { p95: quantile(seconds, 0.95) } },
      ...states,
      rowOf('svarfrist-holdt', 'Svarfrist holdt', inTime),
      rowOf('i-alt', 'Klager gennem blanketten', (tallies) => ({
        antal: sentBy(tallies, null).sendt,
      })),
    ],
  };
}

function untilMailbox(tallies: readonly Tally[]): Figure {
  const seconds = together(tallies, (tally) => tally.sekunder);
  return { antal: sizeOf(seconds), median: quantile(seconds, 0.5) };
}

function inTime(tallies: readonly Tally[]): Figure {
  return share(
    sum(tallies, ({ formSvarfrist }) => formSvarfrist.holdt),
    sum(tallies, ({ formSvarfrist }) => formSvarfrist.kendt),
  );
}

const DRIFT_COLUMNS: readonly Column[] = [
  countColumn('antal', 'Klager'),
  countColumn('taeller', 'Heraf'),
  ANDEL,
  { noegle: 'median', navn: 'Median, sekunder', slags: 'tal' },
  { noegle: 'felter.p95', navn: '95 %-fraktil, sekunder', slags: 'tal' },
  { noegle: 'foer.andel', navn: 'Andel perioden før', slags: 'andel' },
  { noegle: 'foer.median', navn: 'Median perioden før', slags: 'tal' },
];
