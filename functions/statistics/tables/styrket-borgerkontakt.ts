import { SCORE_MAX, SCORE_MIN } from '../../../src/klage/registrering.ts';
import { sizeOf } from '../histogram.ts';
import type { Column, Figure, Row, Table } from '../report.ts';
import type { Tally } from '../tally.ts';
import { estimatedMean, share, spread, sum, together, waitedFor } from './figures.ts';
import { isDivided, type Seen } from './seen.ts';
import { TABLE_WORDS } from './words.ts';

/** With and without Styrket Borgerkontakt. */
const BRUGT = ['ja', 'nej'] as const;
type Brugt = (typeof BRUGT)[number];

/** 16: what is seen where it was used beside where it was not; never what it did. */
export function styrketBorgerkontakt(seen: Seen): Table {
  const tallies = seen.nu.of('alle', null);
  const rows = [
    pair('sagsbehandlingstid', 'Sagsbehandlingstid', (brugt) => timeOf(tallies, brugt)),
    only('foerste-kontakt', 'Dage til første kontakt', firstContact(tallies)),
    only('standset-ved-kontakten', 'Klagen standsede ved kontakten', stopped(tallies)),
    pair('tilfredshed', 'Borgernes tilfredshed (1–5)', (brugt) =>
      scoreOf(tallies, ({ kontakt }) => kontakt[brugt].tilfredshed),
    ),
    pair('medarbejdertilfredshed', 'Medarbejdernes tilfredshed (1–5)', (brugt) =>
      scoreOf(tallies, ({ kontakt }) => kontakt[brugt].medarbejder),
    ),
  ];
  return {
    ...{ id: 'styrket-borgerkontakt', ...TABLE_WORDS['styrket-borgerkontakt'] },
    n: sum(tallies, ({ kontakt }) => BRUGT.reduce((n, brugt) => n + casesIn(kontakt[brugt]), 0)),
    kolonner: BRUGT.flatMap(columnsOf),
    raekker: [...rows, ...byForvaltning(seen), ...byEmne(seen, tallies)],
  };
}

function casesIn({ ventende }: Tally['kontakt'][Brugt]): number {
  return sizeOf(ventende.haendelser) + sizeOf(ventende.censureret);
}

function columnsOf(brugt: Brugt): readonly Column[] {
  const gruppe = brugt === 'ja' ? 'Styrket Borgerkontakt' : 'Almindelig behandling';
  const at = (noegle: string) => `fordelt.${brugt}.${noegle}`;
  return [
    { noegle: at('antal'), navn: 'Antal', slags: 'antal', gruppe },
    { noegle: at('taeller'), navn: 'Heraf afsluttet eller standset', slags: 'antal', gruppe },
    { noegle: at('median'), navn: 'Median, dage', slags: 'dage', gruppe },
    { noegle: at('ki95'), navn: '95 %-interval, dage', slags: 'interval-dage', gruppe },
    { noegle: at('andel'), navn: 'Andel', slags: 'andel', gruppe },
    { noegle: at('middel'), navn: 'Gennemsnit', slags: 'tal', gruppe },
  ];
}

function pair(noegle: string, navn: string, figure: (brugt: Brugt) => Figure): Row {
  return { noegle, navn, fordelt: { ja: figure('ja'), nej: figure('nej') } };
}

/** What there is nothing of without a contact. */
function only(noegle: string, navn: string, ja: Figure): Row {
  return { noegle, navn, fordelt: { ja } };
}

function timeOf(tallies: readonly Tally[], brugt: Brugt): Figure {
  return waitedFor(tallies.map(({ kontakt }) => kontakt[brugt].ventende));
}

function firstContact(tallies: readonly Tally[]): Figure {
  return spread(together(tallies, (tally) => tally.foersteKontakt));
}

/** Solved at the contact or withdrawn, of those whose outcome is known. */
function stopped(tallies: readonly Tally[]): Figure {
  const kendt = sum(tallies, ({ resultat }) => resultat.kendt);
  const standset = sum(tallies, ({ resultat }) => resultat.standset);
  return { antal: kendt, ...share(standset, kendt) };
}

/** The interval of a score is in another unit than the column's, so it is left to the benchmark. */
function scoreOf(
  tallies: readonly Tally[],
  scores: (tally: Tally) => ReadonlyMap<number, number>,
): Figure {
  const { antal = 0, middel = null } = estimatedMean(together(tallies, scores), [
    SCORE_MIN,
    SCORE_MAX,
  ]);
  return { antal, middel };
}

/** The same kind of cases compared: those of one forvaltning. */
function byForvaltning(seen: Seen): readonly Row[] {
  if (!isDivided(seen)) return [];
  return seen.forvaltninger.map(({ id, navn }) =>
    pair(`sagsbehandlingstid:${id}`, `Sagsbehandlingstid: ${navn}`, (brugt) =>
      timeOf(seen.nu.of('alle', id), brugt),
    ),
  );
}

/** Those about one overordnet emne; a klage about two is in both. */
function byEmne({ rules }: Seen, tallies: readonly Tally[]): readonly Row[] {
  const found = tallies.flatMap(({ kontakt }) =>
    BRUGT.flatMap((b) => [...kontakt[b].emner.keys()]),
  );
  const known = rules.overordnedeEmner;
  const unknown = [...new Set(found)].filter((id) => !known.some((emne) => emne.id === id));
  const emner = [...known, ...unknown.toSorted().map((id) => ({ id, navn: id }))];
  return emner.map(({ id, navn }) =>
    pair(`sagsbehandlingstid:emne:${id}`, `Sagsbehandlingstid: ${navn}`, (brugt) =>
      waitedFor(tallies.flatMap(({ kontakt }) => kontakt[brugt].emner.get(id) ?? [])),
    ),
  );
}
