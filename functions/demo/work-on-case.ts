import { dayInCopenhagen } from '../../src/klage/calendar.ts';
import type { Indsats } from '../../src/klage/registrering.ts';
import type { SagKey } from '../register/registrering-haendelse.ts';
import { findRegistrering, type RegistreretChanges } from '../register/registreringer.ts';
import { saveRegistration } from '../sager/save-registration.ts';
import type { Course } from './course.ts';
import type { DemoDesk, Worker } from './demo-desk.ts';
import { lessonOf } from './learning.ts';
import { type About, endingOf } from './outcome.ts';
import type { Manner } from './profile.ts';
import type { Seeded } from './seeded.ts';

export type Work = {
  readonly worker: Worker;
  readonly course: Course;
  readonly about: About;
  readonly manner: Manner;
  /** Whether the letter goes to whoever works on it. */
  readonly harBrevet: boolean;
  /** What Borgerrådgiveren begins and assesses. */
  readonly indsats: Indsats['type'] | null;
  readonly assessed: RegistreretChanges;
};

/** A note is written on this share of what somebody learned from. */
const NOTED = 0.32;

/** Registers a case as it goes on: when it is first worked on, and when it is closed. */
export async function workOnCase(
  desk: DemoDesk,
  key: SagKey,
  { random, work }: { readonly random: Seeded; readonly work: Work },
): Promise<void> {
  const { course, about, manner } = work;
  const { begun, ended, contact } = course;
  if (begun === null) return;
  const indsats = begunIndsats(work, begun);
  const first = { ...about, styrketBorgerkontakt: contact };
  await save(desk, key, { work, now: begun, changes: first, indsats, note: '' });
  if (ended === null) return;
  const afsluttet = dayInCopenhagen(ended);
  const ending = endingOf(random, { about, manner, kanal: work.harBrevet });
  const note = ending.laering !== 'ingen' && random.chance(NOTED);
  const changes = { ...ending, ...work.assessed, afsluttet };
  const text = note ? lessonOf(random, about.overordnedeEmner) : '';
  const done = indsats && { ...indsats, afsluttet };
  await save(desk, key, { work, now: ended, changes, indsats: done, note: text });
}

function begunIndsats({ indsats }: Work, begun: Date): Indsats | null {
  if (indsats === null) return null;
  const maade = indsats === 'ekspedition' ? 'manuel' : null;
  return { type: indsats, maade, paabegyndt: dayInCopenhagen(begun), afsluttet: null };
}

type Saving = {
  readonly work: Work;
  readonly now: Date;
  readonly changes: RegistreretChanges;
  readonly indsats: Indsats | null;
  readonly note: string;
};

async function save(
  { world }: DemoDesk,
  key: SagKey,
  { work, now, changes, indsats, note }: Saving,
): Promise<void> {
  const before = await findRegistrering(world.db, key);
  if (before === null) throw new Error(`The register has no registration ${key.nummer}.`);
  const others = before.registreret.indsatser.filter(({ type }) => type !== indsats?.type);
  const indsatser = indsats === null ? {} : { indsatser: [...others, indsats] };
  const { worker, harBrevet, course } = work;
  const notat = course.contact.brugt === 'ja' ? true : null;
  const saved = await saveRegistration(
    world.db,
    { ...before, ...key, hvem: worker.hvem, now },
    { changes: { ...changes, ...indsatser }, note, notat, harBrevet, raadgiver: worker.raadgiver },
  );
  if (saved !== 'gemt' && saved !== 'uaendret') throw new Error(`${key.nummer} was not saved.`);
}
