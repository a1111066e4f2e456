import type { AlarmName } from './alarms/alarm-list.ts';
import type { Log, LogFields } from './telemetry/log.ts';

/** Tells a person that something needs them. Never throws, never waits. */
export type Alarm = (event: AlarmName, fields?: LogFields) => void;

/** Alarms as error lines in the log, for whatever watches it. */
export function logAlarm(log: Log): Alarm {
  return (event, fields) => log('error', `alarm.${event}`, fields);
}
