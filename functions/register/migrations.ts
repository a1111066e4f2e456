import { sql } from 'kysely';
import { commitTogether } from './commit-together.ts';
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
import type { Db, Trx } from './tables.ts';

/**
 * Brings the register to today's shape: forward only, each step once, all in one transaction, so
 * that two processes starting at once do not both do it.
 * @param until the last step to take: what a register of that day looked like
 */
export async function migrate(db: Db, until?: string): Promise<void> {
  await commitTogether(db, async (trx) => {
    await sql`create table if not exists migrering (
      navn text primary key, koert text not null default current_timestamp)`.execute(trx);
    const done = await migrationsDone(trx);
    for (const { navn, up } of MIGRATIONS) {
      if (!done.has(navn)) {
        await up(trx);
        await sql`insert into migrering (navn) values (${navn})`.execute(trx);
      }
      if (navn === until) break;
    }
  });
}

type Migration = { readonly navn: string; readonly up: (trx: Trx) => Promise<void> };

async function migrationsDone(trx: Trx): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ navn: string }>`select navn from migrering`.execute(trx);
  const done = new Set(rows.map((row) => row.navn));
  const unknown = [...done].find((navn) =>
    MIGRATIONS.every((migration) => migration.navn !== navn),
  );
  if (unknown !== undefined) {
    throw new Error(
      `Registeret er lavet af en nyere udgave af Klagevej (trin "${unknown}"): start den nyere udgave.`,
    );
  }
  return done;
}

/** Each step in a file of its own, named as it is here; a step that has run anywhere is never changed. */
const MIGRATIONS: readonly Migration[] = [
  { navn: '0001-klage-og-udbakke', up: klageAndOutbox },
  { navn: '0002-regelsaet', up: regelsaet },
  { navn: '0003-medarbejder-session', up: medarbejderSession },
  { navn: '0004-valgt-forvaltning', up: valgtForvaltning },
  { navn: '0005-medarbejder-navn', up: medarbejderNavn },
  { navn: '0006-registrering', up: registrering },
  { navn: '0007-flere-haendelser', up: flereHaendelser },
  { navn: '0008-kode-og-borgersvar', up: kodeOgBorgersvar },
  { navn: '0009-fornyet-session', up: fornyetSession },
  { navn: '0010-sagsliste', up: sagsliste },
  { navn: '0011-hvem-har-sagen', up: hvemHarSagen },
  { navn: '0012-statistik', up: statistik },
  { navn: '0013-demodata', up: demodata },
  { navn: '0014-videre', up: videre },
  { navn: '0015-udgivelser', up: udgivelser },
];
