import { dayInCopenhagen } from '../src/klage/calendar.ts';
import { FileThread } from './file-thread.ts';
import { reportRules } from './report-rules.ts';
import { StatisticsThread } from './statistics-thread.ts';
import { SuppressThread } from './suppress-thread.ts';
import type { World } from './world.ts';

/** The threads that count figures, make files of them and find what to hide, by what the world says at each question. */
export function reportMakers(world: World) {
  const statistics = new StatisticsThread({
    databaseUrl: world.settings.databaseUrl,
    rules: (dag) => reportRules(world.rules(), dag),
    today: () => dayInCopenhagen(world.clock.now()),
    alarm: world.alarm,
  });
  const facts = () => ({ kommune: world.rules().indstillinger.kommune.navn, demo: world.demo });
  const suppressor = new SuppressThread(world.alarm);
  return { statistics, files: new FileThread(facts, world.alarm), suppressor };
}
