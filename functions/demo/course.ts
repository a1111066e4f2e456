import { addDays, type Day, daysBetween } from '../../src/klage/calendar.ts';
import { KONTAKT_KANALER, type StyrketBorgerkontakt } from '../../src/klage/registrering.ts';
import { lastHalfYear } from '../report-desk/period.ts';
import { instantOn, workingDayOn } from './days.ts';
import type { DemoDesk } from './demo-desk.ts';
import type { Manner } from './profile.ts';
import type { Seeded } from './seeded.ts';

/** How one case goes: when somebody first works on it, and when it is closed. */
export type Course = {
  readonly contact: StyrketBorgerkontakt;
  /** null: nobody has touched it yet. */
  readonly begun: Date | null;
  /** null: it is open. */
  readonly ended: Date | null;
};

/** What a call takes off the time, as a share of it. */
const CONTACT_SPEED = 0.62;
/** How much the times of one forvaltning differ: the deviation of their logarithm. */
const SPREAD = 0.72;
const DAYS_MAX = 240;
const UNREAD_SHARE = 0.09;

/** Times are lognormal, as times of work are; who is called is done sooner. */
export function courseOf(
  random: Seeded,
  dag: Day,
  { desk, manner }: { readonly desk: DemoDesk; readonly manner: Manner },
): Course {
  const contact = contactOf(random, dag, manner.contact);
  const speed = contact.brugt === 'ja' ? CONTACT_SPEED : 1;
  const days = Math.min(DAYS_MAX, manner.days * speed * Math.exp(SPREAD * random.normal()));
  const ended = workingDayOn(addDays(dag, Math.round(days)), desk.closed);
  const begins = addDays(dag, 1 + random.below(3));
  const begun = workingDayOn(begins < ended ? begins : ended, desk.closed);
  const at = (day: Day) => instantOn(random, day, [9, 15.5]);
  const [first, last] = [at(begun), at(ended)];
  const isUnread = random.chance(UNREAD_SHARE) && daysBetween(dag, desk.today) < 30;
  const hasBegun = !isUnread && first < desk.now;
  return {
    contact: seenContact(contact, hasBegun ? desk.today : null),
    begun: hasBegun ? first : null,
    ended: hasBegun && last > first && last < desk.now ? last : null,
  };
}

const NOTHING = { foersteKontakt: null, kanal: null, forsoeg: null, resultat: null } as const;

function contactOf(random: Seeded, dag: Day, share: number): StyrketBorgerkontakt {
  if (!random.chance(share)) {
    return { brugt: random.chance(0.9) ? 'nej' : 'ikke-relevant', ...NOTHING };
  }
  return {
    brugt: 'ja',
    foersteKontakt: addDays(
      dag,
      random.weighted({ a: 4, b: 5, c: 3 }) === 'a' ? 1 : 2 + random.below(5),
    ),
    kanal: random.chance(0.85) ? 'telefon' : random.pick(KONTAKT_KANALER),
    forsoeg: 1 + random.below(3),
    resultat: random.weighted({
      'loest-ved-kontakten': 30,
      'klage-trukket': 18,
      'klage-fastholdt': 42,
      'ikke-truffet': 10,
    }),
  };
}

/** A call that is still to come is not registered. */
function seenContact(contact: StyrketBorgerkontakt, today: Day | null): StyrketBorgerkontakt {
  if (today === null) return { brugt: null, ...NOTHING };
  const isLater = contact.foersteKontakt !== null && contact.foersteKontakt > today;
  return isLater ? { brugt: null, ...NOTHING } : contact;
}

/** Whether a case belongs to what grew in the last half-year: the pattern the report is to find. */
export function isInSurge(random: Seeded, dag: Day, { today }: DemoDesk): boolean {
  const { fra, til } = lastHalfYear(today);
  return fra <= dag && dag <= til && random.chance(0.35);
}
