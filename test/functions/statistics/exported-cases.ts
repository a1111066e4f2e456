import type { Db } from '../../../functions/register/tables.ts';
import { nothingRegistered } from '../../../src/klage/registrering.ts';
import { exported, LEAST } from '../register-tools/import-desk.ts';
import type { ExportedCase } from './naive-report.ts';

const AT_MIDNIGHT = [
  '2024-03-31T22:00:00.000Z',
  '2024-03-31T21:59:59.999Z',
  '2024-12-31T23:00:00.000Z',
];

/** Cases on the edges: Danish midnight, nothing registered, thirty days and thirty-one, the same day. */
export const CASE_DEFAULTS = [
  ...AT_MIDNIGHT.map((modtaget, i) => ({ ...LEAST, nummer: `kant-${i}`, modtaget })),
  ...['2025-03-31', '2025-04-01', '2025-03-01'].map((afsluttet, i) => ({
    ...{ ...LEAST, nummer: `dage-${i}`, modtaget: '2025-03-01T08:00:00.000Z', afsluttet },
    indsatser: [{ type: 'ekspedition', paabegyndt: '2025-03-01', afsluttet }],
  })),
  // Received on the second of the month in Denmark, and on the first in UTC.
  ...Array.from({ length: 40 }, (_, i) => {
    const month = `${2024 + Math.floor(i / 20)}-${String((i % 10) + 1).padStart(2, '0')}`;
    const modtaget = `${month}-01T23:30:00.000Z`;
    return { ...LEAST, nummer: `nat-${i}`, modtaget, afsluttet: `${month}-02` };
  }),
];

/** What the export says of every case, read as any other system would. */
export async function exportedCases(db: Db): Promise<readonly ExportedCase[]> {
  const lines = (await exported(db)).trim().split('\n');
  return lines.map((line) => {
    const found: { readonly [key: string]: unknown } = JSON.parse(line);
    return wholeCase(found);
  });
}

/** What the export leaves out is not registered. */
function wholeCase(found: object): ExportedCase {
  const none = nothingRegistered({ slags: 'klage', kanal: 'skriftlig', modtaget: LEAST.modtaget });
  const known: Partial<ExportedCase> = found;
  const { nummer = '', kilde = '', modtaget = '', slags = 'klage', kanal = 'digital' } = known;
  return {
    ...{ ...none, ...known, nummer, kilde, modtaget, slags, kanal },
    risikoBorger: { ...none.risikoBorger, ...known.risikoBorger },
    risikoKommune: { ...none.risikoKommune, ...known.risikoKommune },
    styrketBorgerkontakt: known.styrketBorgerkontakt ?? none.styrketBorgerkontakt,
    tilfredshed: known.tilfredshed ?? none.tilfredshed,
  };
}
