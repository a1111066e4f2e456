import { sql } from 'kysely';
import { engineOf, lockUntilEnd } from './engine.ts';
import { klageAndOutbox } from './migrations/0001-klage-og-udbakke.ts';
import { regelsaet } from './migrations/0002-regelsaet.ts';
import { medarbejderSession } from './migrations/0003-medarbejder-session.ts';
import { valgtForvaltning } from './migrations/0004-valgt-forvaltning.ts';
import { medarbejderNavn } from './migrations/0005-medarbejder-navn.ts';
import { registrering } from './migrations/0006-registrering.ts';
import { flereHaendelser } from './migrations/0007-flere-haendelser.ts';
import { kodeOgBorgersvar } from './migrations/0008-kode-og-borgersvar.ts';
import { fornyetSession } from './migrations/0009-fornyet-session.ts';
import { sagsliste } from './migrations/0010-sagsliste.ts';
import { hvemHarSagen } from './migrations/0011-hvem-har-sagen.ts';
import { statistik } from './migrations/0012-statistik.ts';
import { demodata } from './migrations/0013-demodata.ts';
import { videre } from './migrations/0014-videre.ts';
import { udgivelser } from './migrations/0015-udgivelser.ts';
import { trinArt } from './migrations/0016-trin-art.ts';
import { slettet } from './migrations/0017-slettet.ts';
import { retur } from './migrations/0018-retur.ts';
import { sidsteCommit } from './migrations/0019-sidste-commit.ts';
import { alarm } from './migrations/0020-alarm.ts';
import { certifikatvarsel } from './migrations/0021-certifikatvarsel.ts';
import { proevebrev } from './migrations/0022-proevebrev.ts';
import { kodeforsoeg } from './migrations/0023-kodeforsoeg.ts';
import { taellingUdgave } from './migrations/0024-taelling-udgave.ts';
import { bunkersFoersteSide } from './migrations/0025-bunkers-foerste-side.ts';
import { postgresGrundlag } from './migrations/postgres-grundlag.ts';
import type { Db, Trx } from './tables.ts';

/**
 * Brings the register to today's shape: forward only, each step once, all in one transaction and one
 * process at a time, so that two starting at once do not both do it. It may be called again when
 * nobody knows whether it succeeded.
 * @param until the last step to take: what a register of that day looked like
 * @throws Error, a sentence, when a newer version has taken a step that this one cannot live with
 */
export async function migrate(db: Db, until?: string): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await lockUntilEnd(trx, 'trin');
    await waitAsStepsDo(trx);
    await makeList(trx);
    const done = await stepsDone(trx);
    await refuseNewer(trx, done);
    for (const { navn, up, udvider } of stepsAfter(done, await beginOnPostgres(trx, done))) {
      await up(trx);
      await writeDown(trx, navn, udvider);
      if (navn === until) break;
    }
  });
}

/**
 * A step is safe while the version before it still runs: it only adds what that one can overlook
 * (`udvider`: a table, a column that may be null or has a default, an index). A step that takes away
 * or narrows comes in a later version than the one that stopped using it, and is not `udvider`: then
 * a version that does not know it refuses to start.
 */
type Migration = {
  readonly navn: string;
  readonly udvider: boolean;
  readonly up: (trx: Trx) => Promise<void>;
};

/**
 * A step may take its time, but whoever waits for a table makes all others wait behind it: better
 * give up and try again.
 */
async function waitAsStepsDo(trx: Trx): Promise<void> {
  if (engineOf(trx) === 'sqlite') return;
  await sql`set local statement_timeout = 0`.execute(trx);
  await sql`set local lock_timeout = '2s'`.execute(trx);
}

async function makeList(trx: Trx): Promise<void> {
  await sql`create table if not exists migrering (
    navn text primary key, koert text not null default current_timestamp)`.execute(trx);
}

async function stepsDone(trx: Trx): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ navn: string }>`select navn from migrering`.execute(trx);
  return new Set(rows.map((row) => row.navn));
}

/** Steps of a newer version that only added something stand in nobody's way. */
async function refuseNewer(trx: Trx, done: ReadonlySet<string>): Promise<void> {
  const known = new Set(MIGRATIONS.map(({ navn }) => navn));
  if (known.isSupersetOf(done)) return;
  const { rows } = done.has(TRIN_ART)
    ? await sql<{ navn: string }>`select navn from migrering where udvider = 0`.execute(trx)
    : { rows: [...done].map((navn) => ({ navn })) };
  const unknown = rows.find(({ navn }) => !known.has(navn));
  if (unknown === undefined) return;
  throw new Error(
    `Registeret er lavet af en nyere udgave af Klagevej (trin "${unknown.navn}"): start den nyere udgave.`,
  );
}

/** No register on PostgreSQL is older than the step it begins with. @returns what is done by that */
async function beginOnPostgres(trx: Trx, done: ReadonlySet<string>): Promise<readonly string[]> {
  if (engineOf(trx) === 'sqlite' || done.size > 0) return [];
  await postgresGrundlag(trx);
  const last = MIGRATIONS.findIndex(({ navn }) => navn === POSTGRES_BEGINS);
  const begun = MIGRATIONS.slice(0, last + 1).map(({ navn }) => navn);
  for (const navn of begun) await sql`insert into migrering (navn) values (${navn})`.execute(trx);
  return begun;
}

function stepsAfter(done: ReadonlySet<string>, begun: readonly string[]): readonly Migration[] {
  return MIGRATIONS.filter(({ navn }) => !done.has(navn) && !begun.includes(navn));
}

/** Before step 0016 nobody wrote down of what kind a step was: they were all taken to narrow. */
async function writeDown(trx: Trx, navn: string, udvider: boolean): Promise<void> {
  await sql`insert into migrering (navn) values (${navn})`.execute(trx);
  if (!udvider) return;
  await sql`update migrering set udvider = 1 where navn = ${navn}`.execute(trx);
}

/** What PostgreSQL begins with: see migrations/postgres-grundlag.ts. */
const POSTGRES_BEGINS = '0015-udgivelser';
/** From here on it is known of what kind a step is. */
const TRIN_ART = '0016-trin-art';

/** Each step in a file of its own, named as it is here; a step that has run anywhere is never changed. */
const MIGRATIONS: readonly Migration[] = [
  { navn: '0001-klage-og-udbakke', udvider: false, up: klageAndOutbox },
  { navn: '0002-regelsaet', udvider: false, up: regelsaet },
  { navn: '0003-medarbejder-session', udvider: false, up: medarbejderSession },
  { navn: '0004-valgt-forvaltning', udvider: false, up: valgtForvaltning },
  { navn: '0005-medarbejder-navn', udvider: false, up: medarbejderNavn },
  { navn: '0006-registrering', udvider: false, up: registrering },
  { navn: '0007-flere-haendelser', udvider: false, up: flereHaendelser },
  { navn: '0008-kode-og-borgersvar', udvider: false, up: kodeOgBorgersvar },
  { navn: '0009-fornyet-session', udvider: false, up: fornyetSession },
  { navn: '0010-sagsliste', udvider: false, up: sagsliste },
  { navn: '0011-hvem-har-sagen', udvider: false, up: hvemHarSagen },
  { navn: '0012-statistik', udvider: false, up: statistik },
  { navn: '0013-demodata', udvider: false, up: demodata },
  { navn: '0014-videre', udvider: false, up: videre },
  { navn: '0015-udgivelser', udvider: false, up: udgivelser },
  { navn: TRIN_ART, udvider: true, up: trinArt },
  { navn: '0017-slettet', udvider: true, up: slettet },
  { navn: '0018-retur', udvider: true, up: retur },
  { navn: '0019-sidste-commit', udvider: true, up: sidsteCommit },
  { navn: '0020-alarm', udvider: true, up: alarm },
  { navn: '0021-certifikatvarsel', udvider: true, up: certifikatvarsel },
  { navn: '0022-proevebrev', udvider: true, up: proevebrev },
  { navn: '0023-kodeforsoeg', udvider: true, up: kodeforsoeg },
  { navn: '0024-taelling-udgave', udvider: true, up: taellingUdgave },
  { navn: '0025-bunkers-foerste-side', udvider: true, up: bunkersFoersteSide },
];
