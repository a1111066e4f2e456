import { Client } from 'pg';
import type { Left } from '../faults/kill-checks.ts';
import { type Crowd, hasGivenUp, sendUnanswered } from '../faults/kill-citizens.ts';
import { drift, emptyOutbox } from '../faults/kill-outbox.ts';
import type { ManyInstances } from './many-instances.ts';

/** Lets everybody who waits get an answer and every letter go, and then looks at what is there. */
export async function leftByMany(many: ManyInstances, crowd: Crowd): Promise<Left> {
  const url = many.instances[0]?.url ?? '';
  const rows = (sql: string, ...values: string[]) => askRegister(many.databaseUrl, sql, values);
  await sendUnanswered(url, crowd);
  await emptyOutbox({ rows, databaseUrl: many.databaseUrl });
  // Who believed that nothing was received has sent nothing, or the checks find it.
  const citizens = crowd.citizens.filter((citizen) => !hasGivenUp(citizen, crowd));
  return {
    ...{ crowd: { citizens }, letters: many.relay.letters, url, keysDir: many.keysDir, rows },
    drift: (args) => drift(args, { ...many.env, DATA_DIR: many.keysDir }),
  };
}

/** Looks into a register on PostgreSQL from outside; `?` stands for the values, in order. */
export async function askRegister(
  databaseUrl: string,
  query: string,
  values: readonly string[] = [],
) {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const [first = '', ...rest] = query.split('?');
    const numbered = rest.reduce((text, next, i) => `${text}$${i + 1}${next}`, first);
    const { rows } = await client.query(numbered, [...values]);
    return rows;
  } finally {
    await client.end();
  }
}
