import type { Page } from 'playwright';

/** What a window of 1280 × 1024 shows at 400 % zoom, in CSS pixels (WCAG 1.4.10). */
export const ZOOMED = { width: 320, height: 256 };
/** Where lines are read across without losing the next one; W3C's own figure for AAA is 80. */
const LINE_CHARS_MAX = 75;
/** WCAG 2.5.8 asks for 24; what the way through the pages hangs on is as large as a fingertip. */
const TARGET_PX = { least: 24, main: 44 };

/** Lines longer than people read with ease, each with its count of characters. */
export function longLines(page: Page): Promise<readonly string[]> {
  return page.evaluate((max) => {
    const blocks = 'p, li, dd, dt, legend, label, figcaption, .form-hint, .alert, h1, h2, h3';
    return [...document.querySelectorAll(blocks)].flatMap((block) => {
      const texts = [...block.childNodes].filter((node) => node instanceof Text);
      return texts.flatMap((node) => {
        const range = document.createRange();
        range.selectNodeContents(node);
        const rects = [...range.getClientRects()];
        const widest = Math.max(0, ...rects.map(({ width }) => width));
        const all = rects.reduce((sum, { width }) => sum + width, 0);
        const words = `${node.textContent}`.trim().replace(/\s+/g, ' ');
        const chars = all === 0 ? 0 : Math.round((widest / all) * words.length);
        return chars > max ? [`${chars}: ${words.slice(0, 60)}`] : [];
      });
    });
  }, LINE_CHARS_MAX);
}

/** What is to be hit with a finger and is too small for it: 24 px, the main ones 44 px high. */
export function smallTargets(page: Page): Promise<readonly string[]> {
  return page.evaluate(({ least, main }) => {
    const isMain = '.button, .form-input, .form-select, .pick, summary';
    const all = 'a[href], button, input:not([type=hidden]), select, textarea, summary, .pick';
    return [...document.querySelectorAll(all)].flatMap((element) => {
      // The label is the target: whoever hits it, hits the box.
      if (element.closest('.pick') !== null && !element.matches('.pick')) return [];
      const { width, height } = element.getBoundingClientRect();
      const isSeen = element.checkVisibility({ visibilityProperty: true }) && width > 1;
      // A link in a running sentence is as high as its line (the criterion's own exception).
      const inline = getComputedStyle(element).display === 'inline';
      const needed = element.matches(isMain) ? main : least;
      if (!isSeen || inline || (height >= needed - 0.5 && width >= least)) return [];
      return [`${Math.round(width)} × ${Math.round(height)}: ${element.outerHTML.slice(0, 90)}`];
    });
  }, TARGET_PX);
}

/** What moves although the citizen's machine asks for stillness. */
export function movingElements(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const moves = ({ transitionDuration, animationName, scrollBehavior }: CSSStyleDeclaration) =>
      /[1-9]/.test(transitionDuration) || animationName !== 'none' || scrollBehavior === 'smooth';
    return [document.documentElement, ...document.querySelectorAll('body, body *')]
      .filter((element) => moves(getComputedStyle(element)))
      .map((element) => element.outerHTML.slice(0, 90));
  });
}

/** Spaces the text as readers with dyslexia may have set it (WCAG 1.4.12). */
export function spaceText(page: Page): Promise<void> {
  return page.evaluate(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(
      '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-bottom: 2em !important }',
    );
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  });
}

/** Text that its own box cuts off. */
export function cutText(page: Page): Promise<readonly string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('body *')].flatMap((element) => {
      const { overflowX, overflowY, clip, position } = getComputedStyle(element);
      // What is there for screen readers alone is cut off on purpose.
      if (position === 'absolute' && clip !== 'auto') return [];
      const cutsDown = /hidden|clip/.test(overflowY);
      const cutsAcross = /hidden|clip/.test(overflowX);
      const { scrollHeight, clientHeight, scrollWidth, clientWidth } = element;
      const isCut =
        (cutsDown && scrollHeight > clientHeight + 1) ||
        (cutsAcross && scrollWidth > clientWidth + 1);
      return isCut && clientHeight > 1 ? [element.outerHTML.slice(0, 90)] : [];
    }),
  );
}

/**
 * Goes through all that takes the keyboard, one after the other, as Tab does: what shows no focus,
 * what something else lies over, and what would be reached in another order than it is written.
 */
export async function focusFaults(page: Page): Promise<readonly string[]> {
  // Once by hand: from here on the browser shows focus as it does for the keyboard.
  await page.keyboard.press('Tab');
  return page.evaluate(() => {
    const all = 'a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex]';
    const can = [...document.querySelectorAll<HTMLElement>(all)].filter(
      (one) => one.tabIndex >= 0 && one.checkVisibility({ visibilityProperty: true }),
    );
    const faultOf = (one: HTMLElement): string | null => {
      one.focus();
      if (document.activeElement !== one) return 'takes no focus';
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(one);
      const isShown = outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2;
      if (!isShown && boxShadow === 'none') return 'shows no focus';
      if (one.tabIndex > 0) return 'comes out of turn';
      one.scrollIntoView({ block: 'nearest', behavior: 'instant' });
      const [{ left, top, width, height } = one.getBoundingClientRect()] = one.getClientRects();
      const at = document.elementFromPoint(
        Math.max(left, 0) + Math.min(width, innerWidth) / 2,
        Math.max(top, 0) + Math.min(height, innerHeight - Math.max(top, 0)) / 2,
      );
      const isTop =
        at !== null &&
        (one.contains(at) || at.contains(one) || one.closest('label')?.contains(at) === true);
      return isTop ? null : `lies under ${at?.outerHTML.slice(0, 60)}`;
    };
    return can.flatMap((one) => {
      const fault = faultOf(one);
      return fault === null ? [] : [`${fault}: ${one.outerHTML.slice(0, 90)}`];
    });
  });
}

/** Where colours are the citizen's own: boxes, buttons and stations that no longer show their state. */
export function colourlessStates(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const faults: string[] = [];
    for (const one of document.querySelectorAll(
      '.button, .form-input, .form-select, .pick input',
    )) {
      const { borderStyle, borderWidth, appearance } = getComputedStyle(one);
      const hasEdge = borderStyle !== 'none' && Number.parseFloat(borderWidth) > 0;
      if (!hasEdge && appearance === 'none') faults.push(`no edge: ${one.outerHTML.slice(0, 90)}`);
    }
    for (const box of document.querySelectorAll('.pick :checked[type=checkbox]')) {
      const tick = getComputedStyle(box, '::before').borderRightColor;
      if (tick === getComputedStyle(box).backgroundColor)
        faults.push('a tick in the colour of its box');
    }
    const look = (li: Element) => {
      const { backgroundColor, borderTopWidth } = getComputedStyle(li, '::before');
      return `${backgroundColor} ${borderTopWidth}`;
    };
    const ahead = new Set([...document.querySelectorAll('.stations .ahead')].map(look));
    const behind = [...document.querySelectorAll('.stations li:not(.ahead)')].map(look);
    if (behind.some((one) => ahead.has(one))) faults.push('stations behind look like those ahead');
    return faults;
  });
}
