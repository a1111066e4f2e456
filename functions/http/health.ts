import { Hono } from 'hono';
import { sql } from 'kysely';
import { counts } from '../register/counts.ts';
import { openProposals } from '../register/rule-proposals.ts';
import { TILSTANDE } from '../register/tables.ts';
import type { World } from '../world.ts';
import type { Env } from './client.ts';

const DAY_MS = 86_400_000;

/** For whatever watches the system: alive, able to receive, and figures for Prometheus. */
export function healthRoutes(world: World): Hono<Env> {
  const app = new Hono<Env>();
  app.get('/healthz', (c) => c.text('ok\n'));
  app.get('/readyz', async (c) => {
    const checks = await readiness(world);
    const ready = checks.every(({ ok }) => ok);
    return c.json({ ready, checks }, ready ? 200 : 503);
  });
  app.get('/metrics', async (c) => {
    const { metricsToken, production } = world.settings;
    if (metricsToken === null && production) return c.text('', 401);
    const token = c.req.header('authorization');
    if (metricsToken !== null && token !== `Bearer ${metricsToken}`) return c.text('', 401);
    return c.text(await metrics(world), 200, { 'content-type': 'text/plain; version=0.0.4' });
  });
  return app;
}

type Check = {
  readonly name: string;
  readonly ok: boolean;
  /** What somebody should know of although all is well; Danish. */
  readonly detail?: string;
};

/** Whether a klage sent now could be received: database, objects, rules and keys. */
async function readiness(world: World): Promise<readonly Check[]> {
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
  return [...others, detail === null ? rules : { ...rules, detail }];
}

const SOURCES = { mappe: 'mappen', vaerksted: 'værkstedet', drift: 'kommandolinjen' } as const;

/** That a rule set waits stops no klage; a register that cannot say so is told by its own check. */
async function waitingRules({ db }: World): Promise<string | null> {
  const waiting = await openProposals(db).catch(() => []);
  if (waiting.length === 0) return null;
  const which = waiting.map(({ hash, slags }) => `${hash.slice(0, 12)} fra ${SOURCES[slags]}`);
  return `Et regelsæt venter på en anden persons godkendelse: ${which.join(', ')}.`;
}

async function metrics(world: World): Promise<string> {
  const { saldo, aeldsteVentendeSekunder, reserveBrugt } = await counts(
    world.db,
    world.clock.now(),
  );
  const waiting = await openProposals(world.db);
  const lines = [
    ...metric('klagevej_klager_modtaget_total', 'counter', [['', saldo.modtaget]]),
    ...metric('klagevej_saldo', 'gauge', [['', saldo.balance]]),
    ...metric(
      'klagevej_forsendelser',
      'gauge',
      TILSTANDE.map((tilstand) => [`{tilstand="${tilstand}"}`, saldo[tilstand]]),
    ),
    ...metric('klagevej_aeldste_ventende_sekunder', 'gauge', [['', aeldsteVentendeSekunder]]),
    ...metric('klagevej_certifikat_dage_tilbage', 'gauge', certificateDays(world)),
    ...metric('klagevej_reserve_brugt_total', 'counter', [['', reserveBrugt]]),
    ...metric('klagevej_regelsaet_afventer', 'gauge', [['', waiting.length]]),
  ];
  return `${lines.join('\n')}\n`;
}

type Sample = readonly [labels: string, value: number];

function metric(name: string, type: 'counter' | 'gauge', samples: readonly Sample[]): string[] {
  return [
    `# TYPE ${name} ${type}`,
    ...samples.map(([labels, value]) => `${name}${labels} ${value}`),
  ];
}

/** Whole days each modtager's certificate still lasts; 0 when none is valid. */
function certificateDays(world: World): readonly Sample[] {
  const now = world.clock.now();
  return [...world.rules().modtagere.keys()].map((id) => {
    const certificate = world.keyring().recipient(id, now)?.certificate;
    const left = certificate === undefined ? 0 : certificate.validToDate.getTime() - now.getTime();
    return [`{modtager="${id}"}`, Math.floor(left / DAY_MS)];
  });
}
