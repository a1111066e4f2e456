import { openIntake } from './intake-server.ts';

const SAMPLE_MS = 2;

/**
 * Run as a process of its own: takes bilag in until its parent ends it, and says on its standard
 * output first the port, then, for each line it gets, the most memory it ever held, in bytes.
 */
const [budgetBytes, holdMs] = process.argv.slice(2).map(Number);
const intake = await openIntake({
  ...(budgetBytes === undefined ? {} : { budgetBytes }),
  holdMs: holdMs ?? 0,
});
process.stdout.write(`${intake.port}\n`);
// What the kernel calls the most includes what the parent held when it started this process.
let mostBytes = 0;
setInterval(() => {
  mostBytes = Math.max(mostBytes, process.memoryUsage.rss());
}, SAMPLE_MS);
process.stdin.on('data', () => {
  process.stdout.write(`${Math.max(mostBytes, process.memoryUsage.rss())}\n`);
});
