import { type Figure, table } from './figure.ts';
import { growthFigures } from './growth-bench.ts';
import { httpFigures } from './http-bench.ts';
import { lastFigures } from './last-bench.ts';
import { lighthouseFigures } from './lighthouse-bench.ts';
import { pageFigures } from './page-bench.ts';
import { registerFigures } from './register-bench.ts';
import { routeFigures } from './route-bench.ts';
import { sealFigures } from './seal-bench.ts';
import { searchFigures } from './soegning-bench.ts';
import { statisticsFigures } from './statistics-bench.ts';
import { worklistFigures } from './worklist-bench.ts';

const PARTS = {
  route: routeFigures,
  seal: sealFigures,
  http: httpFigures,
  register: registerFigures,
  sager: worklistFigures,
  statistik: statisticsFigures,
  soegning: searchFigures,
  sider: pageFigures,
  lighthouse: lighthouseFigures,
  last: lastFigures,
  vaekst: growthFigures,
} as const;

/** `npm run bench [-- route|seal|http|register|sager|statistik|soegning|sider|lighthouse|last|vaekst …] [--json]`: figures as the README's table has them. */
const asked = process.argv.slice(2).filter((arg) => arg !== '--json');
const figures: Figure[] = [];
for (const [name, measure] of Object.entries(PARTS)) {
  if (asked.length === 0 || asked.includes(name)) figures.push(...(await measure()));
}
const json = process.argv.includes('--json');
process.stdout.write(json ? `${JSON.stringify(figures)}\n` : table(figures, '`npm run bench`'));
