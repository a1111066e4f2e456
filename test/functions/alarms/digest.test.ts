import { expect, onTestFinished, test } from 'vitest';
import { sendDigest } from '../../../functions/alarms/send-digest.ts';
import { startWatch } from '../../../functions/alarms/start-watch.ts';
import type { Told } from '../../../functions/alarms/tell-target.ts';
import { noteAlarms } from '../../../functions/register/alarms.ts';
import { commitBeside } from '../../../functions/register/commit-together.ts';
import { seeInstance } from '../../../functions/register/instances.ts';
import { readSettings } from '../../../functions/settings.ts';
import { klage, nummerOf } from '../given/klage.ts';
import { postWorld, received, until } from '../given/post.ts';
import { certified } from './given-certificates.ts';
import { target } from './given-targets.ts';

const DRIFT = target('mailto:drift@kommune.example');
const VAGT = target('mailto:vagt@kommune.example');
const HOOK = target('https://alarm.example/');
const FAR = new Date('2040-01-01T00:00:00Z');
/** Seven o'clock in Denmark, in winter. */
const SEVEN = new Date('2026-03-03T06:00:00Z');

async function place(lapse: { readonly sof?: Date } = {}) {
  const keys = await certified({ sof: [lapse.sof ?? FAR], reserve: FAR, afsender: FAR });
  const base = await postWorld();
  const settings = {
    ...readSettings({}),
    ...{ appSecret: Buffer.alloc(32), alarmTil: [DRIFT, VAGT, HOOK] },
  };
  const log: string[] = [];
  const world = {
    ...base,
    ...{ ...keys, settings, scan: null },
    log: (_: string, event: string) => void log.push(event),
  };
  world.clock.set(SEVEN);
  const mails: (Told & { readonly til: string })[] = [];
  const state = { svar: 'ok' };
  const teller = (til: string) => async (told: Told) => {
    if (state.svar !== 'deferred-connect') mails.push({ ...told, til });
    return state.svar;
  };
  const tellers = new Map([DRIFT, VAGT, HOOK].map(({ id }) => [id, teller(id)]));
  return { world, mails, state, log, tellers };
}

test('the mail comes when all is well, and says so', async () => {
  const { world, mails, tellers } = await place();
  await seeInstance(world.db, { navn: 'a', udgave: '0.1.0', begyndt: SEVEN }, SEVEN);
  await sendDigest({ world, tellers, ejer: 'a' });
  expect(mails.map(({ til }) => til)).toEqual([DRIFT.id, VAGT.id]);
  const [{ subject, lines } = { subject: '', lines: [] }] = mails;
  expect(subject).toBe('Klagevej: alt vel');
  expect(lines.join('\n')).toMatchInlineSnapshot(`
    "Prøvestad Kommune, tirsdag den 3. marts 2026
    http://localhost:4321, udgave 0.1.0, 1 instans kører

    Alt vel: intet venter på jer.

    Klager
      modtaget i går                                     0
      modtaget i alt                                     0
      venter, sendes                                     0
      accepteret                                         0
        uden kvittering efter 3 arb.dage                 0
      kvitteret                                          0
      hos en person                                      0
      balance (skal være 0)                              0

    Certifikater, dage tilbage
      SOF 5051, BORGERRAADGIVEREN 5051, AFSENDER 5051

    Regler i kraft: aaaaaaaaaaaa
    Regler, der venter: ingen
    Alarmer det sidste døgn: ingen
    Slettet siden i går, fordi fristen var gået: 0

    Denne mail kommer hver dag kl. 7. Kommer den ikke, er noget galt:
    functions/operation/handbook.md#alarmer"
  `);
  expect(lines.length).toBeLessThanOrEqual(35);
  expect(lines.filter((line) => line.length > 78)).toEqual([]);
});

test('the mail says what waits, the worst first, with numbers and days', async () => {
  const { world, mails, tellers } = await place({ sof: new Date('2026-03-12T06:00:00Z') });
  for (const i of [1, 2, 3]) await received(world, klage(i));
  const { db } = world;
  const manual = db.updateTable('forsendelse').set({ tilstand: 'manuel' });
  await manual.where('nummer', '=', nummerOf(2)).execute();
  const noted = [{ navn: 'klage-manuel', antal: 3, om: [nummerOf(2)] }];
  await commitBeside(db, (trx) => noteAlarms(trx, { noted, untold: new Map(), now: SEVEN }));
  await sendDigest({ world, tellers, ejer: 'a' });
  const [{ subject, lines } = { subject: '', lines: [] }] = mails;
  expect(subject).toBe(
    'Klagevej: 1 hos en person, 2 venter på at blive sendt, 1 certifikat udløber, 3 alarmer',
  );
  const text = lines.join('\n');
  expect(text).toMatch(/modtaget i går +3\n/);
  expect(text).toMatch(/venter, sendes +2 {2}den ældste i 21 t\n/);
  expect(text).toContain(nummerOf(2));
  expect(text).toContain('SOF 9, BORGERRAADGIVEREN');
  expect(text).toContain('Alarmer det sidste døgn: klage-manuel 3');
});

test.each([
  ['before seven', '2026-03-03T05:59:00Z', 0],
  ['at seven in winter', '2026-03-03T06:00:00Z', 2],
  ['before seven in summer', '2026-07-03T04:59:00Z', 0],
  ['at seven in summer', '2026-07-03T05:00:00Z', 2],
  ['on a Sunday', '2026-03-08T06:00:00Z', 2],
  ['late in the evening', '2026-03-03T22:30:00Z', 2],
])('asked %s it is sent to %s', async (_when, at, sent) => {
  const { world, mails, tellers } = await place();
  world.clock.set(new Date(at));
  await sendDigest({ world, tellers, ejer: 'a' });
  expect(mails).toHaveLength(sent);
});

test('of three instances one sends it, once a day, also after a restart', async () => {
  const { world, mails, tellers } = await place();
  const send = (ejer: string) => sendDigest({ world, tellers, ejer });
  await Promise.all(['a', 'b', 'c'].map(send));
  expect(mails).toHaveLength(2);
  world.clock.set(new Date('2026-03-03T15:00:00Z'));
  await Promise.all(['b', 'c', 'd'].map(send));
  expect(mails).toHaveLength(2);
  world.clock.set(new Date('2026-03-04T06:00:00Z'));
  await Promise.all(['b', 'c', 'd'].map(send));
  expect(mails).toHaveLength(4);
});

test('what a relay puts off is logged and tried again; what it may have is not', async () => {
  const { world, mails, state, log, tellers } = await place();
  state.svar = 'deferred-connect';
  await sendDigest({ world, tellers, ejer: 'a' });
  expect(log).toEqual(['dagsmail-ikke-sendt', 'dagsmail-ikke-sendt']);
  state.svar = 'uncertain-final';
  await sendDigest({ world, tellers, ejer: 'a' });
  await sendDigest({ world, tellers, ejer: 'a' });
  expect(mails).toHaveLength(2);
});

test('the watch counts no certificate down by a clock that cannot be right, and sends no mail', async () => {
  const { world, mails, tellers } = await place({ sof: new Date('2026-03-12T06:00:00Z') });
  await seeInstance(world.db, { navn: 'a', udgave: '0.1.0', begyndt: SEVEN }, SEVEN);
  world.clock.set(new Date('2031-03-03T06:00:00Z'));
  const watch = startWatch({ world, tellers });
  await until(() => world.alarms.length === 1);
  await watch.stop();
  expect(world.alarms).toEqual([{ event: 'ur-usandsynligt', fields: undefined }]);
  expect(await world.db.selectFrom('certifikatvarsel').select('trin').execute()).toEqual([]);
  expect(mails).toEqual([]);
});

test('the watch sends it at once when it is due, and within a minute when it becomes so', async () => {
  const { world, mails, tellers } = await place({ sof: new Date('2026-03-12T06:00:00Z') });
  const watch = startWatch({ world, tellers });
  onTestFinished(() => watch.stop());
  await until(() => mails.length === 2);
  const told = world.db.selectFrom('certifikatvarsel').select('trin');
  expect(await told.execute()).toEqual([{ trin: 14 }]);
  await until(async () => {
    await world.clock.advance(3_600_000);
    return world.clock.now() > new Date('2026-03-04T04:30:00Z');
  });
  expect(mails).toHaveLength(2);
  await until(async () => {
    await world.clock.advance(3_600_000);
    return mails.length === 4;
  });
});
