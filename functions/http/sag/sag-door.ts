import type { Context } from 'hono';
import { ADDRESSES } from '../../../src/addresses.ts';
import type { FieldError, Sprog } from '../../../src/klage/klage.ts';
import { readKode, readNummer } from '../../../src/klage/number.ts';
import type { Typed } from '../../../src/locals.ts';
import type { StatusPage } from '../../../src/status-locals.ts';
import type { Pages } from '../../pages.ts';
import type { Sag } from '../../register/find-sag.ts';
import { type World, withOneVersion } from '../../world.ts';
import type { Env } from '../client.ts';
import type { Intake, SentForm, SentProblem } from '../intake.ts';
import { localsOf } from '../page-data.ts';
import { type Status, type StatusDesk, statusOf } from './status.ts';

export type SagDesk = {
  readonly world: World;
  readonly pages: Pages;
  readonly intake: Intake;
  readonly status: StatusDesk;
};

/** A case whose number and code were sent, and what was sent beside them. */
export type OpenedCase = SagDesk & {
  readonly kind: 'found';
  readonly sag: Sag;
  readonly found: Status;
  readonly kode: string;
  readonly sprog: Sprog;
  readonly typed: ReadonlyMap<string, string>;
  readonly control: ReadonlyMap<string, string>;
};

const WORDS = {
  da: {
    unknown:
      'Nummer og kode passer ikke sammen, eller koden virker ikke længere. Se efter på din kvittering.',
    wait: 'Der er prøvet for mange forkerte koder. Vent et minut, og prøv igen.',
  },
  en: {
    unknown:
      'The number and the code do not match, or the code no longer works. Check them on your receipt.',
    wait: 'Too many wrong codes were tried. Wait a minute, and try again.',
  },
} as const;

/**
 * Opens a case by number and code as fields of a POST; whatever is wrong is answered with the page.
 * @param asked the language of the address; null where it is a field.
 */
export async function openCase(
  given: SagDesk,
  c: Context<Env>,
  asked: Sprog | null,
): Promise<OpenedCase | { readonly kind: 'answer'; readonly response: Response }> {
  const form = await given.intake.readForm(c);
  const world = withOneVersion(given.world);
  const desk = { ...given, world, status: { ...given.status, world } };
  const sprog = asked ?? sprogIn(form);
  const answer = async (shown: Shown) => {
    return { kind: 'answer', response: await showStatus(desk, sprog, shown) } as const;
  };
  if (form.kind === 'problem') return answer({ typed: {}, status: form.status });
  form.release();
  const { typed, control } = form;
  const keys = { nummer: typed.get('nummer') ?? '', kode: typed.get('kode') ?? '' };
  const kode = readKode(keys.kode);
  const found = await statusOf(desk.status, c, { nummer: readNummer(keys.nummer), kode, sprog });
  switch (found.kind) {
    case 'wait': {
      const told = await answer({ typed: keys, status: 429, message: WORDS[sprog].wait });
      told.response.headers.set('retry-after', String(found.seconds));
      return told;
    }
    case 'unknown':
      return answer({ typed: keys, status: 404, message: WORDS[sprog].unknown });
    case 'found': {
      const { sag, status } = found;
      return {
        ...desk,
        kind: 'found',
        sag,
        found: status,
        kode: kode ?? '',
        sprog,
        typed,
        control,
      };
    }
  }
}

function sprogIn(form: SentForm | SentProblem): Sprog {
  return form.kind === 'sent' && form.typed.get('sprog') === 'en' ? 'en' : 'da';
}

type Shown = {
  readonly typed: Typed;
  readonly status: number;
  readonly message?: string;
  readonly errors?: readonly FieldError[];
  readonly found?: StatusPage['status'];
};

/** `/sag`: asking for number and code, or showing the case they open. */
export function showStatus(
  { world, pages }: SagDesk,
  sprog: Sprog,
  { typed, status, message, errors = [], found = null }: Shown,
): Promise<Response> {
  const page: StatusPage = {
    view: 'status',
    values: typed,
    errors: message === undefined ? errors : [{ field: 'nummer', code: 'ukendt', message }],
    status: found,
  };
  return pages.render(ADDRESSES.sag[sprog], localsOf(world, sprog, page), status);
}
