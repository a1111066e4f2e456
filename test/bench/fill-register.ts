import { DatabaseSync, type SQLInputValue } from 'node:sqlite';
import { openRegister } from '../../functions/register/open-register.ts';
import {
  indsatsRows,
  klagepunktRows,
  ordRows,
  registreringColumns,
} from '../../functions/register/registrering-rows.ts';
import { addDays } from '../../src/klage/calendar.ts';
import type { Registreret } from '../../src/klage/registrering.ts';
import { type CasesAsked, type GivenCase, givenCases } from '../functions/given/cases.ts';
import { nummerOf } from '../functions/given/klage.ts';

/** Every so many came through the form, and has a letter. */
const FORM_EVERY = 4;
const REGLER = ['foerste-klage', 'afgoerelse', 'svarfrist-loeber', 'utilfreds-med-svar'] as const;

/** Of the open cases every so many has nothing registered on it, nor its letter acknowledged. */
const UNTOUCHED_EVERY = 3;
/** Days after receipt by which somebody answers. */
const SVARFRIST_DAYS = 14;

type Row = { readonly [column: string]: SQLInputValue | undefined };

/**
 * Fills a new register with plausible cases as the code itself would write them, by prepared inserts
 * and with the indexes made at the end: a million take a minute or two.
 */
export async function fillRegister(path: string, asked: CasesAsked): Promise<void> {
  const register = await openRegister(`sqlite:${path}`);
  await register.destroy();
  const db = new DatabaseSync(path);
  db.exec('pragma foreign_keys = off; pragma synchronous = off; pragma cache_size = -200000');
  const indexes = db
    .prepare("select name, sql from sqlite_master where type = 'index' and sql is not null")
    .all();
  for (const { name } of indexes) db.exec(`drop index ${name}`);
  const inserts = new Inserts(db);
  db.exec('begin');
  let i = 0;
  for (const one of givenCases(asked)) {
    insertCase(inserts, one, { i, isLived: asked.idag !== undefined });
    i += 1;
  }
  db.exec('commit');
  for (const { sql } of indexes) db.exec(String(sql));
  db.exec('pragma wal_checkpoint(truncate)');
  db.close();
}

function insertCase(
  inserts: Inserts,
  { nummer, kilde, ...registreret }: GivenCase,
  { i, isLived }: { readonly i: number; readonly isLived: boolean },
): void {
  const isForm = i % FORM_EVERY === 0;
  const lived = isLived ? livedColumns(registreret, { i, isForm }) : {};
  if (!isForm) {
    insertRegistreret(inserts, { nummer, kilde, ...lived }, registreret);
    return;
  }
  const key = {
    nummer: `K-${registreret.modtaget.slice(0, 4)}-${nummerOf(i).slice(-7)}`,
    kilde: 'klagevej',
  };
  const klage = { ...registreret, slags: 'klage', kanal: 'digital' } as const;
  insertRegistreret(inserts, { ...key, ...lived }, klage);
  insertForm(inserts, { ...key, registreret, i, isSilent: isLived && isUntouched(registreret, i) });
}

type Key = { readonly nummer: string; readonly kilde: string };

/** Who has it, by when it is answered, and whether anybody has worked on it. */
function livedColumns(
  registreret: Registreret,
  { i, isForm }: { readonly i: number; readonly isForm: boolean },
): Row {
  const dag = registreret.modtaget.slice(0, 10);
  return {
    svarer: isForm ? modtagerOf(registreret) : null,
    svarfrist: addDays(dag, SVARFRIST_DAYS),
    udgave: isUntouched(registreret, i) ? 1 : 3,
  };
}

function isUntouched({ afsluttet }: Registreret, i: number): boolean {
  return afsluttet === null && Math.floor(i / FORM_EVERY) % UNTOUCHED_EVERY === 0;
}

function modtagerOf({ forvaltning }: Registreret): string {
  return forvaltning ?? 'BORGERRAADGIVEREN';
}

function insertRegistreret(inserts: Inserts, columns: Key & Row, registreret: Registreret): void {
  const { nummer, kilde } = columns;
  const key = { nummer, kilde };
  inserts.into('registrering', { ...columns, ...registreringColumns(registreret) });
  for (const row of klagepunktRows(key, registreret.klagepunkter)) inserts.into('klagepunkt', row);
  for (const row of indsatsRows(key, registreret)) inserts.into('indsats', row);
  for (const row of [
    ...ordRows(key, 'overordnet-emne', registreret.overordnedeEmner),
    ...ordRows(key, 'borgerens-problem', registreret.borgerensProblem),
  ]) {
    inserts.into('registrering_ord', row);
  }
}

type FormCase = Key & {
  readonly registreret: Registreret;
  readonly i: number;
  readonly isSilent: boolean;
};

function insertForm(inserts: Inserts, { nummer, kilde, registreret, i, isSilent }: FormCase): void {
  const { modtaget } = registreret;
  const modtager = modtagerOf(registreret);
  inserts.into('sag', {
    ...{ nummer, kilde, slags: 'klage', kanal: 'digital', sprog: 'da', modtaget, modtager },
    ...{ forvaltning: modtager, emne: 'hjemmepleje', regel: REGLER[i % REGLER.length] ?? null },
    ...{ regelsaet: 'a'.repeat(64), svar: '{}', afgoerende: '{}', mulig_spam: 0 },
    ...{ indsigelse: i % 50 === 0 ? 'SOF' : null, svarfrist: modtaget.slice(0, 10) },
    ...{ noegle_hash: `noegle-${i}`, noegle_aftryk: `aftryk-${i}`, kode_hash: `kode-${i}` },
    ...{ registreringskode_hash: `registrering-${i}`, klage_sha256: 'b'.repeat(64) },
  });
  inserts.into('forsendelse', {
    ...{ nummer, modtager, slags: 'modtager', dele: 1, dele_accepteret: 1 },
    ...{ naeste_forsoeg: 0, oprettet: modtaget, accepteret: modtaget },
    ...{ tilstand: isSilent ? 'accepteret' : 'kvitteret', kvitteret: isSilent ? null : modtaget },
    sag_lukket: registreret.afsluttet === null ? 0 : 1,
  });
}

/** One prepared insert per table and columns. */
class Inserts {
  readonly #db: DatabaseSync;
  readonly #statements = new Map<string, ReturnType<DatabaseSync['prepare']>>();

  constructor(db: DatabaseSync) {
    this.#db = db;
  }

  into(table: string, row: Row): void {
    const columns = Object.keys(row);
    const key = `${table} ${columns.length}`;
    const known = this.#statements.get(key);
    const places = columns.map(() => '?').join();
    const statement =
      known ?? this.#db.prepare(`insert into ${table} (${columns.join()}) values (${places})`);
    this.#statements.set(key, statement);
    statement.run(...columns.map((column) => row[column] ?? null));
  }
}
