import type { Mailer } from '../mail/mailer.ts';
import type { World } from '../world.ts';
import type { AlarmBook } from './alarm-book.ts';
import { type Alarms, startAlarms } from './start-alarms.ts';
import { makeTellers, type Teller } from './tell-target.ts';

export type OpenedAlarms = Alarms & {
  /** Who tells each target of ALARM_TIL, by its id. */
  readonly tellers: ReadonlyMap<string, Teller>;
};

/**
 * Tells of what a world's alarm raises until stopped, to the targets of ALARM_TIL; without one the
 * log is all there is.
 * @throws Error, a sentence, when SMTP_CA cannot be read.
 */
export async function openAlarms(
  world: World & { readonly mailer?: Mailer },
  book: AlarmBook,
): Promise<OpenedAlarms> {
  if (world.settings.alarmTil.length === 0) return { tellers: new Map(), stop: async () => {} };
  const tellers = await makeTellers(world);
  const alarms = startAlarms({ world, book, tellers: tellers.of });
  return {
    tellers: tellers.of,
    async stop() {
      await alarms.stop();
      await tellers.close();
    },
  };
}
