import { sql } from 'kysely';
import type { IndsatsCount } from '../statistics/period-counts.ts';
import type { Periode } from '../statistics/report.ts';
import { type About, isAbout } from './statistics-cases.ts';
import type { Db } from './tables.ts';

/**
 * How many indsatser were begun in the period, by what they are and whose the case is. An
 * ekspedition of which nobody has said how it was made, a person made.
 */
export async function indsatserBegun(
  db: Db,
  periode: Periode,
  about: About,
): Promise<readonly IndsatsCount[]> {
  const rows = await db
    .selectFrom('indsats')
    .innerJoin('registrering', (join) =>
      join
        .onRef('registrering.kilde', '=', 'indsats.kilde')
        .onRef('registrering.nummer', '=', 'indsats.nummer'),
    )
    .where('paabegyndt', '>=', periode.fra)
    .where('paabegyndt', '<=', periode.til)
    .where((eb) => isAbout(eb, about))
    .select((eb) => [
      'registrering.forvaltning',
      'registrering.kilde',
      sql<string>`case when type <> 'ekspedition' then type
        when maade = 'automatisk' then 'ekspedition-automatisk'
        else 'ekspedition-manuel' end`.as('noegle'),
      eb.fn.countAll().as('antal'),
    ])
    .groupBy(['registrering.forvaltning', 'registrering.kilde', 'noegle'])
    .execute();
  return rows.map((row) => ({ ...row, antal: Number(row.antal) }));
}
