import { SAG_SLAGS, type SagSlags } from '../../src/klage/registrering.ts';
import { FELTER, type Felt, VAERDIER } from './case-line.ts';

/** Cases that were waited for: how many days until they were closed, or until nobody looked. */
export type Waiting = {
  readonly haendelser: Map<number, number>;
  readonly censureret: Map<number, number>;
};

/** Of a rule of the form: klager it sent, and what went wrong with them. */
export type RuleTally = { sendt: number; fejlsendt: number; indsigelser: number; reserve: number };

/** More than the values of any closed list; the last place is for what nobody has said. */
const PLACES = 8;
const SIGN_ZERO = 48;

/**
 * Everything that is counted of the cases of one forvaltning (or of none) in one period. Counts of
 * several are added up by whoever reads them.
 */
export class Tally {
  /** By slags: how many have which value at which place. */
  readonly #lukkede = SAG_SLAGS.map(() => new Uint32Array(FELTER.length * PLACES));
  /** Klager, by the key of a row (a month) and kanal. */
  readonly maaneder = new Map<string, Map<string, number>>();
  /** Klager that have any; then by id. A case may have several. */
  medEmne = 0;
  medProblem = 0;
  readonly emner = new Map<string, number>();
  readonly problemer = new Map<string, number>();
  /** Klagepunkter of klager, by overordnet emne. */
  readonly punkter = new Map<string, number>();
  /** Klager of which an outcome is known, and those upheld; the same of klagepunkter. */
  readonly medhold = { kendt: 0, givet: 0, punkterKendt: 0, punkterGivet: 0 };
  /** Cases solved with Målrettet Indsats, by laering. */
  readonly laering = new Map<string, number>();
  /** Cases whose citizens were asked, and what they answered. */
  inviteret = 0;
  readonly tilfredshed = new Map<number, number>();
  /** Klager closed in the period by somebody, by their days; and those only sent on by the system. */
  readonly afsluttet = new Map<number, number>();
  kunAutomatisk = 0;
  /** Klager received in the period, as of its end. */
  readonly ventende = waiting();
  readonly svarfrist = { holdt: 0, kendt: 0 };
  /** By whether Styrket Borgerkontakt was used. */
  readonly kontakt = { ja: contact(), nej: contact() };
  /** Where it was used: known outcomes, those that ended the klage there, days to the contact. */
  readonly resultat = { kendt: 0, standset: 0 };
  readonly foersteKontakt = new Map<number, number>();
  /** Klager by overordnet emne and then problem. */
  readonly par = new Map<string, Map<string, number>>();
  /** Begun in the period, by type (and maade). */
  readonly indsatser = new Map<string, number>();
  /** Klager through the form: by rule ('' is none), state, seconds until a mailbox had it. */
  readonly regler = new Map<string, RuleTally>();
  readonly tilstande = new Map<string, number>();
  readonly sekunder = new Map<number, number>();
  readonly formSvarfrist = { holdt: 0, kendt: 0 };

  /** Counts the closed values of a case: its signs as {@link FELTER} has them. */
  addClosed(signs: string): void {
    const counts = this.#lukkede[signs.charCodeAt(0) - SIGN_ZERO];
    if (counts === undefined) throw new Error(`The line of a case begins with "${signs}".`);
    for (let i = 0; i < FELTER.length; i += 1) {
      const value = signs.charCodeAt(i) - SIGN_ZERO;
      const place = i * PLACES + (value < 0 ? PLACES - 1 : value);
      counts[place] = (counts[place] ?? 0) + 1;
    }
  }

  /** How many cases of these slags have a value. */
  antal<F extends Felt>(
    felt: F,
    vaerdi: (typeof VAERDIER)[F][number],
    slags: readonly SagSlags[] = SAG_SLAGS,
  ): number {
    const values: readonly string[] = VAERDIER[felt];
    const place = FELTER.indexOf(felt) * PLACES + values.indexOf(vaerdi);
    return slags.reduce(
      (sum, one) => sum + (this.#lukkede[SAG_SLAGS.indexOf(one)]?.[place] ?? 0),
      0,
    );
  }
}

export function waiting(): Waiting {
  return { haendelser: new Map(), censureret: new Map() };
}

function contact() {
  return {
    ventende: waiting(),
    emner: new Map<string, Waiting>(),
    tilfredshed: new Map<number, number>(),
    medarbejder: new Map<number, number>(),
  };
}
