import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'node-html-parser';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { NOT_ON_PAPER, paperSections } from '../../functions/blanket/paper-questions.ts';
import { readPage } from './given/read-page.ts';
import { LEAST } from './given/send.ts';
import { type StaffApp, staffApp } from './given/staff-app.ts';

const ORIGIN = 'http://localhost:4321';
const FILES = [
  { sprog: 'da', file: '/blanket.pdf', klage: '/klage' },
  { sprog: 'en', file: '/en/form.pdf', klage: '/en/complaint' },
] as const;

let app: StaffApp;
let dataDir: string;
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'klagevej-blanket-'));
  app = await staffApp({ DATA_DIR: dataDir });
});
afterAll(async () => {
  await app.close();
  await rm(dataDir, { recursive: true });
});

async function get(path: string, headers: { readonly [name: string]: string } = {}) {
  return app.route(new Request(`${ORIGIN}${path}`, { headers }));
}

/** Names of all that can be answered on a page, files and hidden fields too. */
function namesOn(html: string): readonly string[] {
  const fields = parse(html).querySelectorAll('main :is(input, select, textarea)[name]');
  return [...new Set(fields.map((field) => field.getAttribute('name') ?? ''))];
}

describe.each(FILES)('$file', ({ sprog, file, klage }) => {
  test('is a PDF to save, kept for a while, and asked for again by its tag', async () => {
    const answer = await get(file);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe('application/pdf');
    expect(answer.headers.get('content-disposition')).toMatch(
      /^attachment; filename="[a-z-]+\.pdf"$/,
    );
    expect(answer.headers.get('cache-control')).toBe('public, max-age=300, no-transform');
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    const bytes = Buffer.from(await answer.arrayBuffer());
    expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
    const etag = answer.headers.get('etag') ?? '';
    expect(etag).toMatch(/^"[\w-]{20,}"$/);
    const again = await get(file, { 'if-none-match': `W/${etag}` });
    expect(again.status).toBe(304);
    expect(await again.text()).toBe('');
    expect((await get(file, { 'if-none-match': '"en-anden"' })).status).toBe(200);
  });

  test('is made once, however many ask', async () => {
    const begun = performance.now();
    const answers = await Promise.all(Array.from({ length: 50 }, () => get(file)));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    expect(new Set(answers.map(({ headers }) => headers.get('etag'))).size).toBe(1);
    // Fifty documents would take ten seconds and more.
    expect(performance.now() - begun).toBeLessThan(5_000);
  });

  test('asks what the pages of the form ask, in the same words, and nothing else', async () => {
    const form = await readPage(await get(klage));
    const body = new URLSearchParams({ ...form.fields, ...LEAST, paaVegneAf: 'en-anden' });
    body.set('handling', 'gennemse');
    const sent = new Request(`${ORIGIN}${klage}`, { method: 'POST', body });
    const review = await readPage(await app.route(sent));
    expect(review.status).toBe(200);
    const sections = paperSections({ sprog, forvaltninger: [] });
    const questions = sections.flatMap(({ spoergsmaal }) => spoergsmaal);
    const onPaper = questions.flatMap(({ felt, dele }) => [felt, ...dele.map((part) => part.felt)]);
    const onScreen = [...new Set([...namesOn(form.html), ...namesOn(review.html)])];
    const missing = onScreen.filter((name) => !onPaper.includes(name) && !NOT_ON_PAPER.has(name));
    expect(missing).toEqual([]);
    expect(onPaper.filter((felt) => !onScreen.includes(felt))).toEqual(['kontakt']);
    for (const { felt, label } of questions) {
      // Files are named for what they are on paper.
      if (['bilag', 'fuldmagt'].includes(felt)) continue;
      expect(form.text).toContain(label.replace(/\s+/g, ' '));
    }
  });

  test('is linked from the foot of the form', async () => {
    const form = await readPage(await get(klage));
    expect(form.find(`footer a[href="${file}"]`)?.textContent.trim()).toMatch(/papir|paper/);
  });
});
