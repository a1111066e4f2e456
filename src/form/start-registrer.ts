/**
 * The link in the letter carries number and code behind a #, which a browser never sends. They are
 * filled in, and taken out of the address, so that neither history nor a copied address has them.
 */
const form = document.querySelector<HTMLFormElement>('#aabn');
const fragment = new URLSearchParams(location.hash.slice(1));
const [nummer, kode] = [fragment.get('nummer'), fragment.get('kode')];
if (form !== null && nummer !== null && kode !== null) {
  history.replaceState(null, '', location.pathname);
  fill('#nummer', nummer);
  fill('#kode', kode);
  form.querySelector<HTMLButtonElement>('[type=submit]')?.focus();
}

function fill(selector: string, value: string): void {
  const input = form?.querySelector<HTMLInputElement>(selector);
  if (input) input.value = value;
}
