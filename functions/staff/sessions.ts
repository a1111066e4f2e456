import { createHash } from 'node:crypto';
import { commitTogether } from '../register/commit-together.ts';
import type { Trx } from '../register/tables.ts';
import type { World } from '../world.ts';
import { type Medarbejder, readRoller } from './medarbejder.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
/** Without a request for this long, whoever has left the desk is logged out. */
export const IDLE_MS_MAX = 2 * HOUR_MS;
/** However busy, everybody logs in again after this long: then roles are asked for anew. */
export const AGE_MS_MAX = 10 * HOUR_MS;
/** A key older than this is renewed by the next request, so that one that was seen is soon worth nothing. */
export const RENEW_MS = 15 * MINUTE_MS;
/** Requests that were on their way when the key was renewed may come with the one before. */
export const OLD_KEY_MS_MAX = MINUTE_MS;
/** A session in use is written this often at most. */
const TOUCH_EVERY_MS = MINUTE_MS;
const KEY_BYTES = 32;

/** Somebody's time between log-in and log-out. */
export type Session = {
  /** The same while the keys change. */
  readonly id: string;
  readonly medarbejder: Medarbejder;
  /** Whether its key has become old: {@link Sessions.renew}. */
  readonly due: boolean;
};

/**
 * Who is logged in, kept in the register: every instance knows the same, and a restart logs nobody
 * out. The key is in the browser's cookie only; the register has its SHA-256.
 */
export type Sessions = {
  /** Begins a session. @returns its key, for the cookie */
  readonly open: (medarbejder: Medarbejder) => Promise<string>;
  /** The session of a key, and that it is in use; null when it has ended or never was. */
  readonly find: (key: string) => Promise<Session | null>;
  /** Another key for the same session. @returns null when another request was first */
  readonly renew: (key: string) => Promise<string | null>;
  /** Ends a session. @returns the id of whose it was; null when there was none */
  readonly close: (key: string) => Promise<string | null>;
  /** Ends every session somebody has, on every device. @returns how many */
  readonly closeAll: (medarbejder: string) => Promise<number>;
};

type SessionWorld = Pick<World, 'db' | 'clock' | 'random' | 'rules'>;

export function makeSessions(world: SessionWorld): Sessions {
  return {
    open: (medarbejder) => open(world, medarbejder),
    find: (key) => find(world, key),
    renew: (key) => renew(world, key),
    close: (key) => close(world, key),
    closeAll: (medarbejder) => closeAll(world, medarbejder),
  };
}

async function open(world: SessionWorld, medarbejder: Medarbejder): Promise<string> {
  const key = newKey(world);
  const now = world.clock.now().getTime();
  const session = {
    id: newKey(world),
    noegle_hash: hashOf(key),
    medarbejder: medarbejder.id,
    navn: medarbejder.navn,
    roller: JSON.stringify(medarbejder.roller),
    ...{ oprettet: now, fornyet: now, brugt: now },
  };
  await commitTogether(world.db, async (trx) => {
    await removeExpired(trx, now);
    await trx.insertInto('medarbejder_session').values(session).execute();
  });
  return key;
}

async function find(world: SessionWorld, key: string): Promise<Session | null> {
  const now = world.clock.now().getTime();
  const hash = hashOf(key);
  const session = await world.db
    .selectFrom('medarbejder_session')
    .selectAll()
    .where((eb) => eb.or([eb('noegle_hash', '=', hash), eb('forrige_hash', '=', hash)]))
    .where('brugt', '>', now - IDLE_MS_MAX)
    .where('oprettet', '>', now - AGE_MS_MAX)
    .executeTakeFirst();
  if (session === undefined) return null;
  const isOld = session.noegle_hash !== hash;
  if (isOld && session.fornyet <= now - OLD_KEY_MS_MAX) return null;
  if (session.brugt <= now - TOUCH_EVERY_MS) await touch(world, session.id, now);
  const { medarbejder: id, navn, roller } = session;
  return {
    id: session.id,
    medarbejder: { id, navn, roller: readRoller(JSON.parse(roller), world.rules()) },
    due: !isOld && session.fornyet <= now - RENEW_MS,
  };
}

/** Meanwhile logged out, there is no row to write. */
function touch({ db }: SessionWorld, id: string, now: number): Promise<void> {
  return commitTogether(db, async (trx) => {
    await removeExpired(trx, now);
    await trx.updateTable('medarbejder_session').set({ brugt: now }).where('id', '=', id).execute();
  });
}

/** Of requests at the same time one is first: the others' keys are the one before. */
function renew(world: SessionWorld, key: string): Promise<string | null> {
  const next = newKey(world);
  const now = world.clock.now().getTime();
  const keys = { noegle_hash: hashOf(next), forrige_hash: hashOf(key) };
  return commitTogether(world.db, async (trx) => {
    const renewed = await trx
      .updateTable('medarbejder_session')
      .set({ ...keys, fornyet: now, brugt: now })
      .where('noegle_hash', '=', hashOf(key))
      .executeTakeFirst();
    return renewed.numUpdatedRows === 1n ? next : null;
  });
}

function close({ db }: SessionWorld, key: string): Promise<string | null> {
  const hash = hashOf(key);
  return commitTogether(db, async (trx) => {
    const ended = await trx
      .deleteFrom('medarbejder_session')
      .where((eb) => eb.or([eb('noegle_hash', '=', hash), eb('forrige_hash', '=', hash)]))
      .returning('medarbejder')
      .executeTakeFirst();
    return ended?.medarbejder ?? null;
  });
}

function closeAll({ db }: SessionWorld, medarbejder: string): Promise<number> {
  return commitTogether(db, async (trx) => {
    const ended = await trx
      .deleteFrom('medarbejder_session')
      .where('medarbejder', '=', medarbejder)
      .executeTakeFirst();
    return Number(ended.numDeletedRows);
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

function newKey({ random }: SessionWorld): string {
  return Buffer.from(random(KEY_BYTES)).toString('base64url');
}

function hashOf(key: string): string {
  return createHash('sha256').update(key).digest('hex');
}
