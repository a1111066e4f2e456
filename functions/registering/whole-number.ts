const WHOLE = /^\d{1,9}$/;

/** A number a page carried in a hidden field; 0 for whatever is none. */
export function wholeNumber(typed: string | undefined): number {
  return typed !== undefined && WHOLE.test(typed) ? Number(typed) : 0;
}
