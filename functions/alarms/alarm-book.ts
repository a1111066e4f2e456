import { NUMMER_PATTERN } from '../../src/klage/number.ts';
import { type Alarm, logAlarm } from '../alarm.ts';
import type { Log, LogFields } from '../telemetry/log.ts';

/** How often an alarm was raised since it was last taken on, and by what. */
export type Noted = {
  readonly navn: string;
  readonly antal: number;
  /** Numbers and modtagere, never a word that somebody typed; the newest ones. */
  readonly om: readonly string[];
};

/** The alarms of this thread that nobody has taken on. */
export type AlarmBook = {
  readonly alarm: Alarm;
  /** Everything since the last time, once. */
  readonly take: () => readonly Noted[];
  /** Calls `listener` at each alarm. */
  readonly onAlarm: (listener: () => void) => void;
};

/** What one alarm is said to be about, at most; one more tells that there are others. */
export const OM_MAX = 8;

/**
 * Alarms as error lines in the log, and counted until somebody takes them on. It holds a line for
 * each kind of alarm, so it never grows; nobody waits for it.
 */
export function makeAlarmBook(log: Log): AlarmBook {
  const tell = logAlarm(log);
  const listeners: (() => void)[] = [];
  let noted = new Map<string, Noted>();
  return {
    alarm: (navn, fields) => {
      tell(navn, fields);
      addNoted(noted, [{ navn, antal: 1, om: aboutOf(fields) }]);
      for (const listener of listeners) listener();
    },
    take: () => {
      const all = [...noted.values()];
      noted = new Map();
      return all;
    },
    onAlarm: (listener) => listeners.push(listener),
  };
}

/** Adds what was noted to what was noted before. */
export function addNoted(to: Map<string, Noted>, noted: readonly Noted[]): void {
  for (const { navn, antal, om } of noted) {
    const before = to.get(navn);
    to.set(navn, {
      navn,
      antal: antal + (before?.antal ?? 0),
      om: newestOf([...(before?.om ?? []), ...om]),
    });
  }
}

/** The last of them, each once. */
export function newestOf(om: readonly string[]): readonly string[] {
  return [...new Set(om.toReversed())].slice(0, OM_MAX).toReversed();
}

const ID = /^[A-Z0-9][A-Z0-9-]{0,59}$/;

/** Only what has the form of a number or an id of the rules leaves the log. */
export function aboutOf(fields: LogFields = {}): readonly string[] {
  const { nummer, modtager, dage } = fields;
  if (typeof nummer === 'string' && NUMMER_PATTERN.test(nummer)) return [nummer];
  if (typeof modtager !== 'string' || !ID.test(modtager)) return [];
  return [Number.isInteger(dage) ? `${modtager}(${dage})` : modtager];
}
