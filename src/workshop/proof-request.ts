import * as v from 'valibot';
import { FORM_TOKEN, FORM_TOKEN_HEADER, STAFF_ADDRESSES } from '../staff-addresses.ts';
import type { ProofFacts } from '../workshop-facts.ts';

const Proof = v.object({
  ok: v.boolean(),
  kombinationer: v.number(),
  fund: v.array(
    v.object({
      alvor: v.picklist(['fejl', 'oplysning']),
      kode: v.string(),
      fil: v.string(),
      linje: v.number(),
      kolonne: v.number(),
      tekst: v.string(),
    }),
  ),
});

/** After so long without a key it is worth proving. */
const PAUSE_MS = 500;

/** What comes of proving: under way, done, or not to be had. */
export type ProofState =
  | { readonly kind: 'busy' }
  | { readonly kind: 'known'; readonly bevis: ProofFacts }
  | { readonly kind: 'unknown' };

/**
 * Proves a text on each pause in typing. Only the answer to the newest text is told; older ones are
 * called off.
 */
export function proveOnPause(
  about: { readonly fil: string; readonly grundlag: string },
  tell: (state: ProofState) => void,
): (text: string) => void {
  let waiting: ReturnType<typeof setTimeout> | undefined;
  let asking: AbortController | undefined;
  return (text) => {
    clearTimeout(waiting);
    asking?.abort();
    waiting = setTimeout(async () => {
      const asked = new AbortController();
      asking = asked;
      tell({ kind: 'busy' });
      const state = await ask({ ...about, text }, asked.signal);
      if (!asked.signal.aborted) tell(state);
    }, PAUSE_MS);
  };
}

async function ask(
  {
    fil,
    grundlag,
    text,
  }: { readonly fil: string; readonly grundlag: string; readonly text: string },
  signal: AbortSignal,
): Promise<ProofState> {
  try {
    const answer = await fetch(STAFF_ADDRESSES.bevis, {
      method: 'POST',
      headers: { 'content-type': 'application/json', [FORM_TOKEN_HEADER]: tokenOnPage() },
      body: JSON.stringify({ grundlag, filer: { [fil]: text } }),
      signal,
    });
    const bevis = v.safeParse(Proof, await answer.json());
    return bevis.success ? { kind: 'known', bevis: bevis.output } : { kind: 'unknown' };
  } catch {
    return { kind: 'unknown' };
  }
}

/** Whoever sends shows that this page is theirs, as each form on it does. */
function tokenOnPage(): string {
  const field = document.querySelector(`input[name=${FORM_TOKEN}]`);
  return field instanceof HTMLInputElement ? field.value : '';
}
