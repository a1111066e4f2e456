import { vaerksted } from '../texts/vaerksted.ts';
import { RuleEditor } from './rule-editor.ts';

/** Puts the editor where the plain field stands; the form and what it sends stay as they are. */
const form = document.querySelector<HTMLFormElement>('#kladde');
const field = document.querySelector<HTMLTextAreaElement>('#tekst');
const host = document.querySelector<HTMLElement>('#editor');
const data = document.querySelector('#editor-data');
if (form !== null && field !== null && host !== null && data !== null) {
  new RuleEditor({ form, field, host, data: data.textContent }).start();
  document.querySelector('label[for=tekst]')?.remove();
  document.querySelector('#linje')?.remove();
  const keys = document.createElement('p');
  keys.className = 'quiet';
  keys.textContent = `${vaerksted.rediger.taster} ${vaerksted.rediger.gemtGenvej}`;
  host.after(keys);
}
