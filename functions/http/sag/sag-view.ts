import { addDays, dayInCopenhagen } from '../../../src/klage/calendar.ts';
import type { Sprog } from '../../../src/klage/klage.ts';
import { lastDayOfCode, lastDayOfCopy } from '../../../src/klage/opbevaring.ts';
import type { EgenKopi, StatusPage, VidereFejl } from '../../../src/status-locals.ts';
import { whetherToCarryOn } from '../../receiving/carry-on.ts';
import type { FoundCopy } from '../../receiving/own-copy.ts';
import type { Sag } from '../../register/find-sag.ts';
import { citizenWords } from '../../register/haendelse.ts';
import { carriedOnAs, carriedOnFrom } from '../../register/videre.ts';
import type { RuleSet } from '../../routing/rule-set.ts';
import type { World } from '../../world.ts';
import { guidance } from '../page-data.ts';
import { naesteOf, stepsOf } from './sag-steps.ts';
import { type Heard, stillingOf, voiceView } from './sag-voice.ts';
import type { Status } from './status.ts';

/** A case a citizen has opened. */
export type FoundCase = {
  readonly sag: Sag;
  readonly found: Status;
  readonly kode: string;
  readonly sprog: Sprog;
};

type Around = {
  readonly copy: FoundCopy;
  readonly heard: Heard;
  readonly videreFejl: VidereFejl | null;
};

/** Everything `/sag` shows of a case. */
export async function caseView(
  world: World,
  { sag, found: status, kode, sprog }: FoundCase,
  { copy: found, heard, videreFejl }: Around,
): Promise<NonNullable<StatusPage['status']>> {
  const copy = found.kind === 'aaben' ? found.copy : null;
  const trin = await stepsOf(world, sag);
  const stilling = await stillingOf(world.db, sag);
  const carryOn = await whetherToCarryOn(world, sag, copy);
  const overdue = dayInCopenhagen(world.clock.now()) > sag.svarfrist;
  const { tilstand } = status;
  return {
    ...{ ...status, kode, trin, stilling, videreFejl },
    naeste: naesteOf({ tilstand, stilling, trin, carryOn, overdue }),
    videreFra: addDays(sag.svarfrist, 1),
    naesteSag: (await carriedOnAs(world.db, sag.nummer))?.til ?? null,
    forrigeSag: (await carriedOnFrom(world.db, sag.nummer))?.fra ?? null,
    haendelser: inWords(status, sprog),
    egenKopi: shownCopy(found),
    stemme: await voiceView(world, sag, { kode, heard }),
    vejledning: guidanceNow(world.rules(), sag, sprog),
    kopiDage: world.settings.retentionDays,
    slutter: endsOf(world, trin.at(-1)?.tid ?? null),
  };
}

function inWords({ haendelser }: Status, sprog: Sprog) {
  return haendelser.map(({ tid, hvad }) => ({ tid, hvad: citizenWords(hvad, sprog) ?? hvad }));
}

function shownCopy(found: FoundCopy): EgenKopi {
  return found.kind === 'aaben' ? { kind: 'aaben', tekst: found.copy.tekst } : found;
}

/** As the rules in force say it; a rule that is gone says nothing more. */
function guidanceNow(rules: RuleSet, { regel }: Sag, sprog: Sprog) {
  const decided = rules.regler.find(({ id }) => id === regel);
  return guidance(rules, decided?.vejledning ?? [], sprog);
}

function endsOf({ settings }: World, afsluttet: string | null) {
  if (afsluttet === null) return null;
  const { retentionDays: dage } = settings;
  return { kopi: lastDayOfCopy(afsluttet, dage), kode: lastDayOfCode(afsluttet, dage) };
}
