import { dayInCopenhagen } from '../../src/klage/calendar.ts';
import { reportRules } from '../report-rules.ts';
import type { World } from '../world.ts';
import { CountsThread } from './counts-thread.ts';
import { FileThread } from './file-thread.ts';
import { StatisticsThread } from './statistics-thread.ts';
import { SuppressThread } from './suppress-thread.ts';

/** The threads that count figures, make files of them, find what to hide and count the register, by what the world says at each question. */
export function reportMakers(world: World) {
  const { databaseUrl } = world.settings;
  const statistics = new StatisticsThread({
    databaseUrl,
    rules: (dag) => reportRules(world.rules(), dag),
    today: () => dayInCopenhagen(world.clock.now()),
    alarm: world.alarm,
  });
  const facts = () => ({ kommune: world.rules().indstillinger.kommune.navn, demo: world.demo });
  const suppressor = new SuppressThread(world.alarm);
  const counts = new CountsThread({ databaseUrl }, world.alarm);
  return { statistics, files: new FileThread(facts, world.alarm), suppressor, counts };
}
