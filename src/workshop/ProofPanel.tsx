import { render } from 'preact';
import { vaerksted } from '../texts/vaerksted.ts';
import type { Finding, ProofFacts } from '../workshop-facts.ts';
import { findingAddress } from './finding-address.ts';
import type { ProofState } from './proof-request.ts';

/** Findings that are listed; a text full of faults has the same one again and again. */
const LISTED_MAX = 50;

/** Shows in place of the page's own list what came of the newest proof. */
export function showProof(place: Element, state: ProofState, before: ProofFacts | null): void {
  render(<ProofPanel state={state} before={before} />, place);
}

function ProofPanel(props: { readonly state: ProofState; readonly before: ProofFacts | null }) {
  const { state, before } = props;
  const bevis = state.kind === 'known' ? state.bevis : before;
  const look = { busy: 'busy', unknown: 'bad', known: bevis?.ok ? 'good' : 'bad' }[state.kind];
  return (
    <div class="proof">
      <p class={`verdict ${look}`} role="status">
        {verdictOf(state)}
      </p>
      {bevis !== null && <Findings fund={bevis.fund} />}
    </div>
  );
}

/** What a proof says in one sentence. */
function verdictOf(state: ProofState): string {
  const t = vaerksted.bevis;
  if (state.kind === 'busy') return t.proever;
  if (state.kind === 'unknown') return t.uden;
  const { ok, fund, kombinationer } = state.bevis;
  if (ok) return t.iOrden(kombinationer.toLocaleString('da-DK'));
  return t.fejl(fund.filter(({ alvor }) => alvor === 'fejl').length);
}

function Findings({ fund }: { readonly fund: readonly Finding[] }) {
  const t = vaerksted.bevis;
  const faults = fund.filter(({ alvor }) => alvor === 'fejl');
  const notes = fund.filter(({ alvor }) => alvor === 'oplysning');
  return (
    <>
      {faults.length > 0 && <FindingList fund={faults} />}
      {notes.length > 0 && (
        <details>
          <summary>{t.oplysninger(notes.length)}</summary>
          <FindingList fund={notes} />
        </details>
      )}
    </>
  );
}

function FindingList({ fund }: { readonly fund: readonly Finding[] }) {
  const t = vaerksted.bevis;
  return (
    <>
      <ul class="faults">
        {fund.slice(0, LISTED_MAX).map((finding) => (
          <li>
            <a href={findingAddress(finding)} data-fil={finding.fil} data-linje={finding.linje}>
              {t.sted(finding.fil, finding.linje)}
            </a>{' '}
            {finding.tekst}
          </li>
        ))}
      </ul>
      {fund.length > LISTED_MAX && <p>{t.flere(fund.length - LISTED_MAX)}</p>}
    </>
  );
}
