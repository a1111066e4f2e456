import { expect, onTestFinished, test } from 'vitest';
import { WAITS } from '../../../functions/delivery/waits.ts';
import type { ReturnMailbox } from '../../../functions/retur/return-mailbox.ts';
import { startReturns } from '../../../functions/retur/start-returns.ts';
import { type PostWorld, postWorld, until } from '../given/post.ts';
import { givenMail } from './given-mail.ts';

/** A mailbox in memory: what lies in it, and where each mail was put. */
function mailbox(...mails: readonly Buffer[]) {
  const inbox = [...mails];
  const moved: string[] = [];
  const state: { visits: number; fault: Error | null } = { visits: 0, fault: null };
  const box: ReturnMailbox = {
    async empty(take) {
      state.visits += 1;
      if (state.fault !== null) throw state.fault;
      for (const mail of [...inbox]) {
        const folder = await take(mail);
        if (folder === 'senere') continue;
        inbox.splice(inbox.indexOf(mail), 1);
        moved.push(folder);
      }
    },
  };
  return { box, inbox, moved, state };
}

function read(world: PostWorld, box: ReturnMailbox) {
  const returns = startReturns(world, box);
  onTestFinished(() => returns.stop());
  return returns;
}

/** Time goes on, a minute at a time: a reader that was busy meanwhile looks at the next one. */
const minutesUntil = (world: PostWorld, check: () => boolean) =>
  until(async () => {
    if (check()) return true;
    await world.clock.advance(WAITS.returnsMs);
    return check();
  });

const stranger = () => givenMail('postfix-ukendt', 'klagevej@kommune.example');

test('the mailbox is read at once and each minute, and each mail is put where it belongs', async () => {
  const world = await postWorld();
  const { box, inbox, moved, state } = mailbox(await stranger());
  read(world, box);
  await until(() => moved.length === 1);
  inbox.push(await stranger());
  await world.clock.advance(WAITS.returnsMs - 1);
  expect(moved).toEqual(['person']);
  await world.clock.advance(1);
  await until(() => moved.length === 2);
  expect(state.visits).toBe(2);
});

test('of two instances one reads; the other takes over when it stops', async () => {
  const world = await postWorld();
  const [first, second] = [mailbox(), mailbox()];
  const reader = read(world, first.box);
  await until(() => first.state.visits === 1);
  read(world, second.box);
  for (const visits of [2, 3, 4, 5, 6]) {
    await world.clock.advance(WAITS.returnsMs);
    await until(() => first.state.visits === visits);
  }
  expect(second.state.visits).toBe(0);
  await reader.stop();
  await minutesUntil(world, () => second.state.visits === 1);
  expect(first.state.visits).toBe(6);
});

test('a mailbox that cannot be reached is told by its code once an hour, and tried on', async () => {
  const world = await postWorld();
  const { box, moved, inbox, state } = mailbox();
  state.fault = Object.assign(new Error('Login of retur@kommune.example failed'), {
    code: 'EAUTH',
  });
  read(world, box);
  await until(() => world.alarms.length === 1);
  await minutesUntil(world, () => state.visits === 2);
  expect(world.alarms).toEqual([{ event: 'returpostkasse-fejl', fields: { fejl: 'EAUTH' } }]);
  state.fault = null;
  inbox.push(await stranger());
  await minutesUntil(world, () => moved.length === 1);
});
