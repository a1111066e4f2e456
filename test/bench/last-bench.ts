import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { ListObjectsV2Command, S3Client } from '@aws-sdk/client-s3';
import { Client } from 'pg';
import { readS3Address } from '../../functions/objects/s3-address.ts';
import { type ManyInstances, startManyInstances } from '../motorer/many-instances.ts';
import { until } from '../system.ts';
import { alone, type Figure, quantile } from './figure.ts';
import type { LoadReport } from './load.ts';
import { processorSpent, type Spent } from './processor.ts';

const INSTANCES = 3;
const RATE = 200;
const SECONDS = 60;
const WARM = { rate: 10, seconds: 5 };
/** What two cores carry with everything else on them: then the times are the system's, not a queue's. */
const CARRIED = { rate: 10, seconds: 30 };
const LETTERS_MS_MAX = 30 * 60_000;
/** PostgreSQL tells its counters a second late. */
const COUNTERS_MS = 2_000;
const MB = 1_000_000;

const execute = promisify(execFile);

/**
 * 200 klager a second for a minute at three instances on one PostgreSQL and one radosgw, with the
 * relay and whoever sends them on the same machine; and what one klage costs.
 */
export async function lastFigures(): Promise<readonly Figure[]> {
  const many = await startManyInstances({ count: INSTANCES });
  try {
    await load(many, WARM);
    await everyLetter(many);
    const carried = await measure(many, CARRIED);
    const most = await measure(many, { rate: RATE, seconds: SECONDS });
    return [...timesOf(CARRIED, carried), ...throughputOf(most)];
  } finally {
    await many.stop();
  }
}

async function measure(many: ManyInstances, asked: Load): Promise<Measured> {
  const before = await counted(many);
  const report = await load(many, asked);
  const answeredMs = Date.now();
  const arrived = await everyLetter(many);
  return { report, arrived, answeredMs, before, after: await counted(many) };
}

type Load = { readonly rate: number; readonly seconds: number };

async function load({ instances }: ManyInstances, { rate, seconds }: Load): Promise<LoadReport> {
  const urls = instances.map(({ url }) => url).join(',');
  const args = [join(import.meta.dirname, 'load.ts'), urls, 'open', `${rate}`, `${seconds}`];
  const { stdout } = await execute(process.execPath, args, { maxBuffer: 100 * MB });
  return JSON.parse(stdout);
}

/** When each letter was in its mailbox, by number, as soon as all that were acknowledged are there. */
async function everyLetter(many: ManyInstances): Promise<ReadonlyMap<string, number>> {
  const arrived = new Map<string, number>();
  let seen = 0;
  const all = async () => {
    const { letters } = many.relay;
    for (const { eml, at } of letters.slice(seen)) {
      const nummer = /^Subject: Klage (K-\S+)/im.exec(eml.toString('latin1', 0, 4_000))?.[1] ?? '';
      if (!arrived.has(nummer)) arrived.set(nummer, at.getTime());
    }
    seen = letters.length;
    const [row] = await ask(many, 'select count(*) as antal from sag');
    return arrived.size >= Number(row?.['antal']) ? arrived : null;
  };
  return until('every letter', all, LETTERS_MS_MAX);
}

type Row = { readonly [column: string]: unknown };

async function ask({ databaseUrl }: ManyInstances, query: string): Promise<readonly Row[]> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const { rows } = await client.query<Row>(query);
    return rows;
  } finally {
    await client.end();
  }
}

/** What has been spent and written since everything was started. */
type Counted = {
  readonly fsyncs: number;
  readonly walBytes: number;
  readonly registerBytes: number;
  readonly objects: number;
  readonly objectBytes: number;
  readonly mailBytes: number;
  readonly processor: Spent;
};

async function counted(many: ManyInstances): Promise<Counted> {
  const processor = processorSpent(roleOf(many));
  await new Promise((wake) => setTimeout(wake, COUNTERS_MS));
  const [row] = await ask(
    many,
    'select wal_sync, wal_bytes, pg_database_size(current_database()) as bytes from pg_stat_wal',
  );
  return {
    fsyncs: Number(row?.['wal_sync']),
    walBytes: Number(row?.['wal_bytes']),
    registerBytes: Number(row?.['bytes']),
    ...(await storedIn(many.objectsUrl)),
    mailBytes: many.relay.letters.reduce((sum, { eml }) => sum + eml.byteLength, 0),
    processor,
  };
}

function roleOf({ instances }: ManyInstances) {
  return (pid: number, command: string): string | null => {
    if (instances.some((instance) => instance.pid() === pid)) return 'instances';
    if (command.startsWith('postgres:') || command.includes('/postgres\0')) return 'PostgreSQL';
    return /radosgw|ceph-/.test(command) ? 'store' : null;
  };
}

async function storedIn(objectsUrl: string) {
  const address = readS3Address(objectsUrl);
  if (address === null) throw new Error(`${objectsUrl} is no address of a store.`);
  const { bucket, prefix } = address;
  const client = new S3Client({ forcePathStyle: true });
  let [objects, objectBytes] = [0, 0];
  let from: string | undefined;
  do {
    const page = await client.send(
      new ListObjectsV2Command({ Bucket: bucket, Prefix: prefix, ContinuationToken: from }),
    );
    objects += page.Contents?.length ?? 0;
    objectBytes += (page.Contents ?? []).reduce((sum, { Size = 0 }) => sum + Size, 0);
    from = page.NextContinuationToken;
  } while (from !== undefined);
  client.destroy();
  return { objects, objectBytes };
}

type Measured = {
  readonly report: LoadReport;
  readonly arrived: ReadonlyMap<string, number>;
  readonly answeredMs: number;
  readonly before: Counted;
  readonly after: Counted;
};

/** The wait of the clients' own queue included. */
function timesOf({ rate, seconds }: Load, { report, arrived }: Measured): readonly Figure[] {
  const { clicked, answerMs } = report;
  const clicks = Object.entries(clicked).map(([nr, at]) => (arrived.get(nr) ?? 0) - at);
  const name = `${rate} klager/s for ${seconds} s, ${INSTANCES} instances, PostgreSQL, radosgw`;
  return [
    alone(`${name}: click to answer`, tail(answerMs)),
    alone(`${name}: click to mailbox`, tail(clicks.toSorted((a, b) => a - b))),
  ];
}

function throughputOf(measured: Measured): readonly Figure[] {
  const { report, arrived, answeredMs, before, after } = measured;
  const { accepted, other, clicked } = report;
  const begun = Math.min(...Object.values(clicked));
  const last = Math.max(...Object.keys(clicked).map((nr) => arrived.get(nr) ?? 0));
  const each = (key: Exclude<keyof Counted, 'processor'>) => (after[key] - before[key]) / accepted;
  const asked = { rate: RATE, seconds: SECONDS };
  return [
    ...timesOf(asked, measured),
    alone(
      'the same: accepted, all letters delivered',
      `${accepted} of ${accepted + other}, ${perSecond(accepted, answeredMs - begun)}; delivered ${perSecond(accepted, last - begun)}`,
    ),
    alone(
      'the same, a klage: fsyncs of the register; its log, its tables, objects, mail',
      `${each('fsyncs').toFixed(2)}; ${kb(each('walBytes'))}, ${kb(each('registerBytes'))}, ${kb(each('objectBytes'))} in ${each('objects').toFixed(1)} objects, ${kb(each('mailBytes'))}`,
    ),
    alone('the same, a klage: processor', processorEach({ before, after, accepted })),
  ];
}

function processorEach({
  before,
  after,
  accepted,
}: Pick<Measured, 'before' | 'after'> & { readonly accepted: number }): string {
  return [...after.processor]
    .map(([role, ms]) => [role, (ms - (before.processor.get(role) ?? 0)) / accepted] as const)
    .map(([role, ms]) => `${role} ${ms.toFixed(1)} ms`)
    .join(', ');
}

function tail(sorted: readonly number[]): string {
  const [half, most] = [0.5, 0.99].map((share) => Math.round(quantile(sorted, share)));
  return `p50 ${half} ms, p99 ${most} ms`;
}

function perSecond(count: number, ms: number): string {
  return `${Math.round((count * 1_000) / ms)}/s`;
}

function kb(bytes: number): string {
  return `${(bytes / 1_000).toFixed(1)} KB`;
}
