import type { VidereFejl } from '../../../src/status-locals.ts';
import { withOwnCopy } from '../../receiving/own-copy.ts';
import { type OpenedCase, showStatus } from './sag-door.ts';
import { caseView } from './sag-view.ts';
import type { Heard } from './sag-voice.ts';

type Shown = { readonly heard: Heard; readonly videreFejl?: VidereFejl };

/** The page of a case, with what came of what was sent. */
export async function showCase(
  opened: OpenedCase,
  { heard, videreFejl }: Shown,
): Promise<Response> {
  const { world, sprog } = opened;
  const view = await withOwnCopy(world, opened, (copy) =>
    caseView(world, opened, { copy, heard, videreFejl: videreFejl ?? null }),
  );
  const status = videreFejl === undefined ? heard.status : statusOfFejl(videreFejl);
  return showStatus(opened, sprog, { typed: {}, status, errors: heard.errors, found: view });
}

/** What stands in the way is the case itself, or a store that does not answer. */
function statusOfFejl(fejl: VidereFejl): number {
  return fejl === 'nede' ? 503 : 409;
}
