import { isUntold, settleTold, takeUntold } from '../register/alarms.ts';
import { commitBeside } from '../register/commit-together.ts';
import type { Noted } from './alarm-book.ts';
import { alarmMessage } from './alarm-message.ts';
import type { AlarmParts, AlarmWaits } from './alarm-parts.ts';
import type { AlarmTarget } from './alarm-target.ts';
import type { Teller } from './tell-target.ts';

/** One target of ALARM_TIL, and what it has not been told. */
export type TargetPost = {
  readonly id: string;
  /** What the register has not got. */
  readonly untold: Map<string, Noted>;
  /** Tells what the register says is due, unless another instance is at it. */
  readonly tellFromRegister: () => Promise<void>;
  /** Tells what is due by this instance's own memory. */
  readonly tellBeside: () => Promise<void>;
};

type PostParts = AlarmParts & { readonly waits: AlarmWaits; readonly target: AlarmTarget };

export function makeTargetPost(parts: PostParts): TargetPost {
  const { target, tellers } = parts;
  const untold = new Map<string, Noted>();
  const teller = tellers.get(target.id);
  const nobody = async () => {};
  if (teller === undefined) {
    return { id: target.id, untold, tellFromRegister: nobody, tellBeside: nobody };
  }
  const memory = { untold, told: new Map<string, number>(), failures: 0, quietUntil: 0 };
  return {
    id: target.id,
    untold,
    tellFromRegister: () => fromRegister(parts, teller),
    tellBeside: () => beside(parts, teller, memory),
  };
}

/** What cannot be read or written now is due again when the lease ends. */
async function fromRegister(parts: PostParts, teller: Teller): Promise<void> {
  const { world, waits, target } = parts;
  const { tempo } = world.settings;
  const telling = {
    ...{ maal: target.id, now: world.clock.now() },
    ...{ everyMs: waits.everyMs / tempo, retryMs: waits.retryMs / tempo },
  };
  try {
    if (!(await isUntold(world.db, [target.id]))) return;
    const due = await commitBeside(world.db, (trx) => takeUntold(trx, telling));
    if (due.length === 0 || !(await tell(parts, teller, due))) return;
    const settled = { ...telling, now: world.clock.now() };
    await commitBeside(world.db, (trx) => settleTold(trx, settled, due));
  } catch (error) {
    const fejl = error instanceof Error ? error.name : 'ukendt';
    world.log('error', 'alarm-ikke-skrevet', { maal: target.id, fejl });
  }
}

/** What one instance knows while the register is away. */
type Memory = {
  readonly untold: Map<string, Noted>;
  /** When each alarm was last told, in milliseconds since 1970. */
  readonly told: Map<string, number>;
  failures: number;
  quietUntil: number;
};

const RETRY_MS_MAX = 3_600_000;

async function beside(parts: PostParts, teller: Teller, memory: Memory): Promise<void> {
  const { clock, settings } = parts.world;
  const { everyMs, retryMs } = parts.waits;
  const now = clock.now().getTime();
  if (now < memory.quietUntil && memory.quietUntil <= now + RETRY_MS_MAX) return;
  const due = [...memory.untold.values()].filter(
    ({ navn }) => Math.abs(now - (memory.told.get(navn) ?? -everyMs)) >= everyMs / settings.tempo,
  );
  if (due.length === 0) return;
  if (await tell(parts, teller, due)) {
    memory.failures = 0;
    for (const { navn } of due) memory.untold.delete(navn);
    for (const { navn } of due) memory.told.set(navn, now);
    return;
  }
  const waitMs = Math.min(retryMs * 2 ** memory.failures, RETRY_MS_MAX);
  memory.quietUntil = now + waitMs / settings.tempo;
  memory.failures = Math.min(memory.failures + 1, 20);
}

/** @returns whether the target has it now */
async function tell(
  { world, target }: PostParts,
  teller: Teller,
  noted: readonly Noted[],
): Promise<boolean> {
  const { settings, demo } = world;
  const message = alarmMessage(noted, { publicUrl: settings.publicUrl, demo });
  const svar = await teller(message).catch(() => 'fejl');
  if (svar === 'ok') return true;
  const { id: maal, slags } = target;
  world.log('error', 'alarm-ikke-sendt', { maal, slags, svar });
  return false;
}
