import type { FieldError } from '../klage/klage.ts';

/** Shows each error at its field as the server would have, and takes away those that are cured. */
export function markFields(root: ParentNode, errors: readonly FieldError[]): void {
  for (const old of root.querySelectorAll('.form-group.form-error')) unmark(old);
  for (const { field, message } of errors) {
    const control = document.getElementById(field);
    const group = control?.closest('.form-group');
    if (control && group && root.contains(group)) mark(group, control, { field, message });
  }
}

function unmark(group: Element): void {
  group.classList.remove('form-error');
  for (const message of group.querySelectorAll(':scope > .form-error-message')) {
    const described = group.querySelector(`[aria-describedby~="${message.id}"]`) ?? group;
    setIds(described, (ids) => ids.filter((id) => id !== message.id));
    described.removeAttribute('aria-invalid');
    message.remove();
  }
}

function mark(
  group: Element,
  control: Element,
  { field, message }: { readonly field: string; readonly message: string },
): void {
  const span = document.createElement('span');
  span.className = 'form-error-message';
  span.id = `${field}-fejl`;
  span.textContent = message;
  // A question with several answers is described as a whole.
  const described = group instanceof HTMLFieldSetElement ? group : control;
  const place =
    group.querySelector(':scope > .form-hint') ??
    group.querySelector(':scope > label, :scope > legend');
  if (place?.classList.contains('pick')) place.before(span);
  else place?.after(span);
  group.classList.add('form-error');
  setIds(described, (ids) => [...ids, span.id]);
  if (described === control) control.setAttribute('aria-invalid', 'true');
}

function setIds(element: Element, change: (ids: string[]) => string[]): void {
  const ids = (element.getAttribute('aria-describedby') ?? '').split(' ').filter(Boolean);
  const changed = change(ids).join(' ');
  if (changed === '') element.removeAttribute('aria-describedby');
  else element.setAttribute('aria-describedby', changed);
}
