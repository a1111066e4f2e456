import fc from 'fast-check';
import { previewOf, releasePage } from '../../functions/release-desk/release-facts.ts';
import { findPeriod } from '../../functions/statistics/release/fixed-period.ts';
import { suppress } from '../../functions/statistics/release/suppress.ts';
import type { PageData } from '../../src/locals.ts';
import type { ReleaseLink, StaffReleasesPage } from '../../src/udgivelse-locals.ts';
import { FIRST, quarterCounts, reportOf } from '../functions/release/random-reports.ts';
import { RIKKE } from './staff-person.ts';

const quarters = fc.sample(fc.array(quarterCounts, { minLength: 5, maxLength: 5 }), {
  numRuns: 1,
  seed: 2,
})[0];
const indhold = suppress(reportOf(quarters ?? [], { first: FIRST, end: FIRST + 2 }), []);
const period = findPeriod('2017-halvaar-1');

const links: readonly ReleaseLink[] = (
  ['2017-beretningsaar', '2017', '2017-halvaar-1', '2017-kvartal-2', '2017-kvartal-1'] as const
).flatMap((id) => {
  const found = findPeriod(id);
  if (found === null) return [];
  return [{ ...found, ...found.periode, udgivet: '2018-01-15' }];
});
const [link] = links.slice(2);

/** Every state of the public pages of releases. */
export function releasePages(): readonly (readonly [name: string, page: PageData])[] {
  if (link === undefined) throw new Error('There is no such period.');
  const found = {
    ...{ ...link, periode: link.id, hvem: 'medarbejder:stine', tilbagekaldt: null },
    ...{ udgivet: '2018-01-15T09:00:00Z', indhold, tekst: '{}' },
  };
  return [
    ['udgivelser', { view: 'releases', udgivelser: links }],
    ['udgivelser-ingen', { view: 'releases', udgivelser: [] }],
    ['udgivelse', releasePage(found)],
    [
      'udgivelse-tilbagekaldt',
      { view: 'release-withdrawn', udgivelse: link, tilbagekaldt: '2018-02-01' },
    ],
  ];
}

/** Every state of the page where staff publish: in Danish only. */
export function releaseDesk(): readonly (readonly [name: string, page: PageData])[] {
  if (period === null || link === undefined) throw new Error('There is no such period.');
  const made = { period, indhold, grundlag: 'v1', kendte: 0, aftryk: 'a'.repeat(64) };
  const desk: StaffReleasesPage = {
    ...{ view: 'staff-releases', person: RIKKE, valgt: null, visning: null },
    ...{ rettes: null, besked: null, fejl: [] },
    perioder: (['kvartal', 'halvaar', 'aar', 'beretningsaar'] as const).map((slags) => ({
      slags,
      valg: links
        .filter((one) => one.slags === slags)
        .map(({ id, titel }) => ({ id, titel, udgivet: id === '2017' })),
    })),
    udgivelser: links.slice(0, 3).map((one, i) => ({
      ...one,
      hvem: 'Stine Talvig',
      tilbagekaldt: i === 1 ? { dag: '2018-02-01', hvem: 'Bo', grund: 'Fejl i importen' } : null,
    })),
  };
  const message = 'Skriv, hvorfor udgivelsen kaldes tilbage.';
  return [
    ['udgivelser-bord', { ...desk, besked: 'udgivet' }],
    ['udgivelser-tomt', { ...desk, udgivelser: [] }],
    ['udgivelser-visning', { ...desk, valgt: period.id, visning: previewOf(made) }],
    [
      'udgivelser-grund-fejl',
      {
        ...desk,
        rettes: { id: '2017-halvaar-1', grund: '' },
        fejl: [{ field: 'grund-2017-halvaar-1', code: 'mangler', message }],
      },
    ],
  ];
}
