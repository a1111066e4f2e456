import type { Page } from 'playwright';

/** One stop of the keyboard, as it is met. */
type Stop = {
  readonly name: string;
  readonly fault: string | null;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
};

const STOPS_MAX = 100;
/** Stops on one line need not stand pixel by pixel. */
const SLACK_PX = 4;

/**
 * Presses Tab from the top of a page until the keyboard has left it, as a citizen does who has
 * nothing else. Nothing is scrolled but by the browser.
 * @returns the stops by their words, and what is wrong with any of them
 */
export async function walkByTab(page: Page) {
  // Where the page glides to what has focus, nothing would be in view yet.
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const stops: Stop[] = [];
  for (let i = 0; i < STOPS_MAX; i++) {
    await page.keyboard.press('Tab');
    const stop = await page.evaluate(stopAtFocus);
    if (stop === null) break;
    stops.push(stop);
  }
  await page.emulateMedia({ reducedMotion: 'no-preference' });
  const faults = stops.flatMap((stop, i) => {
    // The skip link is the first, and lies over the head while it has focus.
    const turned = goesBack(i === 1 ? undefined : stops[i - 1], stop)
      ? 'stands before the one before it'
      : null;
    return [stop.fault, turned].flatMap((fault) => (fault ? [`${stop.name}: ${fault}`] : []));
  });
  return { names: stops.map(({ name }) => name), faults };
}

/** Reading goes down, or to the right: along a line, or to the next column. */
function goesBack(before: Stop | undefined, stop: Stop): boolean {
  if (before === undefined) return false;
  const isBelow = stop.top >= before.bottom - SLACK_PX;
  const isBeside = stop.left >= before.right - SLACK_PX;
  return !isBelow && !isBeside;
}

/** Runs in the page: the element in focus, or null where the keyboard has left the page. */
async function stopAtFocus(): Promise<Stop | null> {
  // The browser scrolls what got focus into view with its next frame.
  await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  const one = document.activeElement;
  if (!(one instanceof HTMLElement) || one === document.body) return null;
  const label = one instanceof HTMLInputElement ? one.labels?.[0] : undefined;
  const name = `${(label ?? one).textContent}`.trim().replace(/\s+/g, ' ');
  const [box = one.getBoundingClientRect()] = one.getClientRects();
  const { outlineStyle, outlineWidth } = getComputedStyle(one);
  const isShown = outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2;
  const isInside = box.top >= 0 && box.bottom <= innerHeight && box.left >= 0;
  const at = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
  const isTop = at !== null && (one.contains(at) || label?.contains(at) === true);
  const fault = () => {
    if (!isShown) return 'shows no focus';
    if (!isInside) return 'is not scrolled to';
    return isTop ? null : `lies under ${at?.outerHTML.slice(0, 60)}`;
  };
  const { left, right } = box;
  return {
    ...{ name, fault: fault(), left, right },
    ...{ top: box.top + scrollY, bottom: box.bottom + scrollY },
  };
}
