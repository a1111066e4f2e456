import { globSync, readFileSync } from 'node:fs';

/** Kinds of element and state that no page has; a field in a table is one, a table is not. */
const ABSENT =
  /disabled|\.focus|:active|\.button span|\.form-label \+ input|\.form-group:first-child|address|upload-button|readonly|placeholder|type=['"]?(?:range|number|password|url|reset)|-spin-button|search|\b(?:progress|abbr|hr|small|sub|sup|kbd|samp|cite|dfn|var|optgroup)\b|#main-content|\.alert \+|^table \.|^details/;

/**
 * A PostCSS plugin that leaves out rules for classes no page writes: a citizen on a weak line does
 * not load the parts of the design system that are not used. A class counts as used when its name
 * stands anywhere as a word in a page, component or script under src.
 * @returns {import('postcss').Plugin}
 */
export function dropUnused() {
  const words = new Set(
    globSync('src/**/*.{astro,tsx,ts}').flatMap((file) =>
      readFileSync(file, 'utf8').split(/[^\w-]+/),
    ),
  );
  const isUsed = (selector) =>
    !ABSENT.test(selector) &&
    [...selector.replace(/:not\([^()]*\)/g, '').matchAll(/\.([\w-]+)/g)].every(([, name]) =>
      words.has(name),
    );
  return {
    postcssPlugin: 'drop-unused',
    OnceExit(root) {
      root.walkRules((rule) => {
        const used = rule.selectors.filter(isUsed);
        if (used.length === 0) rule.remove();
        else if (used.length < rule.selectors.length) rule.selectors = used;
      });
      root.walkAtRules((at) => {
        if (at.nodes?.length === 0) at.remove();
      });
    },
  };
}
