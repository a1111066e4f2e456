import { STAFF_ADDRESSES } from '../staff-addresses.ts';

/** Where to mend what stands on a line of a rule file. */
export function findingAddress({
  fil,
  linje,
}: {
  readonly fil: string;
  readonly linje: number;
}): string {
  return `${STAFF_ADDRESSES.rediger}?fil=${encodeURIComponent(fil)}&linje=${linje}`;
}
