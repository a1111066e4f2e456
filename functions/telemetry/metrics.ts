import { statfs } from 'node:fs/promises';
import { workingHoursBetween } from '../../src/klage/working-hours.ts';
import {
  type MailboxProof,
  proofOfMailboxes,
  unprovenByModtager,
} from '../proevebrev/proof-of-mailboxes.ts';
import { type Check, readiness } from '../readiness.ts';
import { type Counts, secondsSince } from '../register/counts.ts';
import { openProposals } from '../register/rule-proposals.ts';
import { TILSTANDE } from '../register/tables.ts';
import { wholeDaysLeft } from '../seal/days-left.ts';
import type { RegisterCounts } from '../threads/counts-thread.ts';
import type { World } from '../world.ts';

export type Labels = {
  readonly tilstand?: string;
  readonly modtager?: string;
  readonly del?: string;
};
export type Sample = { readonly labels: Labels; readonly value: number };
export type Metric = {
  readonly name: string;
  readonly type: 'counter' | 'gauge';
  readonly samples: readonly Sample[];
};

type MeasuredWorld = Pick<World, 'rules' | 'keyring' | 'clock' | 'db' | 'objects' | 'settings'>;

/** What was found out at one moment; null is what could not be read. */
type Found = {
  readonly world: MeasuredWorld;
  readonly now: Date;
  readonly checks: readonly Check[];
  readonly counts: Counts | null;
  readonly proofs: readonly MailboxProof[] | null;
  readonly waitingRules: number | null;
  readonly freeShare: number | null;
};

type Definition = Omit<Metric, 'samples'> & {
  readonly samples: (found: Found) => readonly Sample[];
};

/** The figures of a running system: what Prometheus reads and what goes out by OTLP. */
export const METRICS = [
  {
    ...{ name: 'klagevej_klar', type: 'gauge' },
    samples: ({ checks }) =>
      checks.map(({ name, ok }) => ({ labels: { del: name }, value: ok ? 1 : 0 })),
  },
  {
    ...{ name: 'klagevej_klager_modtaget_total', type: 'counter' },
    samples: ({ counts }) => one(counts?.saldo.modtaget),
  },
  { name: 'klagevej_saldo', type: 'gauge', samples: ({ counts }) => one(counts?.saldo.balance) },
  {
    ...{ name: 'klagevej_forsendelser', type: 'gauge' },
    samples: ({ counts }) =>
      TILSTANDE.flatMap((tilstand) => one(counts?.saldo[tilstand], { tilstand })),
  },
  {
    ...{ name: 'klagevej_aeldste_ventende_sekunder', type: 'gauge' },
    samples: ({ counts, now }) => one(counts && secondsSince(counts.aeldsteVentende, now)),
  },
  {
    ...{ name: 'klagevej_reserve_brugt_total', type: 'counter' },
    samples: ({ counts }) => one(counts?.reserveBrugt),
  },
  {
    ...{ name: 'klagevej_arbejdstimer_siden_klage', type: 'gauge' },
    samples: (found) => one(workingHoursSinceKlage(found)),
  },
  {
    ...{ name: 'klagevej_certifikat_dage_tilbage', type: 'gauge' },
    samples: certificateDays,
  },
  {
    ...{ name: 'klagevej_afsendercertifikat_dage_tilbage', type: 'gauge' },
    samples: ({ world, now }) => one(wholeDaysLeft(world.keyring().signer.certificate, now)),
  },
  {
    ...{ name: 'klagevej_modtager_uproevet', type: 'gauge' },
    samples: ({ proofs }) =>
      [...unprovenByModtager(proofs ?? [])].flatMap(([modtager, antal]) =>
        one(antal, { modtager }),
      ),
  },
  {
    ...{ name: 'klagevej_regelsaet_afventer', type: 'gauge' },
    samples: ({ waitingRules }) => one(waitingRules),
  },
  {
    ...{ name: 'klagevej_disk_ledig_andel', type: 'gauge' },
    samples: ({ freeShare }) => one(freeShare),
  },
] as const satisfies readonly Definition[];

/**
 * Measures all of them now. What cannot be read has no sample, and `klagevej_klar` says which part
 * it is.
 */
export async function measure(
  world: MeasuredWorld,
  register: RegisterCounts,
): Promise<readonly Metric[]> {
  const [checks, counts, proofs, waiting, freeShare] = await Promise.all([
    readiness(world),
    register.counts(),
    proofOfMailboxes(world).catch(() => null),
    openProposals(world.db).catch(() => null),
    freeShareOf(world),
  ]);
  const waitingRules = waiting?.length ?? null;
  const now = world.clock.now();
  const found = { world, now, checks, counts, proofs, waitingRules, freeShare };
  return METRICS.map(({ name, type, samples }) => ({ name, type, samples: samples(found) }));
}

function one(value: number | null | undefined, labels: Labels = {}): readonly Sample[] {
  return typeof value === 'number' ? [{ labels, value }] : [];
}

function workingHoursSinceKlage({ world, now, counts }: Found): number | null {
  if (!counts?.sidsteKlage) return null;
  const closed = world.rules().indstillinger.ikkeArbejdsdage;
  return workingHoursBetween(new Date(counts.sidsteKlage), now, closed);
}

/** Whole days each modtager's certificate still lasts; 0 when none is valid. */
function certificateDays({ world, now }: Found): readonly Sample[] {
  const { recipient } = world.keyring();
  return [...world.rules().modtagere.keys()].flatMap((modtager) => {
    const certificate = recipient(modtager, now)?.certificate;
    return one(certificate ? wholeDaysLeft(certificate, now) : 0, { modtager });
  });
}

/** The share of the disk of DATA_DIR that can still be written to, 0 to 1; null when nobody can say. */
async function freeShareOf({ settings }: MeasuredWorld): Promise<number | null> {
  try {
    const { bavail, blocks } = await statfs(settings.dataDir);
    return blocks === 0 ? null : bavail / blocks;
  } catch {
    return null;
  }
}

/** As Prometheus reads it (text format 0.0.4). */
export function prometheusText(metrics: readonly Metric[]): string {
  const lines = metrics
    .filter(({ samples }) => samples.length > 0)
    .flatMap(({ name, type, samples }) => [
      `# TYPE ${name} ${type}`,
      ...samples.map(({ labels, value }) => `${name}${inBraces(labels)} ${value}`),
    ]);
  return `${lines.join('\n')}\n`;
}

function inBraces(labels: Labels): string {
  const pairs = Object.entries(labels).map(([name, value]) => `${name}="${value}"`);
  return pairs.length === 0 ? '' : `{${pairs.join(',')}}`;
}
