import { RAPPORT_SKEMA } from '../../../src/addresses.ts';

/** Where the schema of a JSON file is (RFC 8288, relation `describedby`); nothing for another file. */
export function describedBy(type: string): { readonly link?: string } {
  return type === 'application/json' ? { link: `<${RAPPORT_SKEMA}>; rel="describedby"` } : {};
}
