import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Sprog } from '../../src/klage/klage.ts';
import { textsIn } from '../../src/texts/texts.ts';
import { type OrdId, wordsIn } from '../../src/texts/words-in.ts';
import { lix } from '../rules/lix.ts';
import { linesOf, mainOf, runningText } from './citizen-text.ts';
import { gradeOf } from './grade.ts';
import { pageStates } from './page-states.ts';
import { type StateServer, startStateServer } from './state-server.ts';

/** Easy for all who read newspapers [Björnsson, Läsbarhet, 1968: 25–35]. */
const LIX_MAX = 35;
/** What UK and US public bodies ask of texts for everyone. */
const GRADE_MAX = 8;
/** For those who make systems and rules, and for staff. */
const NOT_FOR_CITIZENS = /^\/(?:medarbejder|registrer|api|en\/api|postkasser|en\/mailboxes)/;

let server: StateServer;
beforeAll(async () => {
  server = await startStateServer();
});
afterAll(() => server.close());

function citizenPages(sprog: Sprog): readonly string[] {
  return pageStates(sprog)
    .filter(({ path }) => !NOT_FOR_CITIZENS.test(path))
    .map(({ name }) => name);
}

async function mainAt(sprog: Sprog, name: string) {
  return mainOf(await (await fetch(`${server.url}/${sprog}/${name}`)).text());
}

/** A label or a heading is read as a sentence of its own. */
function everyLine(lines: readonly string[]): string {
  return lines.map((line) => (/[.!?:]$/.test(line) ? line : `${line}.`)).join(' ');
}

describe('what a citizen reads in Danish', () => {
  test.each(citizenPages('da'))('on the page %s is easy to read', async (name) => {
    const lines = linesOf(await mainAt('da', name));
    const running = runningText(lines);
    expect(running).toMatch(/[.!?].*[.!?]/);
    expect(lix(running), running).toBeLessThanOrEqual(LIX_MAX);
    expect(lix(everyLine(lines))).toBeLessThanOrEqual(LIX_MAX);
  });
});

describe('what a citizen reads in English', () => {
  test.each(citizenPages('en'))('on the page %s asks for few years of school', async (name) => {
    const running = runningText(linesOf(await mainAt('en', name)));
    expect(running).toMatch(/[.!?].*[.!?]/);
    expect(gradeOf(running), running).toBeLessThanOrEqual(GRADE_MAX);
  });
});

/** Words that a sentence beside them explains, without a list of words. */
const EXPLAINED_BESIDE: { readonly [S in Sprog]: { readonly [id in OrdId]?: RegExp } } = {
  da: {
    afgoerelse: /hvor kommunen siger ja eller nej|Kommunen har sagt ja eller nej/,
    aktindsigt: /papirerne i din sag\. Det hedder aktindsigt/,
    borgerraadgiveren: /hjælper dig, der klager/,
    cpr: /de ti tal på dit sundhedskort/,
    datatilsynet: /ser efter, om andre passer på/,
    diskrimination: /behandlet dårligt på grund af den, du er/,
    forvaltning: /En forvaltning er en stor afdeling/,
    fuldmagt: /papir, hvor den anden siger ja/,
  },
  en: {
    afgoerelse: /says yes or no to something|said yes or no to something/,
    aktindsigt: /papers in your case\. This is called aktindsigt/,
    borgerraadgiveren: /help(?:s)? you who complain/,
    cpr: /ten digits on your health card/,
    datatilsynet: /looks at how others take care/,
    diskrimination: /treated badly because of who you are/,
    forvaltning: /department is a (?:large|big) part/,
    fuldmagt: /paper where the other person agrees/,
  },
};

/** The words on a page that nothing on it explains. */
function unexplained(sprog: Sprog, main: ReturnType<typeof mainOf>): readonly OrdId[] {
  const lines = linesOf(main).join('\n');
  const leads = main
    .querySelectorAll('a[href$="#ord"]')
    .some((link) => link.closest('details') === null);
  if (leads) return [];
  const listed = new Set(main.querySelectorAll('dt').map((word) => word.text));
  const { forklaringer } = textsIn(sprog).ord;
  return wordsIn(sprog, [lines]).filter(
    (id) => !listed.has(forklaringer[id].ord) && !EXPLAINED_BESIDE[sprog][id]?.test(lines),
  );
}

describe.each(['da', 'en'] as const)('hard words in %s', (sprog) => {
  test.each(citizenPages(sprog))('on the page %s are explained there', async (name) => {
    expect(unexplained(sprog, await mainAt(sprog, name))).toEqual([]);
  });
});

test('a page that is hard to read, or leaves a word unexplained, is found out', async () => {
  const hard =
    '<main><p>Afgørelsesmyndigheden forudsætter behørig dokumentation forinden klagefristens udløb, jf. klagevejledningen.</p><label>Emne</label></main>';
  expect(lix(runningText(linesOf(mainOf(hard))))).toBeGreaterThan(LIX_MAX);
  expect(unexplained('da', mainOf(hard))).toEqual(['afgoerelse', 'klagevejledning']);
  const heavy =
    'The determination communicated by the administrative authority constitutes a prerequisite for initiating appellate proceedings.';
  expect(gradeOf(heavy)).toBeGreaterThan(GRADE_MAX);
  expect(gradeOf('The cat sat on the mat.')).toBeLessThan(2);
  // Typed by a citizen, and so not measured.
  expect(linesOf(mainOf('<main><p>Ja.</p><pre>Afgørelse</pre></main>'))).toEqual(['Ja.']);
});
