import { countLeaves } from '../../functions/routing/diagram/count-leaves.ts';
import { type Box, firstMatch } from '../../functions/routing/diagram/first-match.ts';
import { alone, type Figure, inMs, medianMs } from './figure.ts';
import { type Seeded, seeded } from './seeded.ts';

const RULES = 500;
/** Answers per question: an emne, and thirteen closed questions. */
const SIZES = [200, 9, 9, 5, 4, 4, 4, 3, 3, 3, 2, 2, 2, 2] as const;
const EMNER_MAX = 8;
const CLOSED_MAX = 3;
const NODES_MAX = 200_000;

/** Far more rules and questions than the contract has: the decision diagram and all its counts. */
export function wideFigure(): Figure {
  const boxes = wideBoxes(seeded(2026));
  const prove = () => countLeaves(firstMatch(SIZES, boxes, NODES_MAX), boxes.length + 1);
  const decided = prove();
  const sum = decided.reduce((total, count) => total + count, 0);
  if (sum !== SIZES.reduce((product, size) => product * size, 1)) throw new Error('Counts differ.');
  const name = `${RULES} rules × ${SIZES.length} questions: diagram and counts`;
  return alone(name, inMs(medianMs(prove, 5)));
}

/** Every rule asks for some emner and up to three other questions; the last takes the rest. */
function wideBoxes(chance: Seeded): readonly Box[] {
  const closed = [...SIZES.keys()].slice(1);
  const boxes = Array.from({ length: RULES - 1 }, () => {
    const asked = new Map([
      [0, EMNER_MAX] as const,
      ...chance.some(closed, CLOSED_MAX).map((axis) => [axis, SIZES[axis] ?? 0] as const),
    ]);
    return SIZES.map((size, axis) => {
      const most = asked.get(axis);
      return most === undefined ? null : someOf(size, most, chance);
    });
  });
  return [...boxes, SIZES.map(() => null)];
}

function someOf(size: number, most: number, { some }: Seeded): Uint8Array {
  const letIn = new Uint8Array(size);
  for (const value of some([...letIn.keys()], most)) letIn[value] = 1;
  return letIn;
}
