import { countCharacters } from './count-characters.ts';
import { DraftKeeper } from './draft-keeper.tsx';
import { openDrafts } from './drafts.ts';
import { waitForNetwork } from './wait-for-network.ts';

/** What a form needs that somebody has begun on; loaded when they have. */
export function keepForm(form: HTMLFormElement): void {
  countCharacters(form);
  new DraftKeeper(form, openDrafts()).start();
  waitForNetwork(form);
}
