import type { RuleSet } from '../routing/rule-set.ts';
import type { Keyring, Recipient } from '../seal/keyring.ts';

/** To whom one letter is sealed. */
export type Addressees = {
  /** Who gets it now: the modtager, or the reserve when the modtager cannot be sealed to. */
  readonly first: { readonly slags: 'modtager' | 'reserve'; readonly recipient: Recipient };
  /** Sealed beside it and sent only by escalation; null when it is the first, or none can be. */
  readonly reserve: Recipient | null;
  /** The smallest brevMaksMB of both. */
  readonly maksMB: number;
};

/**
 * Finds who a letter to `modtager` can be sealed to at `at`: only to certificates valid then, the
 * reserves in the rules' order. null when there is nobody at all: nothing may be received then.
 */
export function addresseesOf(
  rules: RuleSet,
  keyring: Keyring,
  { modtager, at }: { readonly modtager: string; readonly at: Date },
): Addressees | null {
  const own = keyring.recipient(modtager, at);
  const others = rules.reserve.filter((id) => id !== modtager);
  const reserve = firstOf(others, (id) => keyring.recipient(id, at));
  const recipients = [own, reserve].filter((recipient) => recipient !== null);
  const maksMB = Math.min(...recipients.map((recipient) => brevMaksMB(rules, recipient)));
  if (own !== null) return { first: { slags: 'modtager', recipient: own }, reserve, maksMB };
  if (reserve === null) return null;
  return { first: { slags: 'reserve', recipient: reserve }, reserve: null, maksMB };
}

function brevMaksMB(rules: RuleSet, recipient: Recipient): number {
  return rules.modtagere.get(recipient.modtager)?.brevMaksMB ?? Number.POSITIVE_INFINITY;
}

function firstOf<T, R>(items: readonly T[], find: (item: T) => R | null): R | null {
  for (const item of items) {
    const found = find(item);
    if (found !== null) return found;
  }
  return null;
}
