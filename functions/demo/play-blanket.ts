import { addDays, dayInCopenhagen, daysBetween } from '../../src/klage/calendar.ts';
import type { Klage } from '../../src/klage/klage.ts';
import type { Sag } from '../register/find-sag.ts';
import { answerCase } from '../registering/citizen-voice.ts';
import { passOn } from '../registering/pass-on.ts';
import { handOver } from '../sager/hand-over.ts';
import { type Course, courseOf, isInSurge } from './course.ts';
import { instantOn } from './days.ts';
import type { DemoDesk, PlannedCase } from './demo-desk.ts';
import { formKlage } from './form-klage.ts';
import type { Fate } from './old-letters.ts';
import { aboutOf, risksOf } from './outcome.ts';
import { deliverNow, recordOld, type Sent, sendLetter } from './send-klage.ts';
import { type Work, workOnCase } from './work-on-case.ts';

/** A klage through the form that is about to be played. */
export type FormCase = {
  readonly planned: PlannedCase;
  readonly klage: Klage;
  readonly surge: boolean;
  readonly fate: Fate;
  /** Whether the modtager will say that it is not theirs. */
  readonly misrouted: boolean;
  /** Whether its letter can still be opened. */
  readonly sealed: boolean;
};

/** Days back from today in which letters lie in the mailboxes. */
const SEALED_DAYS = 14;
/** Letters of these last days that a person still has to bring, as a share. */
const STUCK_DAYS = 8;
const STUCK = 0.15;
const MISROUTED = 0.018;
const ANSWERED = 0.34;

export function formCase(desk: DemoDesk, planned: PlannedCase): FormCase {
  const { random, dag } = planned;
  const inSurge = isInSurge(random, dag, desk);
  const klage = formKlage(desk, planned, inSurge);
  const age = daysBetween(dag, desk.today);
  const isStuck = age < STUCK_DAYS && random.chance(STUCK);
  const usual = random.weighted({ frem: 962, senere: 26, 'til-reserve': 12 });
  const fate = isStuck ? 'manuel' : usual;
  const misrouted = random.chance(MISROUTED);
  const isNew = age < SEALED_DAYS;
  const sealed = misrouted || (isNew && fate !== 'manuel');
  return { planned, klage, surge: inSurge, fate, misrouted, sealed };
}

/** Plays a klage from the form to the citizen's word on how it went. */
export async function playForm(desk: DemoDesk, form: FormCase): Promise<void> {
  const { planned, klage, sealed } = form;
  const sent = sealed ? await sendLetter(desk, klage, planned) : await recordOld(desk, klage, form);
  if (sent.accepteret === null) return;
  const { modtagere } = desk.profile.rules;
  const atForvaltning = modtagere.get(sent.sag.modtager)?.slags === 'forvaltning';
  if (form.misrouted && atForvaltning) return passItOn(desk, form, sent);
  const isWithForvaltning = atForvaltning && form.fate !== 'til-reserve';
  if (isWithForvaltning) return atTheForvaltning(desk, form, sent);
  return atTheRaadgiver(desk, form, sent);
}

async function atTheForvaltning(desk: DemoDesk, form: FormCase, { sag }: Sent): Promise<void> {
  const { planned } = form;
  const manner = desk.profile.mannerOf(sag.modtager);
  const course = courseOf(planned.random, planned.dag, { desk, manner });
  const worker = desk.workerAt(sag.modtager);
  const work = { worker, course, manner, harBrevet: true, indsats: null, assessed: {} };
  await workOnCase(desk, sag, {
    random: planned.random,
    work: { ...work, about: about(desk, form) },
  });
  await answer(desk, form, { sag, course });
}

function about(desk: DemoDesk, { planned, klage, surge }: FormCase) {
  const isSurge = surge && klage.klagenHandlerOm === 'sagsbehandlingstid';
  return aboutOf(planned.random, desk, { hint: klage.klagenHandlerOm, surge: isSurge });
}

/** What was to be sent on and is not begun yet is as good as an intervention that is to come. */
const INDSATS = { intervention: 'intervention', tilsyn: 'tilsyn', videre: 'intervention' } as const;

/** Borgerrådgiveren goes into the case, or sends it on by hand. */
async function atTheRaadgiver(
  desk: DemoDesk,
  form: FormCase,
  { sag, accepteret }: Sent,
): Promise<void> {
  const { random } = form.planned;
  const { profile } = desk;
  const dag = dayInCopenhagen(accepteret ?? form.planned.modtaget);
  const manner = { ...profile.mannerOf(profile.raadgiver), days: 21 };
  const course = courseOf(random, dag, { desk, manner });
  const does = random.weighted({ intervention: 52, tilsyn: 6, videre: 42 });
  const worker = desk.workerAt(profile.raadgiver);
  const isOurs = sag.forvaltning !== 'ingen';
  if (does === 'videre' && isOurs && course.begun !== null) {
    await sendOn(desk, form, { sag, now: course.begun });
    return;
  }
  const work: Work = {
    ...{ worker, course, manner, about: about(desk, form), harBrevet: true },
    indsats: isOurs ? INDSATS[does] : 'ekspedition',
    assessed: random.chance(0.9) ? risksOf(random) : {},
  };
  await workOnCase(desk, sag, { random, work });
  await answer(desk, form, { sag, course });
}

/** A manual ekspedition: from then on it is the forvaltning's. */
async function sendOn(
  desk: DemoDesk,
  form: FormCase,
  { sag, now }: { readonly sag: Sag; readonly now: Date },
): Promise<void> {
  const { random } = form.planned;
  const { profile, world } = desk;
  const isOne = profile.forvaltninger.includes(sag.forvaltning);
  const id = isOne ? sag.forvaltning : profile.forvaltning(random);
  const { hvem } = desk.workerAt(profile.raadgiver);
  const giving = { fra: profile.raadgiver, til: { id, forvaltning: true }, harBrevet: true };
  await handOver(world.db, { ...keyOf(sag), hvem, now }, giving);
  const manner = profile.mannerOf(id);
  const course = courseOf(random, dayInCopenhagen(now), { desk, manner });
  const work = { worker: desk.workerAt(id), course, manner, harBrevet: false };
  const rest = { about: about(desk, form), indsats: null, assessed: {} };
  await workOnCase(desk, sag, { random, work: { ...work, ...rest } });
  await answer(desk, form, { sag, course });
}

/** "Ikke vores": the forvaltning passes it on, and Borgerrådgiveren finds the right one. */
async function passItOn(desk: DemoDesk, form: FormCase, { sag }: Sent): Promise<void> {
  const { random, dag } = form.planned;
  const { profile, world } = desk;
  const others = profile.forvaltninger.filter((id) => id !== sag.modtager);
  const rette = random.pick(others);
  const now = instantOn(random, addDays(dag, 1 + random.below(4)), [9, 15]);
  if (now > desk.now) return;
  const deed = { hvem: `kode:${sag.modtager}`, now };
  await passOn(world, sag, { deed, rette: { id: rette, forvaltning: rette } });
  const accepteret = await deliverNow(desk, sag.nummer, now);
  await atTheRaadgiver(desk, form, { sag: { ...sag, forvaltning: rette }, accepteret });
}

/** Some citizens say how it went, in the days after. */
async function answer(
  desk: DemoDesk,
  { planned }: FormCase,
  { sag, course }: { readonly sag: Sag; readonly course: Course },
): Promise<void> {
  const { random } = planned;
  if (course.ended === null || !random.chance(ANSWERED)) return;
  const dag = addDays(dayInCopenhagen(course.ended), 1 + random.below(9));
  const now = instantOn(random, dag, [8, 22]);
  if (now > desk.now) return;
  const called = course.contact.brugt === 'ja';
  const tilfreds = called
    ? random.weighted({ 5: 34, 4: 30, 3: 16, 2: 11, 1: 9 })
    : random.weighted({ 5: 19, 4: 25, 3: 21, 2: 18, 1: 17 });
  const kontakt = random.weighted({ ja: called ? 70 : 40, delvist: 25, nej: called ? 12 : 35 });
  const voice = { tilfreds: Number(tilfreds), kontakt, behov: kontakt };
  await answerCase(desk.world.db, sag, { voice, now });
}

function keyOf({ kilde, nummer }: Sag) {
  return { kilde, nummer };
}
