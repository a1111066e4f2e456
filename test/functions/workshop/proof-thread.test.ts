import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ruleSetFiles } from '../../../functions/routing/load-rule-set.ts';
import { ProofThread } from '../../../functions/threads/proof-thread.ts';
import type { ProofQuestion } from '../../../functions/workshop/answer-proof.ts';

const files = await ruleSetFiles('routing-rules');
const dag = '2026-03-09';
const shipped: ProofQuestion = { kind: 'bevis', files, dag, production: false };

let alarms: string[];
let thread: ProofThread;
beforeEach(() => {
  alarms = [];
  thread = new ProofThread((event) => alarms.push(event));
});
afterEach(() => thread.stop());

test('the shipped rules are proved beside the thread that asks', async () => {
  const proven = await thread.ask(shipped, 'a');
  expect(proven).toMatchObject({ kind: 'svar', svar: { kind: 'bevis', tjek: { ok: true } } });
});

test('what cannot be read is told with file and line', async () => {
  const broken = new Map([...files, ['regler.json', Buffer.from('{\n  "regler": [}')]]);
  const proven = await thread.ask({ ...shipped, files: broken }, 'a');
  expect(proven).toMatchObject({
    svar: { tjek: { ok: false, fejl: [{ fil: 'regler.json', linje: 2 }] } },
  });
});

test('a modtager without a certificate is a fault in production only', async () => {
  const proven = await thread.ask({ ...shipped, production: true }, 'a');
  expect(proven).toMatchObject({ svar: { tjek: { ok: false } } });
});

test('of one asker only the newest waiting question is answered, of others theirs too', async () => {
  const asked = ['a', 'a', 'a', 'b'].map((asker) => thread.ask(shipped, asker));
  const kinds = (await Promise.all(asked)).map(({ kind }) => kind);
  expect(kinds).toEqual(['svar', 'afloest', 'svar', 'svar']);
});

test('the thread that asks goes on while the other proves', async () => {
  const proving = thread.ask(shipped, 'a');
  let turns = 0;
  let done = false;
  void proving.then(() => {
    done = true;
  });
  while (!done) {
    await pause(1);
    turns += 1;
  }
  expect(turns).toBeGreaterThan(5);
});

test('a proof that takes too long is given up, and the next one is answered', async () => {
  const hasty = new ProofThread((event) => alarms.push(event), 1);
  expect(await hasty.ask(shipped, 'a')).toEqual({ kind: 'opgivet' });
  expect(alarms).toEqual(['bevis-for-langsom']);
  await hasty.stop();
  expect(await thread.ask(shipped, 'a')).toMatchObject({ kind: 'svar' });
});

test('a change is told with the cases that move', async () => {
  const text = Buffer.from(files.get('regler.json') ?? []).toString();
  const moved = text.replace(
    '"klagenHandlerOm": ["serviceniveau"]',
    '"klagenHandlerOm": ["andet"]',
  );
  const til = new Map([...files, ['regler.json', Buffer.from(moved)]]);
  const proven = await thread.ask({ kind: 'aendring', fra: files, til, dag, cases: [] }, 'a');
  expect(proven).toMatchObject({ svar: { change: { genspil: { sager: 0 } } } });
  const unreadable = new Map([...files, ['regler.json', Buffer.from('')]]);
  const broken = await thread.ask(
    { kind: 'aendring', fra: files, til: unreadable, dag, cases: [] },
    'a',
  );
  expect(broken).toEqual({ kind: 'svar', svar: { kind: 'aendring', change: null } });
});
