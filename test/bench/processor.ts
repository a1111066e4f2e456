import { readdirSync, readFileSync } from 'node:fs';

/** Linux counts a process' time in hundredths of a second. */
const TICK_MS = 10;

/** Processor time spent so far, ms, by what it was spent for. */
export type Spent = ReadonlyMap<string, number>;

/**
 * What every process of this machine has spent until now, as the kernel counts it, added up by
 * `nameOf`; those it gives null are left out. A process that has ended takes its time with it.
 */
export function processorSpent(nameOf: (pid: number, command: string) => string | null): Spent {
  const spent = new Map<string, number>();
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    const stat = read(`/proc/${pid}/stat`);
    const name = stat === '' ? null : nameOf(Number(pid), read(`/proc/${pid}/cmdline`));
    if (name === null) continue;
    // Behind the name in brackets, which may hold anything: user time is the 12th, system the 13th.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const ms = (Number(fields[11]) + Number(fields[12])) * TICK_MS;
    spent.set(name, (spent.get(name) ?? 0) + ms);
  }
  return spent;
}

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
