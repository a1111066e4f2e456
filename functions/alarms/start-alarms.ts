import { makeBell } from '../delivery/bell.ts';
import { isUntold, noteAlarms } from '../register/alarms.ts';
import { commitBeside } from '../register/commit-together.ts';
import { addNoted, type Noted } from './alarm-book.ts';
import { ALARM_WAITS, type AlarmParts, type AlarmWaits } from './alarm-parts.ts';
import type { AlarmTarget } from './alarm-target.ts';
import { makeTargetPost, type TargetPost } from './target-post.ts';
import { withinMs } from './within-ms.ts';

/** What tells of alarms until it is stopped. */
export type Alarms = {
  /** Tries once more to tell what is left, for some seconds at most. */
  readonly stop: () => Promise<void>;
};

/**
 * Tells the targets of ALARM_TIL what the book holds, apart from whatever raised it. What is told
 * goes through the register, so that the same alarm from many instances is one message an hour with
 * their number; while the register is away each instance tells by itself. Never throws.
 */
export function startAlarms(parts: AlarmParts, waits: AlarmWaits = ALARM_WAITS): Alarms {
  const office = openOffice(parts, waits);
  const stopping = new AbortController();
  const loop = tellLoop(office, stopping.signal);
  const end = async () => {
    stopping.abort();
    office.bell.ring();
    await loop;
    await round(office);
  };
  return { stop: () => withinMs(end(), waits.stopMs).catch(() => {}) };
}

type Office = AlarmParts & {
  readonly waits: AlarmWaits;
  readonly bell: ReturnType<typeof makeBell>;
  /** What no register has counted yet. */
  readonly uncounted: Map<string, Noted>;
  readonly posts: readonly TargetPost[];
};

function openOffice(parts: AlarmParts, waits: AlarmWaits): Office {
  const bell = makeBell();
  parts.book.onAlarm(bell.ring);
  const postOf = (target: AlarmTarget) => makeTargetPost({ ...parts, waits, target });
  const posts = parts.world.settings.alarmTil.map(postOf);
  return { ...parts, waits, bell, uncounted: new Map(), posts };
}

/** Of the machine's time: a fast clock (KLAGEVEJ_TEMPO) must not keep it busy with looking. */
const POLL_MS_MIN = 200;

async function tellLoop(office: Office, signal: AbortSignal): Promise<void> {
  const { bell, waits, world } = office;
  const pollMs = Math.max(waits.pollMs, POLL_MS_MIN * world.settings.tempo);
  while (!signal.aborted) {
    await round(office);
    await bell.rest((rung) => world.clock.sleep(pollMs, rung));
    await world.clock.sleep(waits.gatherMs, signal);
  }
}

async function round(office: Office): Promise<void> {
  takeOn(office);
  const isThere = await writeDown(office);
  await Promise.all(
    office.posts.map((post) => (isThere ? post.tellFromRegister() : post.tellBeside())),
  );
}

function takeOn({ book, uncounted, posts }: Office): void {
  const noted = book.take();
  addNoted(uncounted, noted);
  for (const { untold } of posts) addNoted(untold, noted);
}

/** @returns whether the register has everything now */
async function writeDown(office: Office): Promise<boolean> {
  const { waits, uncounted, posts } = office;
  try {
    await withinMs(write(office), waits.registerMsMax);
  } catch {
    return false;
  }
  uncounted.clear();
  for (const { untold } of posts) untold.clear();
  return true;
}

async function write({ world, uncounted, posts }: Office): Promise<void> {
  const untold = new Map(posts.map((post) => [post.id, [...post.untold.values()]]));
  const news = { noted: [...uncounted.values()], untold, now: world.clock.now() };
  if (news.noted.length === 0 && posts.every((post) => post.untold.size === 0)) {
    await isUntold(world.db, [...untold.keys()]);
    return;
  }
  await commitBeside(world.db, (trx) => noteAlarms(trx, news));
}
