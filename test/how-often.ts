/** Set by `npm test -- --long`: the random tests run for hours instead of minutes. */
const LONG = process.env['KLAGEVEJ_LONG_TESTS'] === 'yes';

/** How many random cases or kills a test tries: `usual` at each change, `long` in a long night. */
export function howOften({ usual, long }: { readonly usual: number; readonly long: number }) {
  return LONG ? long : usual;
}
