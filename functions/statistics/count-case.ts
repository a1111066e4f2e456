import {
  KANALER,
  KONTAKT_BRUGT,
  KONTAKT_RESULTATER,
  LAERINGER,
} from '../../src/klage/registrering.ts';
import { AUTOMATIC, FELTER, MEDHOLD_GIVET, MEDHOLD_KENDT } from './case-line.ts';
import { addTo } from './histogram.ts';
import type { CountedCase } from './read-line.ts';
import { type Tally, type Waiting, waiting } from './tally.ts';

/** Days of a period, as numbers; open cases are waited for until `slut`. */
export type Span = { readonly fra: number; readonly til: number; readonly slut: number };

const KLAGE = '0';
const JA = '1';
/** What ended the klageprocedure at the contact. */
const STANDSET: ReadonlySet<string | undefined> = new Set(['loest-ved-kontakten', 'klage-trukket']);

/** Counts what is counted of every case received in a period. */
export function countReceived(tally: Tally, sag: CountedCase): void {
  tally.addClosed(sag.signs);
  if (sag.inviteret) tally.inviteret += 1;
  if (sag.score !== null) addTo(tally.tilfredshed, sag.score);
  if (signOf(sag, 'maalrettet') !== JA) return;
  const laering = LAERINGER[placeOf(sag, 'laering')];
  if (laering !== undefined) bump(tally.laering, laering);
}

export function isKlage({ signs }: CountedCase): boolean {
  return signs[0] === KLAGE;
}

/** Counts what is counted of klager only. @param maaned the row of klager-modtaget it belongs to */
export function countKlage(tally: Tally, sag: CountedCase, { maaned, span }: Place): void {
  const kanal = KANALER[placeOf(sag, 'kanal')];
  if (kanal !== undefined) bump(mapIn(tally.maaneder, maaned), kanal);
  countWords(tally, sag);
  countMedhold(tally, sag);
  addWaiting(tally.ventende, sag, span);
  countContact(tally, sag, span);
  if (isClosedIn(sag, span)) countClosing(tally, sag);
}

export type Place = { readonly maaned: string; readonly span: Span };

function countWords(tally: Tally, { emner, problemer }: CountedCase): void {
  if (emner.length > 0) tally.medEmne += 1;
  if (problemer.length > 0) tally.medProblem += 1;
  for (const emne of emner) {
    bump(tally.emner, emne);
    const par = mapIn(tally.par, emne);
    for (const problem of problemer) bump(par, problem);
  }
  for (const problem of problemer) bump(tally.problemer, problem);
}

/** A case's outcome is known when that of a klagepunkt is, and upheld when one of them is. */
function countMedhold(tally: Tally, { punkter }: CountedCase): void {
  let [kendt, givet] = [0, 0];
  for (const punkt of punkter) {
    const colon = punkt.indexOf(':');
    if (colon > 0) bump(tally.punkter, punkt.slice(0, colon));
    const medhold = punkt.slice(colon + 1);
    if (MEDHOLD_KENDT.has(medhold)) kendt += 1;
    if (MEDHOLD_GIVET.has(medhold)) givet += 1;
  }
  const { medhold } = tally;
  if (kendt > 0) medhold.kendt += 1;
  if (givet > 0) medhold.givet += 1;
  medhold.punkterKendt += kendt;
  medhold.punkterGivet += givet;
}

function countContact(tally: Tally, sag: CountedCase, span: Span): void {
  const brugt = KONTAKT_BRUGT[placeOf(sag, 'brugt')];
  if (brugt !== 'ja' && brugt !== 'nej') return;
  const contact = tally.kontakt[brugt];
  addWaiting(contact.ventende, sag, span);
  for (const emne of sag.emner) {
    const known = contact.emner.get(emne);
    const ventende = known ?? waiting();
    if (known === undefined) contact.emner.set(emne, ventende);
    addWaiting(ventende, sag, span);
  }
  if (sag.score !== null) addTo(contact.tilfredshed, sag.score);
  const medarbejder = placeOf(sag, 'medarbejder');
  if (!Number.isNaN(medarbejder)) addTo(contact.medarbejder, medarbejder + 1);
  if (brugt === 'ja') countReached(tally, sag);
}

function countReached(tally: Tally, sag: CountedCase): void {
  const resultat = KONTAKT_RESULTATER[placeOf(sag, 'resultat')];
  if (resultat !== undefined) tally.resultat.kendt += 1;
  if (STANDSET.has(resultat)) tally.resultat.standset += 1;
  if (sag.foersteKontakt !== null) addTo(tally.foersteKontakt, sag.foersteKontakt);
}

/** Closed by then: as many days; else it was seen open until then. */
function addWaiting(to: Waiting, { modtaget, afsluttet }: CountedCase, { slut }: Span): void {
  const isClosed = afsluttet !== null && afsluttet <= slut;
  const days = Math.max(0, (isClosed ? afsluttet : slut) - modtaget);
  addTo(isClosed ? to.haendelser : to.censureret, days);
}

function isClosedIn({ afsluttet }: CountedCase, { fra, til }: Span): boolean {
  return afsluttet !== null && afsluttet >= fra && afsluttet <= til;
}

/** Counts a klage closed in the period; one that the system only sent on was handled by nobody here. */
export function countClosing(tally: Tally, { modtaget, afsluttet, indsatser }: CountedCase): void {
  if (afsluttet === null) return;
  if (isOnlyAutomatic(indsatser)) tally.kunAutomatisk += 1;
  else addTo(tally.afsluttet, Math.max(0, afsluttet - modtaget));
}

function isOnlyAutomatic(indsatser: string): boolean {
  if (indsatser === '') return false;
  for (let i = 0; i < indsatser.length; i += AUTOMATIC.length) {
    if (!indsatser.startsWith(AUTOMATIC, i)) return false;
  }
  return true;
}

/** Whether a promised reply was given in time: known when it is closed, or the day has passed. */
export function countSvarfrist(
  counts: { holdt: number; kendt: number },
  { svarfrist, afsluttet }: CountedCase,
  { slut }: Span,
): void {
  if (svarfrist === null) return;
  const closed = afsluttet !== null && afsluttet <= slut ? afsluttet : null;
  if (closed === null && svarfrist >= slut) return;
  counts.kendt += 1;
  if (closed !== null && closed <= svarfrist) counts.holdt += 1;
}

function signOf({ signs }: CountedCase, felt: keyof typeof PLACE): string {
  return signs[PLACE[felt]] ?? '';
}

/** NaN for what nobody has said. */
function placeOf(sag: CountedCase, felt: keyof typeof PLACE): number {
  return Number(signOf(sag, felt));
}

/** Where in the line each value that is looked at here stands. */
const PLACE = {
  kanal: FELTER.indexOf('kanal'),
  maalrettet: FELTER.indexOf('maalrettet'),
  laering: FELTER.indexOf('laering'),
  brugt: FELTER.indexOf('brugt'),
  resultat: FELTER.indexOf('resultat'),
  medarbejder: FELTER.indexOf('medarbejder'),
} as const;

function bump(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

function mapIn(maps: Map<string, Map<string, number>>, key: string): Map<string, number> {
  const known = maps.get(key);
  if (known !== undefined) return known;
  const made = new Map<string, number>();
  maps.set(key, made);
  return made;
}
