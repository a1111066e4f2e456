import { sql } from 'kysely';
import { proofOfMailboxes, unprovenByModtager } from './proevebrev/proof-of-mailboxes.ts';
import { openProposals } from './register/rule-proposals.ts';
import type { World } from './world.ts';

type ReadyWorld = Pick<World, 'rules' | 'keyring' | 'clock' | 'db' | 'objects'>;

/** One of the things that receiving a klage needs. */
export type Check = {
  readonly name: string;
  readonly ok: boolean;
  /** What somebody should know of although all is well; Danish. */
  readonly detail?: string;
};

/** Whether a klage sent now could be received: database, objects, rules and keys. */
export async function readiness(world: ReadyWorld): Promise<readonly Check[]> {
  const works = async (name: string, check: () => Promise<unknown>): Promise<Check> => {
    const ok = await check().then(
      () => true,
      () => false,
    );
    return { name, ok };
  };
  const [rules, detail, ...others] = await Promise.all([
    works('rules', async () => world.rules().hash),
    waitingRules(world),
    works('database', () => sql`select 1`.execute(world.db)),
    works('objects', () => world.objects.get('sager/K-2000-2222222/manifest.json')),
  ]);
  return [...others, detail === null ? rules : { ...rules, detail }, await mailboxes(world)];
}

/** An unproven mailbox stops no klage, so it is only told; nor does a register that cannot say. */
async function mailboxes(world: ReadyWorld): Promise<Check> {
  const check = { name: 'mailboxes', ok: true };
  const proofs = await proofOfMailboxes(world).catch(() => []);
  const unproven = [...unprovenByModtager(proofs)].filter(([, antal]) => antal > 0);
  if (unproven.length === 0) return check;
  return { ...check, detail: `Ikke afprøvet: ${unproven.map(([id]) => id).join(', ')}.` };
}

const SOURCES = { mappe: 'mappen', vaerksted: 'værkstedet', drift: 'kommandolinjen' } as const;

/** That a rule set waits stops no klage; a register that cannot say so is told by its own check. */
async function waitingRules({ db }: ReadyWorld): Promise<string | null> {
  const waiting = await openProposals(db).catch(() => []);
  if (waiting.length === 0) return null;
  const which = waiting.map(({ hash, slags }) => `${hash.slice(0, 12)} fra ${SOURCES[slags]}`);
  return `Et regelsæt venter på en anden persons godkendelse: ${which.join(', ')}.`;
}
