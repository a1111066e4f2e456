import { draftWords, writtenInWords } from './draft-words.ts';
import type { Draft } from './drafts.ts';

/** The drafts on the device, each to go on with or to delete; never taken without being asked for. */
export function DraftOffer(props: {
  readonly drafts: readonly Draft[];
  readonly message: string;
  readonly onTake: (draft: Draft) => void;
  readonly onDelete: (draft: Draft) => void;
}) {
  const t = draftWords();
  const { drafts, message } = props;
  return (
    <>
      <p role="status" id="kladde-top" tabIndex={-1} class={message && 'alert alert-info'}>
        {message}
      </p>
      {drafts.length > 0 && (
        <section class="alert alert-info" id="kladder" aria-labelledby="kladder-titel">
          <h2 id="kladder-titel">{t.titel(drafts.length)}</h2>
          {drafts.map((draft) => (
            <div key={draft.id}>
              <p id={`gemt-${draft.id}`}>{writtenInWords(draft.gemt)}</p>
              <p class="row">
                <button
                  type="button"
                  class="button button-primary"
                  aria-describedby={`gemt-${draft.id}`}
                  onClick={() => props.onTake(draft)}
                >
                  {t.fortsaet}
                </button>
                <button
                  type="button"
                  class="button button-secondary"
                  aria-describedby={`gemt-${draft.id}`}
                  onClick={() => props.onDelete(draft)}
                >
                  {t.slet}
                </button>
              </p>
            </div>
          ))}
        </section>
      )}
    </>
  );
}

/** The tick that turns the draft on, and what becomes of it. */
export function DraftTick(props: {
  readonly isOn: boolean;
  readonly message: string;
  readonly onTurn: (isOn: boolean) => void;
}) {
  const t = draftWords();
  const { isOn, message, onTurn } = props;
  return (
    <div class="form-group">
      <label class="pick">
        <input
          type="checkbox"
          id="kladde"
          aria-labelledby="kladde-navn"
          aria-describedby="kladde-hint"
          checked={isOn}
          onChange={({ currentTarget }) => onTurn(currentTarget.checked)}
        />
        <span>
          <span id="kladde-navn">{t.gemKladde}</span>
          <span class="form-hint" id="kladde-hint">
            {t.gemHjaelp}
          </span>
        </span>
      </label>
      <p role="status" id="kladde-status">
        {message}
      </p>
      {isOn && (
        <button type="button" class="button button-secondary" onClick={() => onTurn(false)}>
          {t.slet}
        </button>
      )}
    </div>
  );
}
