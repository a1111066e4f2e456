import { searchOnDay } from '../../functions/soegning/search-on-day.ts';
import { startChromium } from '../browser/chromium.ts';
import { startStateServer } from '../browser/state-server.ts';
import { shippedRules } from '../browser/subjects.ts';
import { SLOW_PHONE, slowPhoneMs, touchSearch } from '../browser/touch-search.ts';
import { type Phrase, phraseSets, shareFound } from '../functions/soegning/phrases.ts';
import { cpuMs } from '../klage/cpu-ms.ts';
import { alone, type Figure, inMs, medianMs, spaced } from './figure.ts';
import { type SearchPeer, searchPeers } from './soegning-peers.ts';

const DAY = { dag: '2026-11-21', sprog: 'da' } as const;

/** How well emner are found beside plain methods with the same words, and what it costs. */
export async function searchFigures(): Promise<readonly Figure[]> {
  const rules = shippedRules();
  const made = cpuMs(() => searchOnDay(rules, DAY).soegning());
  const soegning = searchOnDay(rules, DAY).soegning();
  const rank = (q: string) => soegning.find(q).emner.map(({ id }) => id);
  const peers = searchPeers(rules);
  const sets = phraseSets();
  const all = sets.flatMap(([, phrases]) => phrases);
  const perFind = medianMs(() => all.map(({ q }) => rank(q)), 5) / all.length;
  return [
    ...sets.flatMap(([name, phrases]) => peers.map((peer) => share({ name, phrases }, rank, peer))),
    alone('the search made from the rules, the first time (processor)', inMs(made)),
    alone('one search on the server', inMs(perFind)),
    ...(await phoneFigures(all)),
  ];
}

function share(
  { name, phrases }: { readonly name: string; readonly phrases: readonly Phrase[] },
  rank: SearchPeer['rank'],
  peer: SearchPeer,
): Figure {
  const [ours, theirs] = [shareFound(phrases, rank), shareFound(phrases, peer.rank)];
  return {
    figure: `right emne among the first three, ${phrases.length} phrases (${name})`,
    value: inPercent(ours),
    peer: `${peer.name}: ${inPercent(theirs)}`,
    ratio: `${Number((ours / theirs).toPrecision(2))} ×`,
  };
}

function inPercent(share: number): string {
  return `${Number((100 * share).toPrecision(3))} %`;
}

/** In a browser, as the tests measure it. */
async function phoneFigures(phrases: readonly Phrase[]): Promise<readonly Figure[]> {
  const [browser, server] = await Promise.all([startChromium(), startStateServer()]);
  try {
    const page = await browser.newPage();
    await page.goto(`${server.url}/da/form`);
    const bytes = await touchSearch(page);
    const sentences = phrases.filter(({ slags }) => slags === 'saetning');
    const spent = await slowPhoneMs(page, sentences);
    return [
      alone('bytes loaded when the box is touched', spaced(bytes)),
      alone(`a keystroke, a processor ${SLOW_PHONE} times slower, layout included`, inMs(spent)),
    ];
  } finally {
    await browser.close();
    await server.close();
  }
}
