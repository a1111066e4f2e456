/** Classes that give each modtager of a table a colour of its own (styles/_route-table.scss). */
const HUES = ['m1', 'm2', 'm3', 'm4', 'm5', 'm6', 'm7', 'm8', 'm9', 'm10'] as const;

/** The colour of a modtager: by its place in the table's list, so that it stays the same. */
export function modtagerHue(
  id: string,
  modtagere: readonly { readonly id: string }[],
): (typeof HUES)[number] | undefined {
  const place = modtagere.findIndex((modtager) => modtager.id === id);
  return place === -1 ? undefined : HUES[place % HUES.length];
}
