import type { Context } from 'hono';
import type { VidereFejl } from '../../../src/status-locals.ts';
import { type CarryOn, carriedOn, whetherToCarryOn } from '../../receiving/carry-on.ts';
import type { FoundCopy } from '../../receiving/own-copy.ts';
import { readReceipt, type StoredReceipt } from '../../receiving/receipt.ts';
import { findByNummer, type Sag } from '../../register/find-sag.ts';
import { carriedOnAs } from '../../register/videre.ts';
import type { World } from '../../world.ts';
import type { Env } from '../client.ts';
import type { Intake } from '../intake.ts';

/** A klage sent on to Borgerrådgiveren, now or before; or why not. */
export type SentOn =
  | { readonly kind: 'created' | 'repeated'; readonly receipt: StoredReceipt }
  | { readonly kind: 'refused'; readonly fejl: VidereFejl };

type Asked = {
  readonly c: Context<Env>;
  readonly world: World;
  readonly intake: Intake;
  readonly sag: Sag;
  readonly kode: string;
};

/** One click: the citizen's own copy goes on, sealed anew. Clicked twice it has gone on once. */
export async function sendOn(asked: Asked, found: FoundCopy): Promise<SentOn> {
  const { c, world, intake, sag, kode } = asked;
  const copy = found.kind === 'aaben' ? found.copy : null;
  const state = await whetherToCarryOn(world, sag, copy);
  if (state.kind === 'sendt') return (await alreadySent(asked)) ?? refused('nede');
  if (state.kind !== 'kan' || copy === null) return refused(whyNot(state, found));
  const submission = await carriedOn(world, sag, { klage: state.klage, bilag: copy.bilag, kode });
  const received = await intake.receive(c, world, submission);
  if (received.kind === 'created' || received.kind === 'repeated') return received;
  return (await alreadySent(asked)) ?? refused('nede');
}

/** The receipt of the first click. */
async function alreadySent({ world, sag, kode }: Asked): Promise<SentOn | null> {
  const videre = await carriedOnAs(world.db, sag.nummer);
  const next = videre && (await findByNummer(world.db, videre.til));
  return next && { kind: 'repeated', receipt: await readReceipt(world, next, kode) };
}

function refused(fejl: VidereFejl): SentOn {
  return { kind: 'refused', fejl };
}

function whyNot(state: CarryOn, found: FoundCopy): VidereFejl {
  if (state.kind === 'for-tidligt') return 'for-tidligt';
  if (found.kind === 'utilgaengelig') return 'nede';
  const hvorfor = state.kind === 'ikke' ? state.hvorfor : null;
  return hvorfor === 'afsluttet' || hvorfor === 'hos-raadgiver' ? hvorfor : 'ikke-muligt';
}
