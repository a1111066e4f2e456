import { describe, expect, test } from 'vitest';
import { emneGroups } from '../../functions/routing/emne-groups.ts';
import { DAG, edited, FICTIONAL, readable, rulesIn } from './rule-folders.ts';

const SHIPPED = await rulesIn('routing-rules');

/** Emner that a forvaltning has on the day, without those that ask for a pick; `null`: those that ask. */
function emnerOf(hos: string | null): readonly string[] {
  const emner = [...SHIPPED.emner.values()];
  const holders = (id: string) =>
    SHIPPED.emner
      .get(id)
      ?.hos.filter(({ gyldigFra }) => gyldigFra <= DAG)
      .at(-1)?.id;
  if (hos === null) return emner.filter(({ afklar }) => afklar !== null).map(({ id }) => id);
  const without = emner.filter(({ afklar }) => afklar === null);
  return without.map(({ id }) => id).filter((id) => holders(id) === hos);
}

describe('a list of emner', () => {
  const groups = emneGroups([SHIPPED, SHIPPED], DAG);

  test('that holds all of a forvaltning is told by the forvaltning', () => {
    const sof = emnerOf('SOF');
    expect(groups(sof)).toEqual([{ hos: 'SOF', antal: sof.length }]);
    const both = groups([...sof, ...emnerOf('BIF')].toReversed());
    expect(both?.map(({ hos }) => hos).toSorted()).toEqual(['BIF', 'SOF']);
  });

  test('that holds all that ask for a pick is told as that', () => {
    expect(groups(emnerOf(null))).toEqual([{ hos: null, antal: emnerOf(null).length }]);
  });

  test('that holds a part only, or is short, is told by its names', () => {
    expect(groups(emnerOf('SOF').slice(1))).toBeNull();
    expect(groups([...emnerOf('SOF'), ...emnerOf('BIF').slice(1)])).toBeNull();
    expect(groups([...emnerOf('SOF').slice(1), 'findes-ikke'])).toBeNull();
    const few = readable(FICTIONAL);
    expect(emneGroups([few, few], DAG)(['veje', 'havnen'])).toBeNull();
  });

  test('with an emne that moves between the sets is told by its names', () => {
    const before = readable(FICTIONAL);
    const moved = edited(FICTIONAL, {
      fil: 'emner.json',
      from: '"id": "VEL"\n        }',
      to: '"id": "LAER"\n        }',
    });
    const all = [...before.emner.keys()];
    expect(emneGroups([before, before], DAG)(all)).not.toBeNull();
    expect(emneGroups([before, readable(moved)], DAG)(all)).toBeNull();
  });
});
