import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { makeClock } from '../../../functions/clock.ts';
import { startEmbeddedMailboxes } from '../../../functions/mail/embedded-mailboxes.ts';
import { makeSmtpMailer } from '../../../functions/mail/smtp-mailer.ts';
import { saldo } from '../../../functions/register/saldo.ts';
import { testPem } from '../../faults/test-pem.ts';
import { folder } from '../given/folder.ts';
import { klage, nummerOf } from '../given/klage.ts';
import { deliver, postWorld, received, until } from '../given/post.ts';
import { rules } from '../given/rules.ts';

/** A world whose mail goes over STARTTLS into real mailboxes. */
async function realPost() {
  const dir = await folder();
  const clock = makeClock({ start: null, tempo: 1 });
  const boxes = await startEmbeddedMailboxes({
    dir,
    certificate: testPem('good.crt'),
    key: testPem('server.key'),
    modtagere: () =>
      new Map([...rules().modtagere.values()].map(({ id, postkasse }) => [postkasse, id])),
    now: clock.now,
  });
  const mailer = makeSmtpMailer({ url: boxes.url, ca: testPem('ca.crt') });
  onTestFinished(async () => {
    await mailer.close();
    await boxes.close();
  });
  return { dir, world: { ...(await postWorld()), mailer, clock } };
}

test('every klage lies once in the real mailbox, sealed bytes intact, and is accepted', async () => {
  const { dir, world } = await realPost();
  deliver(world);
  const all = Array.from({ length: 100 }, (_, i) => i);
  await Promise.all(all.map((i) => received(world, klage(i))));
  await until(async () => (await saldo(world.db)).accepteret === 100, 18_000);
  const names = await readdir(join(dir, 'SOF'));
  expect(names).toHaveLength(100);
  for (const i of all) expect(names.filter((name) => name.includes(nummerOf(i)))).toHaveLength(1);
  const [name = ''] = names.filter((file) => file.includes(nummerOf(7)));
  const [, body = ''] = (await readFile(join(dir, 'SOF', name), 'latin1')).split('\r\n\r\n');
  const sealed = await world.objects.get(`sager/${nummerOf(7)}/modtager-1.p7m`);
  expect(Buffer.from(body, 'base64').equals(Buffer.from(sealed ?? []))).toBe(true);
});
