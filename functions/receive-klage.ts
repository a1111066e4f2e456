import { dayInCopenhagen } from '../src/klage/calendar.ts';
import type { Bilag, Klage } from '../src/klage/klage.ts';
import { makeKode, makeNummer } from '../src/klage/number.ts';
import { makeByteBudget } from './bilag/byte-budget.ts';
import type { ScannedBilag } from './bilag/scan-bilag.ts';
import type { Tidligere } from './letter/letter-input.ts';
import { withManifest } from './objects/manifest.ts';
import { type Addressees, addresseesOf } from './receiving/addressees.ts';
import { decideKlage, type Route } from './receiving/decide-klage.ts';
import { deriveKlageKeys, type KlageKeys, sameHash } from './receiving/klage-keys.ts';
import { newKlage, newSag } from './receiving/new-case.ts';
import { readReceipt, type StoredReceipt } from './receiving/receipt.ts';
import { scannedFiles } from './receiving/scanned-files.ts';
import { sealLetter } from './receiving/seal-letter.ts';
import { findByKey, type Sag } from './register/find-sag.ts';
import { recordKlage } from './register/record-klage.ts';
import { type World, withOneVersion } from './world.ts';

/** A klage as it arrived, parsed and checked. */
export type Submission = {
  readonly klage: Klage;
  readonly bilag: readonly Bilag[];
  /** The idempotency key; matches NOEGLE_PATTERN. Of a klage that is carried on, from `deriveNextNoegle`. */
  readonly noegle: string;
  /** Whom the review page showed as the rules' choice; null when nobody was shown. */
  readonly vistModtager: string | null;
  readonly muligSpam: boolean;
  /** The klage that this one carries on, or null. */
  readonly tidligere: CarriedOn | null;
};

/** The code of the klage before stays the code of this one: there is nothing new to lose. */
export type CarriedOn = Tidligere & { readonly kode: string };

/** What became of it. `repeated`: the same klage again; nothing new was stored. */
export type Received =
  | {
      readonly kind: 'created' | 'repeated';
      readonly kode: string;
      readonly receipt: StoredReceipt;
    }
  | { readonly kind: 'other-body' }
  | { readonly kind: 'route-changed'; readonly route: Route }
  | Exclude<ScannedBilag, { readonly kind: 'ren' }>
  | { readonly kind: 'unavailable' };

/** All that is known of a new klage before it is sealed. */
export type NewLetter = {
  readonly nummer: string;
  readonly registreringskode: string;
  readonly modtaget: Date;
  readonly route: Route;
  readonly addressees: Addressees;
  readonly keys: KlageKeys;
  readonly submission: Submission;
};

/** Numbers tried when one is taken: with 28^7 a year a second try is already rare. */
const NUMMER_TRIES_MAX = 5;
/** Bytes of bilag being sealed at once. */
const SEALING_BYTES_MAX = 24 * 1024 * 1024;

/**
 * The story of a klage, top to bottom: route, compose, seal, put, commit. Only when it has resolved
 * with `created` may anything be promised. The same key again waits and answers the same. All of it
 * by the one version of the rules that is in force as it begins.
 */
export function receiveKlage(given: World, submission: Submission): Promise<Received> {
  const world = withOneVersion(given);
  const keys = keysOf(submission);
  return inTurn(keys.noegleHash, async () => {
    const earlier = await findByKey(world.db, keys.noegleHash);
    if (earlier !== null) return repeat(world, earlier, { keys, submission });
    return world.trace(
      'klage.receive',
      { 'klagevej.bilag': submission.bilag.length },
      async (span) => {
        const received = await receiveNew(world, keys, submission);
        span.tell({ 'klagevej.udfald': received.kind });
        return received;
      },
    );
  });
}

function keysOf({ noegle, tidligere }: Submission): KlageKeys {
  const keys = deriveKlageKeys(noegle);
  return tidligere === null ? keys : { ...keys, kode: tidligere.kode };
}

async function receiveNew(
  world: World,
  keys: KlageKeys,
  submission: Submission,
): Promise<Received> {
  const modtaget = world.clock.now();
  const dag = dayInCopenhagen(modtaget);
  const route = await world.trace('klage.route', {}, () =>
    decideKlage(world.rules(), submission.klage, dag),
  );
  if (isChanged(route, submission.vistModtager)) return { kind: 'route-changed', route };
  const addressees = findAddressees(world, route, modtaget);
  if (addressees === null) return { kind: 'unavailable' };
  const scanned = await scannedFiles(world, submission);
  if (scanned.kind !== 'ren') return scanned;
  const place = await sealing.reserve(bilagBytes(submission));
  try {
    const clean = { ...submission, bilag: scanned.bilag };
    const unnumbered = { modtaget, route, addressees, keys, submission: clean };
    return await storeUnderFreeNumber(world, unnumbered);
  } finally {
    place?.();
  }
}

/** Sealing holds a klage's files several times over: klager with files take turns, those without never wait. */
const sealing = makeByteBudget(SEALING_BYTES_MAX);

function bilagBytes({ bilag }: Submission): number {
  return bilag.reduce((sum, { bytes }) => sum + bytes.byteLength, 0);
}

async function storeUnderFreeNumber(
  world: World,
  unnumbered: Omit<NewLetter, 'nummer' | 'registreringskode'>,
): Promise<Received> {
  const year = Number(unnumbered.route.dag.slice(0, 4));
  for (let tries = 0; tries < NUMMER_TRIES_MAX; tries += 1) {
    const nummer = makeNummer(year, world.random);
    const registreringskode = makeKode(world.random);
    const received = await sealAndStore(world, { ...unnumbered, nummer, registreringskode });
    if (received !== 'number-taken') return received;
  }
  return { kind: 'unavailable' };
}

/** The page shows the rules' modtager; whom the citizen chose instead is no change of the rules'. */
function isChanged({ decision, modtager }: Route, vist: string | null): boolean {
  return vist !== null && vist !== decision.modtager && vist !== modtager.id;
}

/** Alarms for what should not be: no rule, or a modtager that nothing can be sealed to. */
function findAddressees(world: World, route: Route, at: Date): Addressees | null {
  const { id } = route.modtager;
  if (route.decision.regel === null) world.alarm('ingen-regel', { modtager: id });
  const found = addresseesOf(world.rules(), world.keyring(), { modtager: id, at });
  if (found === null) world.alarm('ingen-at-forsegle-til', { modtager: id });
  else if (found.first.slags === 'reserve') world.alarm('certifikat-udloebet', { modtager: id });
  else if (found.reserve === null) world.alarm('ingen-reserve', { modtager: id });
  return found;
}

async function sealAndStore(world: World, letter: NewLetter): Promise<Received | 'number-taken'> {
  const { nummer, keys, submission } = letter;
  const sealed = await world.trace('klage.compose', {}, () => sealLetter(world, letter));
  const sag = newSag(letter, sealed);
  const entries = withManifest(sag, sealed.breve, sealed.entries);
  const put = await world.trace('klage.put', { 'klagevej.dele': sealed.dele }, () =>
    world.objects.putAll(`sager/${nummer}/`, entries),
  );
  if (put === 'exists') return 'number-taken';
  const klage = newKlage(world, letter, { sag, sealed });
  const recorded = await world.trace('klage.commit', {}, () => recordKlage(world.db, klage));
  switch (recorded) {
    case 'recorded':
      return { kind: 'created', kode: keys.kode, receipt: sealed.receipt };
    case 'number-taken':
      return 'number-taken';
    case 'key-taken': {
      // Another instance was quicker; what was put here stays unreferenced until opryd.
      const earlier = await findByKey(world.db, keys.noegleHash);
      return earlier === null ? 'number-taken' : repeat(world, earlier, { keys, submission });
    }
  }
}

/** Answers a key that has a case: the same again, or that the body is another one. */
async function repeat(
  world: World,
  earlier: Sag,
  { keys, submission }: { readonly keys: KlageKeys; readonly submission: Submission },
): Promise<Received> {
  const fingerprint = keys.fingerprint(submission.klage, submission.bilag);
  if (!sameHash(fingerprint, earlier.noegle_aftryk)) return { kind: 'other-body' };
  const receipt = await readReceipt(world, earlier, keys.kode);
  return { kind: 'repeated', kode: keys.kode, receipt };
}

const turns = new Map<string, Promise<unknown>>();

/** Runs tasks of one key one after the other, so that a double click finds the first one's case. */
async function inTurn<T>(key: string, task: () => Promise<T>): Promise<T> {
  const before = turns.get(key) ?? Promise.resolve();
  const mine = before.then(task, task);
  turns.set(key, mine);
  try {
    return await mine;
  } finally {
    if (turns.get(key) === mine) turns.delete(key);
  }
}
