import type { Fare } from '../soegning/soege-data.ts';
import { type Choice, optionId } from './emne-choices.ts';
import { searchWords } from './search-words.ts';

type Props = {
  readonly id: string;
  readonly choices: readonly Choice[];
  /** What stands over the suggestions: a question that they answer, or that there are none. */
  readonly above: string | null;
  readonly active: number;
};

/** The suggestions: always in the page, hidden while there are none. */
export function EmneList({ id, choices, above, active }: Props) {
  const isHidden = choices.length === 0;
  return (
    <div class="popup" hidden={isHidden}>
      {above !== null && <p class="ask">{above}</p>}
      <div id={id} role="listbox" aria-label={above ?? searchWords().forslag}>
        {choices.map((choice, at) => (
          // The keyboard stays in the box: aria-activedescendant points here.
          <div key={at} id={optionId(at)} role="option" tabIndex={-1} aria-selected={at === active}>
            {choice.tekst}
            <Who choice={choice} />
          </div>
        ))}
      </div>
    </div>
  );
}

function Who({ choice: { hos, ekstern } }: { readonly choice: Choice }) {
  const who = ekstern ?? hos;
  return who === null ? null : <span class="quiet">{who}</span>;
}

/** Where help is now; the same as Danger.astro says without scripts. */
export function Danger({ fare }: { readonly fare: Fare }) {
  return (
    <div class="alert alert-error danger">
      <strong>{searchWords().fare}</strong>
      <p>{fare.besked}</p>
      <ul>
        {fare.hjaelp.map(({ navn, telefon, hvad }) => (
          <li key={telefon}>
            <a href={`tel:${telefon.replaceAll(' ', '')}`}>
              {telefon} {navn}
            </a>
            <span>{hvad}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
