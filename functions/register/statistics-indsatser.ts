import { sql } from 'kysely';
import type { IndsatsCount } from '../statistics/period-counts.ts';
import type { Periode } from '../statistics/report.ts';
import { type About, isAbout } from './statistics-cases.ts';
import type { Db } from './tables.ts';

/**
 * How many indsatser were begun in the period, by what they are and whose the case is. They are
 * counted here: SQLite would sort a hundred thousand rows to group them.
 */
export async function indsatserBegun(
  db: Db,
  periode: Periode,
  about: About,
): Promise<readonly IndsatsCount[]> {
  const rows = await db
    .selectFrom('indsats')
    .where('paabegyndt', '>=', periode.fra)
    .where('paabegyndt', '<=', periode.til)
    .where(isAbout(about))
    .select(line().as('line'))
    .execute();
  const counts = new Map<string, number>();
  for (const { line: key } of rows) counts.set(key, (counts.get(key) ?? 0) + 1);
  return [...counts].map(([key, antal]) => countOf(key, antal));
}

function line() {
  return sql<string>`type || ' ' || coalesce(maade, '') || ' ' || kilde || ' ' ||
    coalesce(forvaltning, '')`;
}

/** An ekspedition of which nobody has said how it was made, a person made. */
function countOf(key: string, antal: number): IndsatsCount {
  const [type = '', maade, kilde = '', forvaltning = ''] = key.split(' ');
  const how = maade === 'automatisk' ? 'automatisk' : 'manuel';
  return { noegle: type === 'ekspedition' ? `${type}-${how}` : type, kilde, forvaltning, antal };
}
