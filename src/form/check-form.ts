import { dayInCopenhagen } from '../klage/calendar.ts';
import { fieldError } from '../klage/error-texts.ts';
import { readFormInput } from '../klage/form-input.ts';
import type { FieldError } from '../klage/klage.ts';
import { type Catalogue, parseKlage } from '../klage/parse-klage.ts';
import { pageSprog } from './words.ts';

/** Names that carry the form along and are no part of the klage. */
const CONTROL = ['noegle', 'regelsaet', 'hjemmeside', 'handling', 'bilag', 'fuldmagt'];

/** Everything wrong with the form as it stands: the server's own checks, made before it is sent. */
export function checkForm(form: HTMLFormElement): readonly FieldError[] {
  const typed = new Map<string, string>();
  for (const [name, value] of new FormData(form)) {
    if (typeof value === 'string' && !CONTROL.includes(name)) typed.set(name, value);
  }
  const catalogue = catalogueOnPage(form);
  const parsed = parseKlage(readFormInput(typed, catalogue), catalogue, {
    today: dayInCopenhagen(new Date()),
    fuldmagt: null,
  });
  return parsed.ok ? [] : parsed.faults.map((fault) => fieldError(fault, pageSprog()));
}

/** What the rules let a klage name, read off the lists on the page. */
function catalogueOnPage(form: HTMLFormElement): Catalogue {
  const emner = optionsOf(form, 'emne').map(
    (option) =>
      [option.value, { afklar: option.classList.contains('unsure') ? true : null }] as const,
  );
  const chosen = form.querySelector<HTMLInputElement>('[name=oensketModtager]')?.value;
  return {
    emner: new Map(emner),
    forvaltninger: new Set(optionsOf(form, 'valgtForvaltning').map(({ value }) => value)),
    modtagere: new Set(chosen === undefined ? [] : [chosen]),
  };
}

function optionsOf(form: HTMLFormElement, name: string): readonly HTMLOptionElement[] {
  return [...form.querySelectorAll<HTMLOptionElement>(`[name=${name}] option`)].filter(
    ({ value }) => value !== '',
  );
}
