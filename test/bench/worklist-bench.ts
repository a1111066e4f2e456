import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Rolle } from '../../functions/staff/medarbejder.ts';
import { dayInCopenhagen } from '../../src/klage/calendar.ts';
import { type StaffApp, staffApp } from '../contract/given/staff-app.ts';
import { loggedIn } from '../contract/given/staff-session.ts';
import { insertMany } from '../functions/given/many-cases.ts';
import { alone, type Figure, quantile } from './figure.ts';

const CASES = 50_000;
const REQUESTS = 40;
const ORIGIN = 'http://localhost:4321';
const HEAPS = ['nye', 'hos-forvaltningen', 'overskredne', 'uden-kvittering', 'manuelle', 'alle'];

/** The whole answer, page and all: who asks, counts, lines, HTML. */
export async function worklistFigures(): Promise<readonly Figure[]> {
  return [
    ...(await figuresOf('a fifth open', { openEvery: 5, silentEvery: 20 })),
    ...(await figuresOf('all open, none acknowledged', { openEvery: 1, silentEvery: 1 })),
  ];
}

type Shape = { readonly openEvery: number; readonly silentEvery: number };

async function figuresOf(name: string, shape: Shape): Promise<readonly Figure[]> {
  const dataDir = await mkdtemp(join(tmpdir(), 'klagevej-bench-'));
  const app = await staffApp({ DATA_DIR: dataDir });
  const { world } = app;
  const modtagere = [...world.rules().modtagere.keys()].slice(0, -1);
  const dag = dayInCopenhagen(world.clock.now());
  await insertMany(world.db, { antal: CASES, dag, modtagere, ...shape });
  const figures = [
    await figure(`${name}, Borgerrådgiveren`, app, ['borgerraadgiver']),
    await figure(`${name}, a forvaltning`, app, [`forvaltning:${modtagere[0]}`]),
  ];
  await app.close();
  await rm(dataDir, { recursive: true });
  return figures;
}

async function figure(
  name: string,
  { world, route }: StaffApp,
  roller: readonly Rolle[],
): Promise<Figure> {
  const browser = await loggedIn({ world, route, origin: ORIGIN }, 'Bodil', roller);
  const times: number[] = [];
  for (let i = 0; i < REQUESTS; i++) {
    for (const bunke of HEAPS) {
      const begun = performance.now();
      const answer = await browser.step(`/medarbejder/sager?bunke=${bunke}`);
      await answer.arrayBuffer();
      times.push(performance.now() - begun);
      if (answer.status !== 200) throw new Error(`The worklist answered ${answer.status}.`);
    }
  }
  const sorted = times.toSorted((a, b) => a - b);
  const [median, most, worst] = [0.5, 0.99, 1].map((share) => quantile(sorted, share));
  const value = `median ${ms(median)}, 99 % ${ms(most)}, slowest ${ms(worst)}`;
  return alone(`first page of a worklist, 50 000 cases, ${name}`, value);
}

function ms(time = Number.NaN): string {
  return `${Math.round(time)} ms`;
}
