import { afterAll, beforeAll, expect, test } from 'vitest';
import { commitTogether } from '../../../functions/register/commit-together.ts';
import { insertRegistrering } from '../../../functions/register/insert-registreringer.ts';
import { openRegister } from '../../../functions/register/open-register.ts';
import type { Db } from '../../../functions/register/tables.ts';
import { reportRules } from '../../../functions/report-rules.ts';
import { findPeriod, quartersIn } from '../../../functions/statistics/release/fixed-period.ts';
import { readReleased } from '../../../functions/statistics/release/read-released.ts';
import type { ReleasedReport } from '../../../functions/statistics/release/released-report.ts';
import { SHAPES } from '../../../functions/statistics/release/shapes.ts';
import { suppress } from '../../../functions/statistics/release/suppress.ts';
import type { Periode, Report } from '../../../functions/statistics/report.ts';
import { makeReport } from '../../../functions/threads/make-report.ts';
import { registerUrl } from '../../register-address.ts';
import { rulesIn } from '../../rules/rule-folders.ts';
import { givenCases } from '../given/cases.ts';
import { scratchFolder } from '../given/folder.ts';
import { guessAll, possible } from './reader.ts';

const rules = await rulesIn('routing-rules');
const NOW = new Date('2026-06-01T09:00:00Z');
const folder = scratchFolder();
let db: Db;
afterAll(() => db.destroy());

beforeAll(async () => {
  db = await openRegister(await registerUrl(`${await folder}/klagevej.db`));
  const cases = givenCases({ rules, count: 900, seed: 5, fra: '2025-01-01', dage: 365 });
  await commitTogether(db, async (trx) => {
    for (const { nummer, kilde, ...registreret } of cases) {
      const deed = { hvem: `import:${kilde}`, now: NOW };
      await insertRegistrering(trx, { nummer, kilde, registreret }, deed);
    }
  });
});

function reportOf(periode: Periode): Promise<Report> {
  const asked = { periode, forvaltninger: null };
  return makeReport(db, reportRules(rules, periode.til), { asked, today: '2026-06-01' });
}

async function release(id: string, earlier: readonly ReleasedReport[]): Promise<ReleasedReport> {
  const periode = findPeriod(id)?.periode ?? { fra: '', til: '' };
  const quarters: Report[] = [];
  for (const quarter of quartersIn(periode)) quarters.push(await reportOf(quarter));
  return suppress(await reportOf(periode), earlier, { quarters });
}

test('the report as it is counted hangs together as its shapes say', async () => {
  const released = await release('2025', []);
  expect(released.udeladt.filter(({ hvorfor }) => hvorfor === 'stemmer-ikke')).toEqual([]);
  const ids = [...released.tabeller, ...released.udeladt].map(({ id }) => id);
  expect(ids.toSorted()).toEqual([...SHAPES.keys()].toSorted());
  expect(readReleased(JSON.parse(JSON.stringify(released)))).toEqual(released);
});

test('no hidden number of it can be worked out, quarter by quarter and as a year', async () => {
  const released: ReleasedReport[] = [];
  for (const id of ['2025-kvartal-1', '2025-kvartal-2', '2025-halvaar-1', '2025']) {
    released.push(await release(id, released));
  }
  const told = released.flatMap(({ tabeller }) => tabeller.flatMap(({ raekker }) => raekker));
  expect(told.some(({ skjult }) => skjult)).toBe(true);
  expect(told.some(({ skjult, antal = 0 }) => !skjult && antal >= 5)).toBe(true);
  const found = guessAll(released, false).filter((one) => one.hidden && possible(one) < 5);
  expect(found).toEqual([]);
});
