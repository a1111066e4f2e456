import { addDays, type Day, dayInCopenhagen } from '../../src/klage/calendar.ts';
import { canBeAnswered } from '../../src/klage/can-be-answered.ts';
import type { Klage } from '../../src/klage/klage.ts';
import type { Submission } from '../receive-klage.ts';
import type { Sag } from '../register/find-sag.ts';
import { findRegistrering } from '../register/registreringer.ts';
import { carriedOnAs } from '../register/videre.ts';
import type { RuleSet } from '../routing/rule-set.ts';
import { holderOf } from '../sager/case-holder.ts';
import type { World } from '../world.ts';
import { choosableModtagere, decideKlage } from './decide-klage.ts';
import { earlierOf } from './earlier-klage.ts';
import { deriveNextNoegle } from './klage-keys.ts';
import type { OwnCopy } from './own-copy.ts';

/**
 * Whether the citizen can send a klage that was not answered in time on to Borgerrådgiveren.
 * `uden-svar`: it says nowhere how to answer. `uden-kopi`: the own copy is gone or cannot be read.
 */
export type CarryOn =
  | { readonly kind: 'kan'; readonly klage: Klage }
  | { readonly kind: 'for-tidligt'; readonly fra: Day }
  | { readonly kind: 'sendt'; readonly nummer: string }
  | {
      readonly kind: 'ikke';
      readonly hvorfor: 'afsluttet' | 'hos-raadgiver' | 'uden-svar' | 'uden-kopi';
    };

/** What stands in the way, if anything: the first thing that does. */
export async function whetherToCarryOn(
  world: World,
  sag: Sag,
  copy: OwnCopy | null,
): Promise<CarryOn> {
  const next = await carriedOnAs(world.db, sag.nummer);
  if (next !== null) return { kind: 'sendt', nummer: next.til };
  const registrering = await findRegistrering(world.db, sag);
  const isClosed = (registrering?.registreret.afsluttet ?? null) !== null;
  if (isClosed) return { kind: 'ikke', hvorfor: 'afsluttet' };
  const klage = copy?.klage ?? null;
  if (klage !== null && !canBeAnswered(klage)) return { kind: 'ikke', hvorfor: 'uden-svar' };
  if (await isWithRaadgiver(world, sag)) return { kind: 'ikke', hvorfor: 'hos-raadgiver' };
  if (klage === null) return { kind: 'ikke', hvorfor: 'uden-kopi' };
  const fra = addDays(sag.svarfrist, 1);
  return dayInCopenhagen(world.clock.now()) < fra
    ? { kind: 'for-tidligt', fra }
    : { kind: 'kan', klage };
}

async function isWithRaadgiver(world: World, sag: Sag): Promise<boolean> {
  const hos = await holderOf(world, sag);
  return world.rules().modtagere.get(hos)?.slags === 'borgerraadgiver';
}

/** The klage once more, for Borgerrådgiveren: the same words and files, and what became of them. */
export async function carriedOn(
  world: World,
  sag: Sag,
  own: { readonly klage: Klage; readonly bilag: OwnCopy['bilag']; readonly kode: string },
): Promise<Submission> {
  const klage = forRaadgiver(world.rules(), waiting(own.klage, sag), {
    dag: dayInCopenhagen(world.clock.now()),
  });
  return {
    klage,
    bilag: own.bilag,
    noegle: deriveNextNoegle(sag.nummer, own.kode),
    vistModtager: null,
    muligSpam: sag.mulig_spam === 1,
    tidligere: { ...(await earlierOf(world, sag)), kode: own.kode },
  };
}

/** What is true by now: the citizen has complained and is waiting. */
function waiting(klage: Klage, { modtaget }: Sag): Klage {
  const klagedato = klage.klagedato ?? dayInCopenhagen(new Date(modtaget));
  return { ...klage, harKlaget: 'ja-venter', klagedato, oensketModtager: undefined };
}

/** Where the rules name somebody else, the citizen's click is an objection like any other. */
function forRaadgiver(rules: RuleSet, klage: Klage, { dag }: { readonly dag: Day }): Klage {
  const { slags } = decideKlage(rules, klage, dag).modtager;
  if (slags === 'borgerraadgiver') return klage;
  const raadgiver = choosableModtagere(rules).find((one) => one.slags === 'borgerraadgiver');
  return { ...klage, oensketModtager: raadgiver?.id };
}
