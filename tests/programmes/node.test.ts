import { describe, expect, test } from 'vitest';
import { ancestorsOf, childrenOf, inTreeOrder, pathOf, type TreeNode } from '../../src/programmes/node.ts';
import { programmeNodes } from '../../src/programmes/trees.ts';

const idsOf = (nodes: readonly TreeNode[]): readonly string[] => nodes.map((node) => node.id);

describe('walking a programme tree', () => {
  test('goes down to the children in the order of their numbers', () => {
    expect(idsOf(childrenOf(programmeNodes, 'DTTS21')).slice(0, 2)).toEqual(['DTTS21.DA1', 'DTTS21.DA2']);
    expect(idsOf(childrenOf(programmeNodes, 'DTTS21')).at(-1)).toBe('DTTS21.DA10');
    expect(childrenOf(programmeNodes, 'GN21.DA2')).toEqual([]);
  });

  test('goes from the root to a node, and from a node up', () => {
    expect(idsOf(pathOf(programmeNodes, 'DTTS21.DA3.TDA2'))).toEqual([
      'DTTS21',
      'DTTS21.DA3',
      'DTTS21.DA3.TDA2',
    ]);
    expect(idsOf(ancestorsOf(programmeNodes, 'DTTS21.DA3.TDA2'))).toEqual(['DTTS21.DA3', 'DTTS21']);
    expect(pathOf(programmeNodes, 'DTTS21.DA99')).toEqual([]);
  });
});

describe('the order of a printed table', () => {
  test('puts every node right before its children', () => {
    const ordered = idsOf(inTreeOrder([...programmeNodes].reverse()));
    expect(ordered).toHaveLength(programmeNodes.length);
    expect(ordered.slice(0, 3)).toEqual(['CT26', 'CT26.HP1', 'CT26.HP1.NDTP01']);
    const from = ordered.indexOf('DTTS21.DA9');
    expect(ordered.slice(from, from + 4)).toEqual([
      'DTTS21.DA9',
      'DTTS21.DA9.TDA1',
      'DTTS21.DA9.TDA2',
      'DTTS21.DA10',
    ]);
  });

  test('keeps a node whose parent this phone does not have', () => {
    const lonely: TreeNode[] = [{ id: 'x', parent: 'gone', code: 'X' }];
    expect(idsOf(inTreeOrder(lonely))).toEqual(['x']);
  });

  test('keeps nodes that an office made parents of each other, and comes to an end', () => {
    const circle: TreeNode[] = [
      { id: 'a', parent: 'b', code: 'A' },
      { id: 'b', parent: 'a', code: 'B' },
      { id: 'c', parent: null, code: 'C' },
    ];
    expect(idsOf(inTreeOrder(circle))).toEqual(['c', 'a', 'b']);
    expect(idsOf(pathOf(circle, 'a'))).toEqual(['b', 'a']);
  });
});
