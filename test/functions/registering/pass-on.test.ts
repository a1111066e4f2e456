import { expect, test } from 'vitest';
import { acknowledge } from '../../../functions/delivery/operate.ts';
import { findByNummer, haendelserOf } from '../../../functions/register/find-sag.ts';
import { passOn } from '../../../functions/registering/pass-on.ts';
import { klage, nummerOf } from '../given/klage.ts';
import { postWorld, received, row } from '../given/post.ts';

async function acknowledged() {
  const world = await postWorld();
  await received(world, klage(1));
  const now = world.clock.now();
  await acknowledge(world.db, { nummer: nummerOf(1), hvem: 'forvaltning:SOF', now });
  const sag = await findByNummer(world.db, nummerOf(1));
  if (sag === null) throw new Error('The klage is not there.');
  const deed = { hvem: 'forvaltning:SOF', now };
  const rette = { id: 'BIF', forvaltning: 'BIF' };
  return { world, pass: () => passOn(world, sag, { deed, rette }) };
}

test('whoever has acknowledged can say "ikke vores": the reserve gets its letter', async () => {
  const { world, pass } = await acknowledged();
  expect(await pass()).toBe('til-reserve');
  expect(await row(world, 1)).toMatchObject({ slags: 'reserve', tilstand: 'venter' });
});

test('once the reserve copy is deleted, a person must act, and nothing is sent in vain', async () => {
  const { world, pass } = await acknowledged();
  await world.objects.remove(`sager/${nummerOf(1)}/reserve-1.p7m`);
  expect(await pass()).toBe('manuel');
  expect(await row(world, 1)).toMatchObject({ slags: 'modtager', tilstand: 'manuel' });
  const events = await haendelserOf(world.db, nummerOf(1));
  expect(events.at(-1)).toMatchObject({ hvad: 'manuel' });
});

test('a store that does not answer says nothing of what lies there', async () => {
  const { world, pass } = await acknowledged();
  world.objects.list = () => {
    throw new Error('503');
  };
  expect(await pass()).toBe('lager-nede');
  expect(await row(world, 1)).toMatchObject({ tilstand: 'kvitteret' });
});
