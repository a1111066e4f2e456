import { once } from 'node:events';
import type { Server } from 'node:http';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { serve } from '@hono/node-server';
import type { Alarm } from './alarm.ts';
import { openAlarms } from './alarms/open-alarms.ts';
import type { Alarms } from './alarms/start-alarms.ts';
import { makeApp } from './app.ts';
import { buildPagesIfStale } from './build-pages.ts';
import { endOnSignal } from './end-on-signal.ts';
import { makeWorld } from './make-world.ts';
import { loadPages } from './pages.ts';
import { onWork } from './register/work-waiting.ts';
import { readSettings, type Settings } from './settings.ts';
import type { Log } from './telemetry/log.ts';
import { measure } from './telemetry/metrics.ts';
import { startDeliveryThread } from './threads/delivery-thread.ts';
import { reportMakers } from './threads/report-makers.ts';

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
/** A whole request must have come within this; a slow sender holds no place longer. */
const REQUEST_MS_MAX = 300_000;
const HEADERS_MS_MAX = 30_000;
const HEADER_BYTES_MAX = 16_384;

/** Starts the whole system, and ends it cleanly on SIGTERM or SIGINT. */
async function main(): Promise<void> {
  const settings = readSettings(process.env);
  await buildPagesIfStale(ROOT);
  const { world, book, watch, close } = await makeWorld(settings);
  const alarms = await openAlarms(world, book);
  const [delivery, pages] = await Promise.all([
    startDeliveryThread(world),
    loadPages(`${ROOT}/dist`),
  ]);
  onWork(world.db, delivery.wake);
  const makers = reportMakers(world);
  watch(() => measure(world, makers.counts));
  const server = listen(settings, makeApp(world, pages, makers).fetch);
  await listening(server, settings);
  announce(settings);
  nameSilence(settings, world.log);
  const closeAll = async () => {
    await alarms.stop();
    await close();
  };
  endOnSignal({ server, delivery, close: closeAll });
  endOnFault(world.alarm, alarms);
}

/** What must not happen ends the process, told by name only: a message could repeat typed text. */
function endOnFault(alarm: Alarm, alarms: Alarms): void {
  process.once('uncaughtException', (error) => {
    alarm('uventet-fejl', { fejl: error instanceof Error ? error.name : 'ukendt' });
    process.on('uncaughtException', () => process.exit(1));
    void alarms.stop().finally(() => process.exit(1));
  });
}

function listen(settings: Settings, fetch: Parameters<typeof serve>[0]['fetch']): Server {
  const server = serve({
    fetch,
    port: settings.port,
    ...(settings.production ? {} : { hostname: '127.0.0.1' }),
    serverOptions: {
      requestTimeout: REQUEST_MS_MAX,
      headersTimeout: HEADERS_MS_MAX,
      maxHeaderSize: HEADER_BYTES_MAX,
    },
  });
  if (!('requestTimeout' in server)) throw new Error('Klagevej speaks HTTP/1.1 behind a proxy.');
  return server;
}

/** @throws Error, a sentence, when the port cannot be had. */
async function listening(server: Server, { port }: Settings): Promise<void> {
  try {
    await once(server, 'listening');
  } catch (cause) {
    const why = cause instanceof Error && 'code' in cause ? String(cause.code) : 'unknown';
    throw new Error(
      `Cannot use setting "PORT": it is "${port}", which cannot be listened on (${why}). End what holds it, or set another.`,
      { cause },
    );
  }
}

function announce({ publicUrl, production, dataDir }: Settings): void {
  const lines = [`Klagevej: ${publicUrl.origin}`];
  if (!production) {
    lines.push(
      `  Klageblanket  ${publicUrl.origin}/klage`,
      `  English       ${publicUrl.origin}/en/complaint`,
    );
    lines.push(
      `  Postkasser    ${publicUrl.origin}/postkasser`,
      `  Medarbejder   ${publicUrl.origin}/medarbejder`,
      `  Data          ${dataDir}`,
    );
  }
  process.stdout.write(`${lines.join('\n')}\n`);
}

/** Alarms that only the log has are seen by whoever reads it: production is told so. */
function nameSilence({ production, alarmTil }: Settings, log: Log): void {
  if (production && alarmTil.length === 0)
    log('warn', 'alarmer-kun-i-loggen', { mangler: 'ALARM_TIL' });
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
