import type { Typed } from '../locals.ts';

/** Names that a page sets itself; all else that was typed is carried along as it is. */
const SET_BY_PAGE: ReadonlySet<string> = new Set([
  'noegle',
  'regelsaet',
  'vistModtager',
  'oensketModtager',
  'handling',
  'sprog',
  'bilag',
  'fuldmagt',
  'fuldmagtSenere',
]);

/** What was typed, as pairs for hidden fields. `fuldmagtSenere` is asked again beside the file. */
export function carried(values: Typed): readonly (readonly [string, string])[] {
  return Object.entries(values).filter(([name, value]) => !SET_BY_PAGE.has(name) && value !== '');
}
