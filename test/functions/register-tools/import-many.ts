/** A process that imports generated cases in small batches, saying how many lines it has given. */
import { writeSync } from 'node:fs';
import { openRegister } from '../../../functions/register/open-register.ts';
import { importLines } from '../../../functions/register-tools/import-lines.ts';
import { registerUrl } from '../../register-address.ts';
import { givenCases } from '../given/cases.ts';
import { importDesk, RULES } from './import-desk.ts';

const LINES_PER_CHUNK = 10;

const [path = '', count = '0'] = process.argv.slice(2);
const desk = await importDesk(await openRegister(await registerUrl(path)), LINES_PER_CHUNK);
const answer = await importLines(desk, async function* bytes() {
  let lines: string[] = [];
  for (const one of givenCases({
    count: Number(count),
    seed: 9,
    rules: RULES,
    fra: '2024-04-01',
  })) {
    lines.push(`${JSON.stringify(one)}\n`);
    if (lines.length < LINES_PER_CHUNK) continue;
    writeSync(1, `${one.nummer}\n`);
    yield Buffer.from(lines.join(''));
    lines = [];
  }
});
writeSync(1, `${JSON.stringify(answer)}\n`);
await desk.db.destroy();
