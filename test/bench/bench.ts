import { type Figure, table } from './figure.ts';
import { httpFigures } from './http-bench.ts';
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
} as const;

/** `npm run bench [-- route|seal|http|register|sager|statistik|soegning …] [--json]`: figures as the README's table has them. */
const asked = process.argv.slice(2).filter((arg) => arg !== '--json');
const figures: Figure[] = [];
for (const [name, measure] of Object.entries(PARTS)) {
  if (asked.length === 0 || asked.includes(name)) figures.push(...(await measure()));
}
const json = process.argv.includes('--json');
process.stdout.write(json ? `${JSON.stringify(figures)}\n` : table(figures, '`npm run bench`'));
