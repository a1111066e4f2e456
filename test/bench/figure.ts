/** One line of the figures table. `ratio` is ours to the peer's; above 1 is better. */
export type Figure = {
  readonly figure: string;
  readonly value: string;
  readonly peer: string;
  readonly ratio: string;
};

/** A figure without a peer. */
export function alone(figure: string, value: string): Figure {
  return { figure, value, peer: '', ratio: '' };
}

/** A rate beside a named peer's in the same run. */
export function beside(
  figure: string,
  ours: number,
  { name, rate }: { readonly name: string; readonly rate: number },
): Figure {
  const ratio = `${Number((ours / rate).toPrecision(2))} ×`;
  return { figure, value: `${perSecond(ours)}`, peer: `${name}: ${perSecond(rate)}`, ratio };
}

/** `1 234/s`, three significant digits. */
export function perSecond(rate: number): string {
  return `${spaced(Number(rate.toPrecision(3)))}/s`;
}

/** `1 234` */
export function spaced(value: number): string {
  return value.toLocaleString('en').replaceAll(',', ' ');
}

/** The value below which `share` of the sorted values lie. */
export function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

/** How often `work` runs a second, over at least `ms`. `work` says how many times it did it. */
export async function rateOf(work: () => number | Promise<number>, ms = 2_000): Promise<number> {
  await work();
  const begun = performance.now();
  let done = 0;
  while (performance.now() - begun < ms) done += await work();
  return (done / (performance.now() - begun)) * 1_000;
}

/** The figures as the README's table has them. */
export function table(figures: readonly Figure[], command: string): string {
  const rows = figures.map(({ figure, value, peer, ratio }) => [
    figure,
    value,
    peer,
    ratio,
    command,
  ]);
  const head = ['figure', 'value', 'peer', 'ratio', 'command'];
  const lines = [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`);
  return `${lines.join('\n')}\n`;
}

/** How long `work` takes (ms): the median of so many times, after as many to warm up. */
export function medianMs(work: () => unknown, times = 31): number {
  const spent = Array.from({ length: 2 * times }, () => msOf(work)).slice(times);
  return quantile(
    spent.toSorted((a, b) => a - b),
    0.5,
  );
}

/** How long `work` takes once, in ms. */
export function msOf(work: () => unknown): number {
  const begun = performance.now();
  work();
  return performance.now() - begun;
}

/** `8.4 ms`, two digits. */
export function inMs(ms: number): string {
  return `${Number(ms.toPrecision(2))} ms`;
}
