/** A name from the rules, such as "din boligforening", where a sentence begins with it. */
export function sentence(text: string): string {
  const [first = '', ...rest] = text;
  return `${first.toUpperCase()}${rest.join('')}`;
}
