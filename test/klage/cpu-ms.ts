/** Processor time a piece of work takes, in ms: on a busy machine the clock on the wall says less. */
export function cpuMs(work: () => void): number {
  const begun = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(begun);
  return (user + system) / 1_000;
}
