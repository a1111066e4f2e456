import { type System, type SystemOptions, startSystem } from '../system.ts';

/** One process of several; it can be killed, paused and started again in its place. */
export type Instance = {
  readonly url: string;
  /** Of its present life; 0 before the first. */
  readonly pid: () => number;
  /** Whether it runs: neither ended nor paused. */
  readonly isUp: () => boolean;
  /** Starts it where it is down, by today's code or that of another folder. */
  readonly start: (root?: string) => Promise<void>;
  /** SIGKILL. */
  readonly kill: () => Promise<void>;
  /** SIGTERM: it answers what is under way first. */
  readonly end: () => Promise<void>;
  /** SIGSTOP: it stands still with its connections open, until SIGCONT. */
  readonly pause: () => void;
  readonly goOn: () => void;
  /** Everything it has printed, in all its lives. */
  readonly output: () => string;
};

/** An instance that does not run yet. */
export function makeInstance(
  options: SystemOptions & { readonly port: number; readonly dataDir: string },
): Instance {
  const lives: System[] = [];
  let state: 'up' | 'paused' | 'down' = 'down';
  const signal = (name: NodeJS.Signals) => {
    const system = lives.at(-1);
    if (system !== undefined && state !== 'down') process.kill(system.pid, name);
  };
  const leave = async (name: NodeJS.Signals) => {
    if (state === 'down') return;
    state = 'down';
    await lives.at(-1)?.end(name);
  };
  return {
    url: `http://localhost:${options.port}`,
    pid: () => lives.at(-1)?.pid ?? 0,
    isUp: () => state === 'up',
    start: async (root) => {
      lives.push(await startSystem({ ...options, ...(root === undefined ? {} : { root }) }));
      state = 'up';
    },
    kill: () => leave('SIGKILL'),
    end: () => leave('SIGTERM'),
    pause: () => {
      signal('SIGSTOP');
      state = 'paused';
    },
    goOn: () => {
      signal('SIGCONT');
      state = 'up';
    },
    output: () => lives.map((system) => system.output()).join(''),
  };
}
