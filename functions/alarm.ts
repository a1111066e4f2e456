import type { Log, LogFields } from './log.ts';

/** Tells a person that something needs them. Never throws. */
export type Alarm = (event: string, fields?: LogFields) => void;

/** Alarms as error lines in the log, for whatever watches it. */
export function logAlarm(log: Log): Alarm {
  return (event, fields) => log('error', `alarm.${event}`, fields);
}
