import { createHash } from 'node:crypto';
import { commitTogether } from '../register/commit-together.ts';
import type { Trx } from '../register/tables.ts';
import type { World } from '../world.ts';
import { type Medarbejder, readRoller } from './medarbejder.ts';

const HOUR_MS = 3_600_000;
/** Without a request for this long, whoever has left the desk is logged out. */
export const IDLE_MS_MAX = 2 * HOUR_MS;
/** However busy, everybody logs in again after this long: then roles are asked for anew. */
export const AGE_MS_MAX = 10 * HOUR_MS;
/** A session in use is written this often at most. */
const TOUCH_EVERY_MS = 60_000;
const KEY_BYTES = 32;

/**
 * Who is logged in, kept in the register: every instance knows the same, and a restart logs nobody
 * out. The key is in the browser's cookie only; the register has its SHA-256.
 */
export type Sessions = {
  /** Begins a session. @returns its key, for the cookie */
  readonly open: (medarbejder: Medarbejder) => Promise<string>;
  /** Whose session a key is of, and that it is in use; null when it has ended or never was. */
  readonly find: (key: string) => Promise<Medarbejder | null>;
  /** Ends a session. @returns the id of whose it was; null when there was none */
  readonly close: (key: string) => Promise<string | null>;
};

type SessionWorld = Pick<World, 'db' | 'clock' | 'random' | 'rules'>;

export function makeSessions(world: SessionWorld): Sessions {
  return {
    open: (medarbejder) => open(world, medarbejder),
    find: (key) => find(world, key),
    close: (key) => close(world, key),
  };
}

async function open({ db, clock, random }: SessionWorld, medarbejder: Medarbejder) {
  const key = Buffer.from(random(KEY_BYTES)).toString('base64url');
  const now = clock.now().getTime();
  const session = {
    noegle_hash: hashOf(key),
    medarbejder: medarbejder.id,
    navn: medarbejder.navn,
    roller: JSON.stringify(medarbejder.roller),
    oprettet: now,
    brugt: now,
  };
  await commitTogether(db, async (trx) => {
    await removeExpired(trx, now);
    await trx.insertInto('medarbejder_session').values(session).execute();
  });
  return key;
}

async function find(world: SessionWorld, key: string): Promise<Medarbejder | null> {
  const now = world.clock.now().getTime();
  const session = await world.db
    .selectFrom('medarbejder_session')
    .selectAll()
    .where('noegle_hash', '=', hashOf(key))
    .where('brugt', '>', now - IDLE_MS_MAX)
    .where('oprettet', '>', now - AGE_MS_MAX)
    .executeTakeFirst();
  if (session === undefined) return null;
  if (session.brugt <= now - TOUCH_EVERY_MS) await touch(world, session.noegle_hash, now);
  const { medarbejder: id, navn, roller } = session;
  return { id, navn, roller: readRoller(JSON.parse(roller), world.rules()) };
}

/** Meanwhile logged out, there is no row to write. */
function touch({ db }: SessionWorld, hash: string, now: number): Promise<void> {
  return commitTogether(db, async (trx) => {
    await removeExpired(trx, now);
    await trx
      .updateTable('medarbejder_session')
      .set({ brugt: now })
      .where('noegle_hash', '=', hash)
      .execute();
  });
}

function close({ db }: SessionWorld, key: string): Promise<string | null> {
  return commitTogether(db, async (trx) => {
    const ended = await trx
      .deleteFrom('medarbejder_session')
      .where('noegle_hash', '=', hashOf(key))
      .returning('medarbejder')
      .executeTakeFirst();
    return ended?.medarbejder ?? null;
  });
}

async function removeExpired(trx: Trx, now: number): Promise<void> {
  await trx
    .deleteFrom('medarbejder_session')
    .where((eb) =>
      eb.or([eb('brugt', '<=', now - IDLE_MS_MAX), eb('oprettet', '<=', now - AGE_MS_MAX)]),
    )
    .execute();
}

function hashOf(key: string): string {
  return createHash('sha256').update(key).digest('hex');
}
