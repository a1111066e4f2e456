import type { Engine } from './engine.ts';
import { startPostgres } from './postgresql.ts';
import { startRadosgw } from './radosgw.ts';

/**
 * Several processes on one PostgreSQL and one radosgw. The tests start both themselves, since they
 * kill them too; here it is only found out whether they can.
 */
export const instances: Engine = {
  name: 'instanser',
  // One after the other: six processes at once would be slow enough to look like faults.
  tests: ['killed', 'shared'].map((what) => ({
    suites: ['motorer'],
    paths: [`test/motorer/instances-${what}`],
  })),
  async start() {
    for (const start of [startPostgres, startRadosgw]) {
      const server = await start();
      if ('ikkeKoert' in server) return server;
      await server.stop();
    }
    return { env: {}, stop: async () => {} };
  },
};
