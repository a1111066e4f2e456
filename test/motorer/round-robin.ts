import type { ManyInstances } from './many-instances.ts';

/** As a proxy in front does it: in turn, and past those that are known to be down. */
export function roundRobin({ instances }: Pick<ManyInstances, 'instances'>): () => string {
  let next = 0;
  return () => {
    const up = instances.filter((instance) => instance.isUp());
    next += 1;
    return (up[next % up.length] ?? instances[0])?.url ?? '';
  };
}
