/** A process that delivers from a shared register and says when each sending begins and ends. */
import { writeSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { makeClock } from '../../../functions/clock.ts';
import { startDelivery } from '../../../functions/delivery/start-delivery.ts';
import { fileObjects } from '../../../functions/objects/file-objects.ts';
import { openRegister } from '../../../functions/register/open-register.ts';
import { noTrace } from '../../../functions/telemetry/trace.ts';
import { registerUrl } from '../../register-address.ts';
import { rules } from '../given/rules.ts';

const [database = '', objects = '', tempo = '1', hangs = ''] = process.argv.slice(2);

const delivery = startDelivery({
  db: await openRegister(await registerUrl(database)),
  objects: await fileObjects(objects),
  clock: makeClock({ start: null, tempo: Number(tempo) }),
  rules,
  latestRules: async () => rules(),
  random: (bytes) => crypto.getRandomValues(new Uint8Array(bytes)),
  log: () => {},
  alarm: () => {},
  demo: false,
  trace: noTrace,
  settings: {
    mailFrom: 'klagevej@kommune.example',
    appSecret: Buffer.alloc(32),
    publicUrl: new URL('https://klagevej.example'),
    tempo: Number(tempo),
    returImapUrl: null,
  },
  mailer: { send: sendSlowly, close: async () => {} },
});
writeSync(1, 'ready\n');
process.on('SIGTERM', () => {
  delivery.stop().then(() => process.exit(0));
});

async function sendSlowly(mail: { readonly raw: () => AsyncIterable<unknown> }) {
  const text = String((await Array.fromAsync(mail.raw())).join(''));
  const nummer = /^Subject: Klage (\S+)/m.exec(text)?.[1] ?? 'none';
  writeSync(1, `begin ${nummer} ${performance.timeOrigin + performance.now()}\n`);
  if (hangs === 'hangs') return pause(1e9, { outcome: 'accepted', reply: '250' } as const);
  await pause(Math.random() * 20);
  writeSync(1, `end ${nummer} ${performance.timeOrigin + performance.now()}\n`);
  return { outcome: 'accepted', reply: '250 Ok' } as const;
}
