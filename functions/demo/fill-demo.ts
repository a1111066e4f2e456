import { dayInCopenhagen } from '../../src/klage/calendar.ts';
import { openMailer } from '../mail/open-mailer.ts';
import { makeWorld } from '../make-world.ts';
import { demoMark, hasCases, markDemo, markFilled } from '../register/demo-mark.ts';
import { waitForNoDisk } from '../register/engine.ts';
import { keepNavn } from '../register/medarbejder-navne.ts';
import { shownAddress } from '../register/open-register.ts';
import type { Settings } from '../settings.ts';
import { madeUpPeople } from '../staff/identities.ts';
import { forvaltningOf, hasRolle } from '../staff/medarbejder.ts';
import type { World } from '../world.ts';
import type { DemoDesk, PlannedCase, Worker } from './demo-desk.ts';
import { planCases } from './plan.ts';
import { type FormCase, formCase, playForm } from './play-blanket.ts';
import { playHenvendelse, playOwn } from './play-manual.ts';
import { profileOf } from './profile.ts';

/** What became of the folder. */
export type Filled =
  | { readonly kind: 'fyldt'; readonly sager: number }
  | { readonly kind: 'fandtes' };

/** Cases played at the same time; what they write shares commits. */
const AT_ONCE = 100;

/**
 * Fills a new register with two fictional years that end now, through the doors that real cases go
 * through; a register that is filled already stays as it is.
 * @param share of the usual number of cases
 * @throws Error, a sentence in Danish, when the register holds real cases, or a filling was cut off.
 */
export async function fillDemo(settings: Settings, share = 1): Promise<Filled> {
  const { world, close } = await makeWorld(settings);
  try {
    const mark = await demoMark(world.db);
    if (mark === 'fyldt') return { kind: 'fandtes' };
    await refuseOther(world, { settings, begun: mark === 'undervejs' });
    await markDemo(world.db, world.clock.now());
    // What a power cut takes is made again: waiting for the disk would double the time.
    await waitForNoDisk(world.db);
    const sager = await play(world, share);
    await markFilled(world.db, world.clock.now());
    return { kind: 'fyldt', sager };
  } finally {
    await close();
  }
}

async function refuseOther(
  { db }: World,
  { settings, begun }: { readonly settings: Settings; readonly begun: boolean },
): Promise<void> {
  if (begun) {
    throw new Error(
      `Demodata i ${settings.dataDir} blev kun halvt lavet. Slet mappen, og kør "npm run demo" igen.`,
    );
  }
  if (!(await hasCases(db))) return;
  throw new Error(
    `${shownAddress(settings.databaseUrl)} har sager, der ikke er demodata. Ret DATA_DIR eller DATABASE_URL til et sted, der er tomt.`,
  );
}

async function play(world: World, share: number): Promise<number> {
  const now = world.clock.now();
  const moment = { at: now };
  const clock = { ...world.clock, now: () => moment.at };
  const quiet = { ...world, clock, log: () => {}, alarm: () => {} };
  const mailer = await openMailer(quiet);
  try {
    const desk = await deskOf(quiet, { mailer, moment, now });
    const planned = planCases(desk, share);
    await playAll(desk, planned);
    return planned.length;
  } finally {
    await mailer.close();
  }
}

async function deskOf(
  world: World,
  parts: Pick<DemoDesk, 'mailer' | 'moment' | 'now'>,
): Promise<DemoDesk> {
  const rules = world.rules();
  const today = dayInCopenhagen(parts.now);
  const people = madeUpPeople(rules);
  for (const person of people) await keepNavn(world.db, person);
  const workers = new Map(
    people.flatMap(({ id, roller }) =>
      roller.map((rolle): [string, Worker] => [
        forvaltningOf(rolle) ?? rolle,
        { hvem: id, raadgiver: hasRolle({ roller }, 'borgerraadgiver') },
      ]),
    ),
  );
  const raadgiver = workers.get('borgerraadgiver') ?? { hvem: 'system', raadgiver: true };
  return {
    ...{ world, today, ...parts },
    profile: profileOf(rules, today),
    closed: rules.indstillinger.ikkeArbejdsdage,
    workerAt: (modtager) => workers.get(modtager) ?? raadgiver,
  };
}

/** Those whose letters lie in mailboxes one after the other, the others together. */
async function playAll(desk: DemoDesk, planned: readonly PlannedCase[]): Promise<void> {
  const forms = new Map<PlannedCase, FormCase>();
  for (const one of planned) if (one.slags === 'blanket') forms.set(one, formCase(desk, one));
  const isSealed = (one: PlannedCase) => forms.get(one)?.sealed === true;
  const together = planned.filter((one) => !isSealed(one));
  for (let from = 0; from < together.length; from += AT_ONCE) {
    const some = together.slice(from, from + AT_ONCE);
    await Promise.all(some.map((one) => playOne(desk, one, forms.get(one))));
  }
  for (const one of planned.filter(isSealed)) await playOne(desk, one, forms.get(one));
}

async function playOne(desk: DemoDesk, planned: PlannedCase, form?: FormCase): Promise<void> {
  if (form !== undefined) return playForm(desk, form);
  return planned.slags === 'henvendelse' ? playHenvendelse(desk, planned) : playOwn(desk, planned);
}
