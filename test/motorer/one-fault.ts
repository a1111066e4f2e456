import { setTimeout as pause } from 'node:timers/promises';
import type { Instance } from './instance.ts';
import type { ManyInstances } from './many-instances.ts';

/** What was done to the system, and from when to when it could feel it. */
export type Fault = { readonly navn: string; readonly from: Date; readonly until: Date };

/** Longer than any lease at the tempo of these tests. */
export const STANDSTILL_MS = 8_000;
/** When no mail comes meanwhile the fault comes all the same. */
const NO_MAIL_MS = 2_000;

type Deed = (many: ManyInstances) => Promise<void>;

/** One of each, in an order in which somebody is always up to receive. */
export const DEEDS: readonly (readonly [navn: string, deed: Deed])[] = [
  ['første dræbt', ({ instances: [a] }) => killed(a)],
  ['anden standset', ({ instances: [, b] }) => stoodStill(b)],
  ['PostgreSQL brudt ned', crashPostgres],
  ['tredje dræbt ved en mail', ({ relay, instances: [, , c] }) => atMail(relay, () => killed(c))],
  [
    'første standset ved en mail',
    ({ relay, instances: [a] }) => atMail(relay, () => stoodStill(a)),
  ],
  ['S3 brudt ned', ({ s3 }) => s3.crash()],
  ['anden afsluttet og startet', ({ instances: [, b] }) => restarted(b)],
  ['tredje dræbt, mens den stod stille', ({ instances: [, , c] }) => killedAsleep(c)],
];

/** Does it and says when. */
export async function doneTo(
  many: ManyInstances,
  [navn, deed]: (typeof DEEDS)[number],
): Promise<Fault> {
  const from = new Date();
  await deed(many);
  return { navn, from, until: new Date() };
}

async function killed(instance: Instance | undefined): Promise<void> {
  await instance?.kill();
  await instance?.start();
}

async function crashPostgres({ postgres }: ManyInstances): Promise<void> {
  await postgres.crash();
  await postgres.start();
}

async function stoodStill(instance: Instance | undefined): Promise<void> {
  instance?.pause();
  await pause(STANDSTILL_MS);
  instance?.goOn();
}

async function restarted(instance: Instance | undefined): Promise<void> {
  await instance?.end();
  await instance?.start();
}

async function killedAsleep(instance: Instance | undefined): Promise<void> {
  instance?.pause();
  await pause(STANDSTILL_MS);
  await killed(instance);
}

/** While the relay has a mail and the system no 250 yet. */
async function atMail(relay: ManyInstances['relay'], deed: () => Promise<void>): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  relay.atNext('before-250', resolve);
  await Promise.race([promise, pause(NO_MAIL_MS)]);
  await deed();
}
