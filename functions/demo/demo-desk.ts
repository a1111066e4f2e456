import type { Day } from '../../src/klage/calendar.ts';
import type { Mailer } from '../mail/mailer.ts';
import type { World } from '../world.ts';
import type { Profile } from './profile.ts';
import type { Seeded } from './seeded.ts';

/** Who works on a case. */
export type Worker = { readonly hvem: string; readonly raadgiver: boolean };

/** What the made-up cases are played with: the register's own doors, and whom to send through them. */
export type DemoDesk = {
  readonly world: World;
  readonly mailer: Mailer;
  /** What the world's clock says; only letters need it, and they go one at a time. */
  readonly moment: { at: Date };
  readonly profile: Profile;
  /** The end of the year: nothing happens later. */
  readonly now: Date;
  readonly today: Day;
  readonly closed: readonly string[];
  /** The made-up people of the login, by the modtager they work for. */
  readonly workerAt: (modtager: string) => Worker;
};

/** One case that is to be played. */
export type PlannedCase = {
  readonly slags: 'blanket' | 'henvendelse' | 'forvaltning';
  readonly modtaget: Date;
  readonly dag: Day;
  /** Choices of its own, so that cases can be played in any order. */
  readonly random: Seeded;
  /** For its numbers and keys. */
  readonly seed: number;
};
