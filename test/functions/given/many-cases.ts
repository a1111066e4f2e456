import type { Db } from '../../../functions/register/tables.ts';
import { caseLine } from '../../../functions/statistics/case-line.ts';
import { addDays } from '../../../src/klage/calendar.ts';
import { nothingRegistered } from '../../../src/klage/registrering.ts';
import { nummerOf } from './klage.ts';

/** What the cases of a large register are like; shares are of all of them. */
export type Many = {
  readonly antal: number;
  /** The day the last one came. */
  readonly dag: string;
  /** Whom they are about, in turn; the last has those that go to nobody else. */
  readonly modtagere: readonly string[];
  /** Every so many is open. */
  readonly openEvery: number;
  /** Of the open ones every so many is accepted without a receipt; 0: none. */
  readonly silentEvery: number;
};

const ROWS_AT_ONCE = 500;
const EMNER = ['hjemmehjaelp-hjemmepleje', 'vejvedligehold', 'kontanthjaelp', 'skolevalg'];

/** Fills a register with cases as they came over two years, quicker than one by one. */
export async function insertMany(db: Db, many: Many): Promise<void> {
  await db.transaction().execute(async (trx) => {
    for (let from = 0; from < many.antal; from += ROWS_AT_ONCE) {
      const count = Math.min(ROWS_AT_ONCE, many.antal - from);
      const rows = Array.from({ length: count }, (_, i) => rowsOf(from + i, many));
      await trx
        .insertInto('sag')
        .values(rows.map(({ sag }) => sag))
        .execute();
      await trx
        .insertInto('forsendelse')
        .values(rows.map(({ forsendelse }) => forsendelse))
        .execute();
      await trx
        .insertInto('registrering')
        .values(rows.map(({ registrering }) => registrering))
        .execute();
    }
  });
}

const DAYS = 730;

function rowsOf(i: number, many: Many) {
  const nummer = nummerOf(i);
  const day = addDays(many.dag, -Math.floor(((many.antal - 1 - i) * DAYS) / many.antal));
  const modtaget = `${day}T09:00:00.${String(i % 1000).padStart(3, '0')}Z`;
  const modtager = many.modtagere[i % many.modtagere.length] ?? '';
  const isOpen = i % many.openEvery === 0;
  const opened = Math.floor(i / many.openEvery);
  const isSilent = isOpen && many.silentEvery > 0 && opened % many.silentEvery === 0;
  const svarfrist = addDays(day, 14);
  const emne = EMNER[i % EMNER.length] ?? '';
  const shared = { nummer, kilde: 'klagevej', modtaget, emne, forvaltning: modtager };
  return {
    sag: { ...shared, svarfrist, modtager, ...sagColumns(i) },
    forsendelse: {
      ...{ nummer, modtager, slags: 'modtager' as const, dele: 1, dele_accepteret: 1 },
      ...{ forsoeg: 1, nedbrud: 0, afvisninger: 0, naeste_forsoeg: 0, oprettet: modtaget },
      ...{ tilstand: isSilent ? ('accepteret' as const) : ('kvitteret' as const) },
      ...{ accepteret: modtaget, kvitteret: isSilent ? null : modtaget },
    },
    registrering: {
      ...shared,
      ...{ slags: 'klage' as const, kanal: 'digital' as const, sprog: 'da' as const },
      ...{ svarer: modtager, svarfrist, udgave: isOpen && opened % 3 === 0 ? 1 : 3 },
      afsluttet: isOpen ? null : svarfrist,
      taelling: caseLine(nothingRegistered({ slags: 'klage', kanal: 'digital', modtaget })),
    },
  };
}

function sagColumns(i: number) {
  return {
    ...{ slags: 'klage', kanal: 'digital', sprog: 'da' as const },
    ...{ regel: 'foerste-klage', regelsaet: 'a'.repeat(64), svar: '{}', afgoerende: '{}' },
    ...{ valgt_forvaltning: null, indsigelse: null, mulig_spam: 0 as const },
    ...{ noegle_hash: `noegle-${i}`, noegle_aftryk: `aftryk-${i}`, kode_hash: `kode-${i}` },
    ...{ registreringskode_hash: `registreringskode-${i}`, klage_sha256: 'b'.repeat(64) },
  };
}
