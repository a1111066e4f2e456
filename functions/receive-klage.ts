import { dayInCopenhagen } from '../src/klage/calendar.ts';
import type { Bilag, Klage } from '../src/klage/klage.ts';
import { makeKode, makeNummer } from '../src/klage/number.ts';
import { type Addressees, addresseesOf } from './addressees.ts';
import { makeByteBudget } from './bilag/byte-budget.ts';
import { decideKlage, type Route } from './decide-klage.ts';
import { encryptContact } from './delivery/contact.ts';
import { deriveKlageKeys, hashKode, type KlageKeys, sameHash } from './klage-keys.ts';
import { withManifest } from './objects/manifest.ts';
import { readReceipt, type StoredReceipt } from './receipt.ts';
import { findByKey, type Sag } from './register/find-sag.ts';
import { type NewKlage, type NewSag, recordKlage } from './register/record-klage.ts';
import type { RuleSet } from './routing/rule-set.ts';
import { type SealedLetter, sealLetter } from './seal-letter.ts';
import { type World, withOneVersion } from './world.ts';

/** A klage as it arrived, parsed and checked. */
export type Submission = {
  readonly klage: Klage;
  readonly bilag: readonly Bilag[];
  /** The idempotency key; matches NOEGLE_PATTERN. */
  readonly noegle: string;
  /** Whom the review page showed as the rules' choice; null when nobody was shown. */
  readonly vistModtager: string | null;
  readonly muligSpam: boolean;
};

/** What became of it. `repeated`: the same klage again; nothing new was stored. */
export type Received =
  | {
      readonly kind: 'created' | 'repeated';
      readonly kode: string;
      readonly receipt: StoredReceipt;
    }
  | { readonly kind: 'other-body' }
  | { readonly kind: 'route-changed'; readonly route: Route }
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
  const keys = deriveKlageKeys(submission.noegle);
  return inTurn(keys.noegleHash, async () => {
    const earlier = await findByKey(world.db, keys.noegleHash);
    if (earlier !== null) return repeat(world, earlier, { keys, submission });
    return receiveNew(world, keys, submission);
  });
}

async function receiveNew(
  world: World,
  keys: KlageKeys,
  submission: Submission,
): Promise<Received> {
  const modtaget = world.clock.now();
  const dag = dayInCopenhagen(modtaget);
  const route = decideKlage(world.rules(), submission.klage, dag);
  if (isChanged(route, submission.vistModtager)) return { kind: 'route-changed', route };
  const addressees = findAddressees(world, route, modtaget);
  if (addressees === null) return { kind: 'unavailable' };
  const place = await sealing.reserve(bilagBytes(submission));
  try {
    return await storeUnderFreeNumber(world, { modtaget, route, addressees, keys, submission });
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
  const sealed = await sealLetter(world, letter);
  const sag = newSag(letter, sealed);
  const entries = withManifest(sag, sealed.breve, sealed.entries);
  if ((await world.objects.putAll(`sager/${nummer}/`, entries)) === 'exists') return 'number-taken';
  const recorded = await recordKlage(world.db, newKlage(world, letter, { sag, sealed }));
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

/** The case without a name, a contact or a word of the citizen's. */
function newSag(letter: NewLetter, sealed: SealedLetter): NewSag {
  const { nummer, modtaget, route, keys, submission } = letter;
  const { svar, decision } = route;
  return {
    nummer,
    sprog: submission.klage.sprog,
    modtaget: modtaget.toISOString(),
    forvaltning: svar.forvaltning,
    emne: svar.emne,
    modtager: route.modtager.id,
    regel: decision.regel,
    regelsaet: sealed.receipt.regelsaet,
    svar,
    afgoerende: decision.afgoerende,
    valgtForvaltning: submission.klage.valgtForvaltning ?? null,
    indsigelse: route.indsigelse,
    svarfrist: route.svarfrist,
    muligSpam: submission.muligSpam,
    noegleHash: keys.noegleHash,
    noegleAftryk: keys.fingerprint(submission.klage, submission.bilag),
    kodeHash: hashKode(keys.kode),
    registreringskodeHash: hashKode(letter.registreringskode),
    klageSha256: sealed.receipt.sha256,
  };
}

function newKlage(
  world: World,
  { addressees, submission }: NewLetter,
  { sag, sealed }: { readonly sag: NewSag; readonly sealed: SealedLetter },
): NewKlage {
  const { slags, recipient } = addressees.first;
  const { email, bekraeftelse, besked } = submission.klage;
  const asked = [
    { slags: 'bekraeftelse', wanted: bekraeftelse },
    { slags: 'besked', wanted: besked },
  ] as const;
  const kontakt = asked.flatMap(({ slags, wanted }) => {
    if (wanted === 'nej' || email === undefined) return [];
    const key = { secret: world.settings.appSecret, random: world.random };
    return [{ slags, krypteret: encryptContact({ nummer: sag.nummer, slags }, email, key) }];
  });
  return {
    sag,
    forsendelse: { slags, modtager: recipient.modtager, dele: sealed.dele },
    registrering: registreringOf(world.rules(), sag),
    kontakt,
  };
}

/** Whom the case is registered on, by the rules it was routed by. */
export function registreringOf(
  { modtagere }: RuleSet,
  sag: Pick<NewSag, 'modtager' | 'forvaltning'>,
): NewKlage['registrering'] {
  const isForvaltning = (id: string) => modtagere.get(id)?.slags === 'forvaltning';
  const forvaltning = [sag.modtager, sag.forvaltning].find(isForvaltning) ?? null;
  return { forvaltning, ekspederet: isForvaltning(sag.modtager) };
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
