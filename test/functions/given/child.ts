import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { onTestFinished } from 'vitest';

/** A process of the test's own: what it wrote line by line, and how to end it. */
export type Child = {
  readonly lines: string[];
  /** Resolves with the exit code, null when it was killed. */
  readonly ended: Promise<number | null>;
  readonly line: (wanted: (line: string) => boolean) => Promise<string>;
  readonly kill: (signal: NodeJS.Signals) => void;
};

/** Runs a script of the tests with this Node. */
export function child(script: URL, args: readonly string[]): Child {
  const running = spawn(process.execPath, [script.pathname, ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => void running.kill('SIGKILL'));
  const lines: string[] = [];
  const waiting = new Set<() => void>();
  createInterface({ input: running.stdout }).on('line', (line) => {
    lines.push(line);
    for (const look of waiting) look();
  });
  return {
    lines,
    ended: endOf(running),
    kill: (signal) => void running.kill(signal),
    line: (wanted) =>
      new Promise((resolve) => {
        const look = () => {
          const found = lines.find(wanted);
          if (found === undefined) return;
          waiting.delete(look);
          resolve(found);
        };
        waiting.add(look);
        look();
      }),
  };
}

function endOf(running: ChildProcess): Promise<number | null> {
  return new Promise((resolve) => running.on('close', (code) => resolve(code)));
}
