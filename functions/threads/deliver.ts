import { parentPort, workerData } from 'node:worker_threads';
import { openAlarms } from '../alarms/open-alarms.ts';
import { startWatch } from '../alarms/start-watch.ts';
import { type Delivery, startDelivery } from '../delivery/start-delivery.ts';
import { startSizeWatch } from '../delivery/watch-size.ts';
import { askRelaySize } from '../mail/relay-size.ts';
import { makePostWorld, type OpenedPostWorld } from '../make-world.ts';
import { startRecounting } from '../recounting.ts';
import { announceWork } from '../register/work-waiting.ts';
import { startReturns } from '../retur/start-returns.ts';
import { readSettingFile, readSettings } from '../settings.ts';
import { startCleaning } from '../sletning/clean-daily.ts';
import {
  ALIVE_EVERY_MS,
  type DeliveryStart,
  type FromDelivery,
  type ToDelivery,
} from './delivery-thread.ts';

/** The thread that delivers: delivery-thread.ts starts it. */
async function main(
  port: NonNullable<typeof parentPort>,
  { clockOffsetMs }: DeliveryStart,
): Promise<void> {
  const say = (message: FromDelivery) => port.postMessage(message);
  const read = readSettings(process.env);
  const moved = read.clockStart !== null;
  const clockStart = moved ? new Date(Date.now() + clockOffsetMs) : null;
  const { world, book, close } = await makePostWorld({ ...read, clockStart });
  const delivery = startDelivery(world);
  const alarms = await openAlarms(world, book);
  const watch = startWatch({ world, tellers: alarms.tellers });
  const beside = [watch, ...(await startBeside(world))];
  const alive = setInterval(() => say('alive'), ALIVE_EVERY_MS);
  port.on('message', async (message: ToDelivery) => {
    if (message === 'work') return announceWork(world.db);
    clearInterval(alive);
    await Promise.all([delivery, ...beside].map((one) => one.stop()));
    await alarms.stop();
    await close();
    say('stopped');
    port.close();
  });
  say('ready');
}

/** What is done beside the outbox: old letters deleted, lines of an older version written anew, the relay's limit watched, what comes back read. */
async function startBeside(world: OpenedPostWorld['world']): Promise<readonly Delivery[]> {
  const { smtpUrl, smtpCa, returImapUrl } = world.settings;
  const ca = smtpCa === null ? null : await readSettingFile('SMTP_CA', smtpCa);
  const started: Delivery[] = [startCleaning(world), startRecounting(world)];
  if (smtpUrl !== null)
    started.push(startSizeWatch(world, () => askRelaySize({ url: smtpUrl, ca })));
  if (returImapUrl !== null) {
    // More than a hundred modules: read only where there is such a mailbox.
    const { imapMailbox } = await import('../retur/imap-mailbox.ts');
    started.push(startReturns(world, imapMailbox({ url: returImapUrl, ca })));
  }
  return started;
}

if (parentPort !== null) await main(parentPort, workerData);
