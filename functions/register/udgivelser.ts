import type { FixedPeriod, PeriodeSlags } from '../statistics/release/fixed-period.ts';
import { readReleased } from '../statistics/release/read-released.ts';
import type { ReleasedReport } from '../statistics/release/released-report.ts';
import { commitTogether } from './commit-together.ts';
import type { Db, Trx } from './tables.ts';

/** A release as lists show it. */
export type Udgivelse = {
  readonly id: string;
  /** The id of its fixed period. */
  readonly periode: string;
  readonly slags: PeriodeSlags;
  readonly fra: string;
  readonly til: string;
  readonly titel: string;
  /** ISO 8601 instant in UTC. */
  readonly udgivet: string;
  readonly hvem: string;
  /** When, by whom and why it was taken back; null while it stands. */
  readonly tilbagekaldt: {
    readonly tid: string;
    readonly hvem: string;
    readonly grund: string;
  } | null;
};

/** The same with what is published in it, and the very text of it, which files are known by. */
export type FoundUdgivelse = Udgivelse & {
  readonly indhold: ReleasedReport;
  readonly tekst: string;
};

/** Every release, also those taken back; the newest period first. */
export async function listUdgivelser(db: Db): Promise<readonly Udgivelse[]> {
  const rows = await withEvents(db)
    .orderBy('udgivelse.til', 'desc')
    .orderBy('udgivelse.fra', 'desc')
    .orderBy('udgivet.id', 'desc')
    .execute();
  return rows.map(udgivelseOf);
}

/** The release with this id, or null. */
export async function findUdgivelse(db: Db, id: string): Promise<FoundUdgivelse | null> {
  const row = await withEvents(db)
    .select('udgivelse.indhold')
    .where('udgivelse.id', '=', id)
    .executeTakeFirst();
  if (row === undefined) return null;
  const { indhold: tekst } = row;
  return { ...udgivelseOf(row), indhold: readReleased(JSON.parse(tekst)), tekst };
}

/**
 * What everybody may know: every release there ever was, the oldest first, those taken back too, since
 * somebody may have kept them.
 */
export async function knownReleases(db: Db): Promise<readonly ReleasedReport[]> {
  const rows = await db
    .selectFrom('udgivelse')
    .innerJoin('udgivelse_haendelse as udgivet', 'udgivet.udgivelse', 'udgivelse.id')
    .where('udgivet.hvad', '=', 'udgivet')
    .select('udgivelse.indhold')
    .orderBy('udgivet.id')
    .execute();
  return rows.map(({ indhold }) => readReleased(JSON.parse(indhold)));
}

type UdgivelseDeed = { readonly hvem: string; readonly now: Date };

export type NewUdgivelse = UdgivelseDeed & {
  readonly period: FixedPeriod;
  readonly indhold: ReleasedReport;
  readonly grundlag: string;
  /** How many releases it was hidden around: were there more by now, they could give it away. */
  readonly kendte: number;
};

/**
 * Publishes a report, unless its period is out already, or another release came first.
 * @returns its id
 */
export function addUdgivelse(
  db: Db,
  { period, indhold, grundlag, kendte, hvem, now }: NewUdgivelse,
): Promise<{ readonly id: string } | 'findes' | 'andre-foerst'> {
  return commitTogether(db, async (trx) => {
    const all = await listUdgivelser(trx);
    const same = all.filter(({ periode }) => periode === period.id);
    if (same.some(({ tilbagekaldt }) => tilbagekaldt === null)) return 'findes';
    if (all.length !== kendte) return 'andre-foerst';
    const id = same.length === 0 ? period.id : `${period.id}-udgave-${same.length + 1}`;
    const { slags, titel } = period;
    const { fra, til } = period.periode;
    const tekst = JSON.stringify(readReleased(indhold));
    await trx
      .insertInto('udgivelse')
      .values({ id, periode: period.id, slags, fra, til, titel, indhold: tekst, grundlag })
      .execute();
    await appendEvent(trx, { udgivelse: id, hvad: 'udgivet', grund: null }, { hvem, now });
    return { id };
  });
}

/** Takes a release back: it is shown to nobody any more, and stays known. @param grund at most 500 characters */
export function withdrawUdgivelse(
  db: Db,
  { id, grund, hvem, now }: UdgivelseDeed & { readonly id: string; readonly grund: string },
): Promise<'tilbagekaldt' | 'ukendt' | 'allerede'> {
  return commitTogether(db, async (trx) => {
    const row = await withEvents(trx).where('udgivelse.id', '=', id).executeTakeFirst();
    if (row === undefined) return 'ukendt';
    if (row.tilbagekaldt_tid !== null) return 'allerede';
    await appendEvent(trx, { udgivelse: id, hvad: 'tilbagekaldt', grund }, { hvem, now });
    return 'tilbagekaldt';
  });
}

async function appendEvent(
  trx: Trx,
  event: {
    readonly udgivelse: string;
    readonly hvad: 'udgivet' | 'tilbagekaldt';
    readonly grund: string | null;
  },
  { hvem, now }: UdgivelseDeed,
): Promise<void> {
  const { udgivelse, hvad, grund } = event;
  await trx
    .insertInto('udgivelse_haendelse')
    .values({ udgivelse, hvad, grund, hvem, tid: now.toISOString() })
    .execute();
}

function withEvents(db: Db) {
  return db
    .selectFrom('udgivelse')
    .innerJoin('udgivelse_haendelse as udgivet', (join) =>
      join.onRef('udgivet.udgivelse', '=', 'udgivelse.id').on('udgivet.hvad', '=', 'udgivet'),
    )
    .leftJoin('udgivelse_haendelse as tilbage', (join) =>
      join.onRef('tilbage.udgivelse', '=', 'udgivelse.id').on('tilbage.hvad', '=', 'tilbagekaldt'),
    )
    .select(['udgivelse.id', 'udgivelse.periode', 'udgivelse.slags', 'udgivelse.titel'])
    .select(['udgivelse.fra', 'udgivelse.til', 'udgivet.tid as udgivet_tid', 'udgivet.hvem'])
    .select([
      'tilbage.tid as tilbagekaldt_tid',
      'tilbage.hvem as tilbagekaldt_hvem',
      'tilbage.grund',
    ]);
}

type Row = Awaited<ReturnType<ReturnType<typeof withEvents>['executeTakeFirstOrThrow']>>;

function udgivelseOf(row: Row): Udgivelse {
  const { id, periode, slags, fra, til, titel, hvem } = row;
  const { tilbagekaldt_tid: tid, tilbagekaldt_hvem: by, grund } = row;
  const tilbagekaldt = tid === null ? null : { tid, hvem: by ?? '', grund: grund ?? '' };
  return { id, periode, slags, fra, til, titel, udgivet: row.udgivet_tid, hvem, tilbagekaldt };
}
