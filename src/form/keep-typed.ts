/** The link to the other language takes along what has been typed. */
export function keepTypedInOtherLanguage(form: HTMLFormElement): void {
  const link = document.querySelector<HTMLAnchorElement>('[data-language]');
  link?.addEventListener('click', (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    const button = document.createElement('button');
    button.name = 'handling';
    button.value = 'ret';
    button.hidden = true;
    button.formAction = link.pathname + location.hash;
    form.append(button);
    form.requestSubmit(button);
    button.remove();
  });
}

/** Answers to questions that are no longer asked, and files on the way back, are not sent. */
export function leaveOutUnasked(form: HTMLFormElement): void {
  form.addEventListener('submit', (event) => {
    if (event.defaultPrevented) return;
    const left = [...form.querySelectorAll<HTMLElement>('.only, .only-named, .only-personal')]
      .filter((part) => getComputedStyle(part).display === 'none')
      .flatMap((part) => [...part.querySelectorAll('input, select, textarea')]);
    const button = event.submitter;
    const isBack = button instanceof HTMLButtonElement && button.value === 'ret';
    const files = isBack ? [...form.querySelectorAll('[type=file]')] : [];
    for (const control of [...left, ...files]) control.toggleAttribute('disabled', true);
    // When the page comes back by Back, it is whole again.
    addEventListener('pageshow', () => {
      for (const control of [...left, ...files]) control.toggleAttribute('disabled', false);
    });
  });
}
