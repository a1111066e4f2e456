import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import type { Alarm } from '../alarm.ts';
import type { Mailer } from '../mail/mailer.ts';
import type { World } from '../world.ts';
import { type ByteGate, byteGate } from './byte-gate.ts';
import { BYTES_IN_FLIGHT_MAX, spansAt, type Waits } from './waits.ts';

/** What delivery touches of the world. */
export type DeliveryWorld = Pick<
  World,
  | 'rules'
  | 'latestRules'
  | 'db'
  | 'objects'
  | 'clock'
  | 'random'
  | 'trace'
  | 'log'
  | 'alarm'
  | 'demo'
> & {
  readonly mailer: Mailer;
  readonly settings: Pick<
    World['settings'],
    'mailFrom' | 'appSecret' | 'publicUrl' | 'tempo' | 'returImapUrl'
  >;
};

/** One worker of the outbox. */
export type Post = {
  readonly world: DeliveryWorld;
  /** Unique to this worker. */
  readonly owner: string;
  /** As the clock's `sleep` wants them. */
  readonly waits: Waits;
  /** Divided by KLAGEVEJ_TEMPO: for instants that are written down and compared with `now`. */
  readonly spans: Waits;
  readonly gate: ByteGate;
  /** The alarm for what befalls many rows at once: each event at most once in `alarmAfterMs`. */
  readonly alarmSeldom: Alarm;
};

/** A worker of its own in this world. */
export function makePost(world: DeliveryWorld, waits: Waits): Post {
  const spans = spansAt(waits, world.settings.tempo);
  return {
    world,
    owner: `${hostname()}:${process.pid}:${randomUUID()}`,
    waits,
    spans,
    gate: byteGate(BYTES_IN_FLIGHT_MAX),
    alarmSeldom: alarmSeldom(world, spans.alarmAfterMs),
  };
}

function alarmSeldom(world: DeliveryWorld, everyMs: number): Alarm {
  const last = new Map<string, number>();
  return (event, fields) => {
    const now = world.clock.now().getTime();
    const before = last.get(event);
    if (before !== undefined && Math.abs(now - before) < everyMs) return;
    last.set(event, now);
    world.alarm(event, fields);
  };
}

/** A random number in [0, 1). */
export function chance(random: World['random']): number {
  const [a = 0, b = 0, c = 0] = random(3);
  return (a * 65_536 + b * 256 + c) / 16_777_216;
}
