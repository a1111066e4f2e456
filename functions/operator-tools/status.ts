import { type Answer, refused } from '../command-line.ts';
import { proofOfMailboxes, unprovenByModtager } from '../proevebrev/proof-of-mailboxes.ts';
import { counts, secondsSince } from '../register/counts.ts';
import { type Forsendelse, findByNummer, haendelserOf } from '../register/find-sag.ts';
import { forsendelserOf, openForsendelser } from '../register/list-forsendelser.ts';
import type { Db } from '../register/tables.ts';
import type { Settings } from '../settings.ts';
import type { Invocation } from './invocation.ts';
import { saldoLines } from './saldo.ts';
import { typedNummer } from './typed-nummer.ts';
import { withPostWorld } from './with-post-world.ts';
import { withRegister } from './with-register.ts';

/** `status [NUMMER]`: all that is not delivered, or everything that happened to one klage. */
export async function statusTool({ settings, args, now }: Invocation): Promise<Answer> {
  if (args.length === 0) {
    return withRegister(settings, async (db) => overall(db, now, await unproven(settings)));
  }
  const nummer = typedNummer('status', args);
  if (typeof nummer !== 'string') return nummer;
  return withRegister(settings, (db) => oneKlage(db, nummer));
}

/** Modtagere with a certificate that nobody has proven; null where the rules cannot say. */
async function unproven(settings: Settings): Promise<readonly string[] | null> {
  try {
    const proofs = await withPostWorld(settings, proofOfMailboxes);
    return [...unprovenByModtager(proofs)].flatMap(([id, antal]) => (antal > 0 ? [id] : []));
  } catch {
    return null;
  }
}

function unprovenLine(uproevede: readonly string[] | null): string {
  if (uproevede === null) return 'Hvem der har åbnet et prøvebrev, kan ikke læses lige nu.';
  return `Ikke afprøvet: ${uproevede.length === 0 ? 'ingen' : uproevede.join(', ')}.`;
}

async function overall(db: Db, now: Date, uproevede: readonly string[] | null): Promise<Answer> {
  const { saldo, aeldsteVentende, reserveBrugt } = await counts(db);
  const aeldsteVentendeSekunder = secondsSince(aeldsteVentende, now);
  const aabne = (await openForsendelser(db)).map(({ naeste_forsoeg, ...row }) => {
    return { ...row, naesteForsoeg: instant(naeste_forsoeg) };
  });
  const lines = aabne.map(({ nummer, modtaget, modtager, tilstand, forsoeg }) =>
    [nummer, modtaget, modtager, tilstand, `${forsoeg} forsøg`].join('  '),
  );
  return {
    text: [
      ...saldoLines(saldo),
      `Ældste ventende: ${aeldsteVentendeSekunder} sekunder. Reserven brugt: ${reserveBrugt}.`,
      unprovenLine(uproevede),
      ...lines,
    ],
    data: { saldo, aeldsteVentendeSekunder, reserveBrugt, uproevede, aabne },
    exitCode: 0,
  };
}

async function oneKlage(db: Db, nummer: string): Promise<Answer> {
  const sag = await findByNummer(db, nummer);
  if (sag === null) return refused(`Der er ingen klage med nummeret ${nummer}.`);
  const forsendelser = (await forsendelserOf(db, nummer)).map(describe);
  const haendelser = (await haendelserOf(db, nummer)).map(({ tid, hvad, hvem, data }) => {
    return { tid, hvad, hvem, data: readData(data) };
  });
  const tilstand = forsendelser.find(({ erstattet }) => erstattet === null)?.tilstand ?? null;
  const { modtaget, modtager, svarfrist } = sag;
  return {
    text: [
      `${nummer}  modtaget ${modtaget}  til ${modtager}  tilstand ${tilstand ?? 'ukendt'}`,
      ...forsendelser.map(
        (row) => `  ${row.slags} ${row.modtager}: ${row.tilstand}, ${row.forsoeg} forsøg`,
      ),
      ...haendelser.map(
        ({ tid, hvad, hvem, data }) => `  ${tid}  ${hvad}  ${hvem}  ${JSON.stringify(data)}`,
      ),
    ],
    data: { nummer, modtaget, modtager, tilstand, svarfrist, forsendelser, haendelser },
    exitCode: tilstand === null ? 1 : 0,
  };
}

function describe(row: Forsendelse) {
  return {
    slags: row.slags,
    modtager: row.modtager,
    tilstand: row.tilstand,
    dele: row.dele,
    deleAccepteret: row.dele_accepteret,
    forsoeg: row.forsoeg,
    naesteForsoeg: row.tilstand === 'venter' ? instant(row.naeste_forsoeg) : null,
    accepteret: row.accepteret,
    kvitteret: row.kvitteret,
    erstattet: row.erstattet,
  };
}

function instant(ms: number): string {
  return new Date(Number(ms)).toISOString();
}

function readData(data: string): unknown {
  return JSON.parse(data);
}
