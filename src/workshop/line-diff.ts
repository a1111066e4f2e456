/** One line of a comparison; numbers count from 1 in the text they are of. */
export type DiffLine =
  | {
      readonly kind: 'same';
      readonly text: string;
      readonly before: number;
      readonly after: number;
    }
  | { readonly kind: 'removed'; readonly text: string; readonly before: number }
  | { readonly kind: 'added'; readonly text: string; readonly after: number };

/** A run of lines: shown, or left out since nothing near them differs. */
export type DiffPart =
  | { readonly kind: 'lines'; readonly lines: readonly DiffLine[] }
  | { readonly kind: 'skipped'; readonly count: number };

/** Edits that are looked for before the rest is called wholly different. */
const EDITS_MAX = 2_000;
/** Equal lines shown round a difference. */
const AROUND = 3;

/**
 * How two texts differ, line by line: the fewest lines removed and added.
 * @see Myers, An O(ND) difference algorithm and its variations, 1986
 */
export function diffLines(before: string, after: string): readonly DiffLine[] {
  const [a, b] = [linesOf(before), linesOf(after)];
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start += 1;
  let end = 0;
  const most = Math.min(a.length, b.length) - start;
  while (end < most && a[a.length - 1 - end] === b[b.length - 1 - end]) end += 1;
  const inside = editScript(a.slice(start, a.length - end), b.slice(start, b.length - end));
  const steps = [...Array(start).fill('same'), ...inside, ...Array(end).fill('same')];
  return numbered(steps, a, b);
}

/** The lines round each difference; long runs of equal lines are only counted. */
export function diffParts(before: string, after: string): readonly DiffPart[] {
  const lines = diffLines(before, after);
  const near = new Set<number>();
  for (const [i, { kind }] of lines.entries()) {
    if (kind === 'same') continue;
    for (let at = i - AROUND; at <= i + AROUND; at++) near.add(at);
  }
  const parts: { shown: boolean; lines: DiffLine[] }[] = [];
  for (const [i, line] of lines.entries()) {
    const shown = near.has(i);
    const last = parts.at(-1);
    if (last?.shown === shown) last.lines.push(line);
    else parts.push({ shown, lines: [line] });
  }
  return parts.map((part) =>
    part.shown
      ? { kind: 'lines', lines: part.lines }
      : { kind: 'skipped', count: part.lines.length },
  );
}

function linesOf(text: string): readonly string[] {
  return text === '' ? [] : text.replace(/\n$/, '').split('\n');
}

type Step = DiffLine['kind'];

function numbered(
  steps: readonly Step[],
  a: readonly string[],
  b: readonly string[],
): readonly DiffLine[] {
  let [before, after] = [0, 0];
  return steps.map((kind): DiffLine => {
    if (kind === 'added') {
      after += 1;
      return { kind, text: b[after - 1] ?? '', after };
    }
    before += 1;
    const text = a[before - 1] ?? '';
    if (kind === 'removed') return { kind, text, before };
    after += 1;
    return { kind, text, before, after };
  });
}

/** The fewest steps from `a` to `b`; beyond the limit, everything out and everything in. */
function editScript(a: readonly string[], b: readonly string[]): readonly Step[] {
  const reach = furthestReaches(a, b);
  if (reach === null) return [...a.map(() => 'removed' as const), ...b.map(() => 'added' as const)];
  const steps: Step[] = [];
  let [x, y] = [a.length, b.length];
  for (let edits = reach.length - 1; edits > 0; edits--) {
    const before = reach[edits - 1] ?? new Map();
    const down = goesDown(before, x - y, edits);
    const [fromX, fromY] = cameFrom(before, x - y, down);
    const equal = x - fromX - (down ? 0 : 1);
    steps.push(...Array<Step>(equal).fill('same'), down ? 'added' : 'removed');
    [x, y] = [fromX, fromY];
  }
  steps.push(...Array<Step>(x).fill('same'));
  return steps.reverse();
}

/** For each number of edits, how far along `a` each diagonal `x - y` comes; null when too many. */
function furthestReaches(
  a: readonly string[],
  b: readonly string[],
): readonly ReadonlyMap<number, number>[] | null {
  const rounds: Map<number, number>[] = [];
  for (let edits = 0; edits <= EDITS_MAX; edits++) {
    const before = rounds.at(-1);
    const reach = new Map<number, number>();
    rounds.push(reach);
    for (let k = -edits; k <= edits; k += 2) {
      const down = before !== undefined && goesDown(before, k, edits);
      let x = before === undefined ? 0 : cameFrom(before, k, down)[0] + (down ? 0 : 1);
      while (x < a.length && x - k < b.length && a[x] === b[x - k]) x += 1;
      reach.set(k, x);
      if (x >= a.length && x - k >= b.length) return rounds;
    }
  }
  return null;
}

function goesDown(before: ReadonlyMap<number, number>, k: number, edits: number): boolean {
  if (k === -edits) return true;
  if (k === edits) return false;
  return (before.get(k - 1) ?? -1) < (before.get(k + 1) ?? -1);
}

function cameFrom(
  before: ReadonlyMap<number, number>,
  k: number,
  down: boolean,
): readonly [x: number, y: number] {
  const diagonal = down ? k + 1 : k - 1;
  const x = before.get(diagonal) ?? 0;
  return [x, x - diagonal];
}
