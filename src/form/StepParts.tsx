import type { FieldError } from '../klage/klage.ts';
import { STEPS, type Step } from '../texts/form-texts.ts';
import { pageWords } from './words.ts';

/** How far one has come; the steps that lie behind are links. */
export function Where({ current }: { readonly current: Step }) {
  const t = pageWords();
  const at = STEPS.indexOf(current);
  return (
    <ol class="where" aria-label={t.trinListe}>
      {STEPS.map((step, i) => (
        <li
          key={step}
          class={i < at ? 'done' : undefined}
          aria-current={i === at ? 'step' : undefined}
        >
          {i < at ? <a href={`#${step}`}>{t.trinKort[step]}</a> : t.trinKort[step]}
          {i < at && <span class="sr-only">({t.faerdigMed})</span>}
        </li>
      ))}
    </ol>
  );
}

/** What is wrong with this step, each line a link to its field. */
export function Faults({ errors }: { readonly errors: readonly FieldError[] }) {
  if (errors.length === 0) return null;
  return (
    <section class="alert alert-error" id="fejl" tabIndex={-1} aria-labelledby="fejl-titel">
      <h2 id="fejl-titel">{pageWords().fejlTitel}</h2>
      <ul>
        {errors.map(({ field, message }) => (
          <li key={field}>
            <a href={`#${field}`}>{message}</a>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** On to the next step, and back to the one before. */
export function Onward(props: {
  readonly hasNext: boolean;
  readonly back: Step | undefined;
  readonly onNext: () => void;
}) {
  const t = pageWords();
  return (
    <div class="row">
      {props.hasNext && (
        <button type="button" class="button button-primary big" onClick={props.onNext}>
          {t.naeste}
        </button>
      )}
      {props.back && (
        <a class="button button-secondary" href={`#${props.back}`}>
          {t.tilbage}
        </a>
      )}
    </div>
  );
}
