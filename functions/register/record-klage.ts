import type { Insertable } from 'kysely';
import { dayInCopenhagen } from '../../src/klage/calendar.ts';
import { QUESTIONS, type Question, type Svar } from '../../src/klage/questions.ts';
import { type Indsats, nothingRegistered } from '../../src/klage/registrering.ts';
import { commitBeside } from './commit-together.ts';
import { insertRegistrering } from './insert-registreringer.ts';
import { OWN_KILDE } from './kilder.ts';
import { type Db, type KontaktSlags, NEVER_MS, type SagTable, type Trx } from './tables.ts';
import { linkVidere } from './videre.ts';
import { announceWork } from './work-waiting.ts';

/** The case as the form makes it; everything not named here has no way into the register. */
export type NewSag = {
  readonly nummer: string;
  readonly sprog: 'da' | 'en';
  /** ISO 8601 instant in UTC. */
  readonly modtaget: string;
  readonly forvaltning: string;
  readonly emne: string;
  /** Who the rules (or the citizen's objection) named. */
  readonly modtager: string;
  readonly regel: string | null;
  readonly regelsaet: string;
  readonly svar: Svar;
  readonly afgoerende: { readonly [Q in Question]?: string };
  /** The forvaltning the citizen picked, where the emne asks. */
  readonly valgtForvaltning: string | null;
  readonly indsigelse: string | null;
  /** YYYY-MM-DD */
  readonly svarfrist: string;
  readonly muligSpam: boolean;
  /** The number of the klage it carries on, or null. */
  readonly videreFra: string | null;
  readonly noegleHash: string;
  readonly noegleAftryk: string;
  readonly kodeHash: string;
  readonly registreringskodeHash: string;
  readonly klageSha256: string;
};

export type NewKlage = {
  readonly sag: NewSag;
  /** Who the letter is sealed to: the reserve at once when the modtager's certificates have lapsed. */
  readonly forsendelse: {
    readonly slags: 'modtager' | 'reserve';
    readonly modtager: string;
    readonly dele: number;
  };
  /** What its registration begins with, beside what the case says. */
  readonly registrering: {
    /** The forvaltning it went to, else the one that has the emne; null when neither is one. */
    readonly forvaltning: string | null;
    /** Whether it went to a forvaltning: then the system has made an ekspedition. */
    readonly ekspederet: boolean;
  };
  /** Addresses that asked for a mail, from `encryptContact`. */
  readonly kontakt: readonly {
    readonly slags: KontaktSlags;
    readonly krypteret: Uint8Array;
  }[];
};

/**
 * Writes the case, its outbox row, its registration and the event in one transaction, which it shares with others
 * that come at the same time. Resolves when the disk has it: only then may anything be promised.
 * @returns `key-taken` when the idempotency key has a case already, `number-taken` when the number
 * has; nothing is written then.
 */
export function recordKlage(
  db: Db,
  klage: NewKlage,
): Promise<'recorded' | 'key-taken' | 'number-taken'> {
  const recorded = commitBeside(db, (trx) => recordKlageIn(trx, klage));
  return recorded.then((result) => {
    if (result === 'recorded') announceWork(db);
    return result;
  });
}

/** The same inside a transaction, for whoever writes more along with it. */
export async function recordKlageIn(
  trx: Trx,
  klage: NewKlage,
): Promise<'recorded' | 'key-taken' | 'number-taken'> {
  const inserted = await trx
    .insertInto('sag')
    .values(sagRow(klage.sag))
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (inserted.numInsertedOrUpdatedRows === 0n) return whatIsTaken(trx, klage.sag);
  await insertForsendelse(trx, klage);
  await insertModtaget(trx, klage);
  await insertRegistreret(trx, klage);
  for (const kontakt of klage.kontakt) await insertKontakt(trx, klage.sag, kontakt);
  await insertVidere(trx, klage.sag);
  return 'recorded';
}

async function whatIsTaken(trx: Trx, sag: NewSag) {
  const byKey = await trx
    .selectFrom('sag')
    .select('nummer')
    .where('noegle_hash', '=', sag.noegleHash)
    .executeTakeFirst();
  return byKey === undefined ? ('number-taken' as const) : ('key-taken' as const);
}

/** The columns by name, so that nothing typed can be spread into a record by accident. */
function sagRow(sag: NewSag): SagRow {
  return {
    nummer: sag.nummer,
    kilde: OWN_KILDE,
    slags: 'klage',
    kanal: 'digital',
    sprog: sag.sprog,
    modtaget: sag.modtaget,
    forvaltning: sag.forvaltning,
    emne: sag.emne,
    modtager: sag.modtager,
    regel: sag.regel,
    regelsaet: sag.regelsaet,
    svar: closedAnswers(sag.svar),
    afgoerende: closedAnswers(sag.afgoerende),
    valgt_forvaltning: sag.valgtForvaltning,
    indsigelse: sag.indsigelse,
    svarfrist: sag.svarfrist,
    mulig_spam: sag.muligSpam ? 1 : 0,
    noegle_hash: sag.noegleHash,
    noegle_aftryk: sag.noegleAftryk,
    kode_hash: sag.kodeHash,
    registreringskode_hash: sag.registreringskodeHash,
    klage_sha256: sag.klageSha256,
  };
}
type SagRow = Insertable<SagTable>;

/** JSON of the known questions only, in their order. */
function closedAnswers(svar: { readonly [Q in Question]?: string }): string {
  return JSON.stringify(
    Object.fromEntries(QUESTIONS.map((question) => [question, svar[question]])),
  );
}

function insertForsendelse(trx: Trx, { sag, forsendelse }: NewKlage) {
  return trx
    .insertInto('forsendelse')
    .values({
      nummer: sag.nummer,
      slags: forsendelse.slags,
      modtager: forsendelse.modtager,
      dele: forsendelse.dele,
      dele_accepteret: 0,
      tilstand: 'venter',
      forsoeg: 0,
      nedbrud: 0,
      afvisninger: 0,
      naeste_forsoeg: Date.parse(sag.modtaget),
      oprettet: sag.modtaget,
    })
    .execute();
}

function insertModtaget(trx: Trx, { sag, forsendelse }: NewKlage) {
  const { slags, modtager, dele } = forsendelse;
  return trx
    .insertInto('haendelse')
    .values({
      nummer: sag.nummer,
      tid: sag.modtaget,
      hvad: 'modtaget',
      hvem: 'borger',
      data: JSON.stringify({ slags, modtager, dele }),
    })
    .execute();
}

async function insertVidere(trx: Trx, { nummer, videreFra, modtaget }: NewSag): Promise<void> {
  if (videreFra === null) return;
  await linkVidere(trx, { fra: videreFra, til: nummer, now: new Date(modtaget) });
}

function insertRegistreret(trx: Trx, klage: NewKlage): Promise<void> {
  const { sag, registrering, forsendelse } = klage;
  const { nummer, modtaget, sprog, emne, svarfrist } = sag;
  const now = new Date(modtaget);
  const registreret = {
    ...nothingRegistered({ slags: 'klage', modtaget: now.toISOString(), kanal: 'digital' }),
    ...{ sprog, emne, forvaltning: registrering.forvaltning },
    indsatser: registrering.ekspederet ? [automaticEkspedition(now)] : [],
  };
  const deed = { hvem: 'borger', now };
  const svarer = forsendelse.modtager;
  return insertRegistrering(
    trx,
    { kilde: OWN_KILDE, nummer, registreret, svarer, svarfrist },
    deed,
  );
}

/** The klage was sent on as it came: begun and ended that day. */
function automaticEkspedition(modtaget: Date): Indsats {
  const dag = dayInCopenhagen(modtaget);
  return { type: 'ekspedition', maade: 'automatisk', paabegyndt: dag, afsluttet: dag };
}

function insertKontakt(trx: Trx, sag: NewSag, kontakt: NewKlage['kontakt'][number]) {
  return trx
    .insertInto('kontakt')
    .values({
      nummer: sag.nummer,
      slags: kontakt.slags,
      krypteret: kontakt.krypteret,
      naeste_forsoeg: kontakt.slags === 'besked' ? NEVER_MS : Date.parse(sag.modtaget),
      forsoeg: 0,
    })
    .execute();
}
