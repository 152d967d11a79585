import { describe, expect, test } from 'vitest';
import { day } from '../../src/core/day.ts';
import { id } from '../../src/core/id.ts';
import { type NodeFlags, type ProgrammeNodeSeed, pathOf, validOn } from '../../src/programmes/node.ts';
import { programmeNodes } from '../../src/programmes/trees.ts';

const ids = programmeNodes.map((node) => node.id);

function nodeOf(nodeId: string): ProgrammeNodeSeed {
  const node = programmeNodes.find((one) => one.id === nodeId);
  if (node === undefined) throw new Error(`no node ${nodeId}`);
  return node;
}

function withFlag(flag: keyof NodeFlags): readonly string[] {
  return programmeNodes.filter((node) => node.parent !== null && node[flag]).map((node) => node.id);
}

function countOf(pattern: RegExp): number {
  return ids.filter((one) => pattern.test(one)).length;
}

describe('the four programme trees', () => {
  test('use no id twice, and only ids that a record may have', () => {
    expect(new Set(ids).size).toBe(ids.length);
    for (const one of ids) expect(id.safeParse(one).success).toBe(true);
  });

  test('lead from every node up to the root of its programme, without a circle', () => {
    for (const node of programmeNodes) {
      const path = pathOf(programmeNodes, node.id);
      expect(path[0]).toMatchObject({ id: node.programme, parent: null });
      expect(path.at(-1)).toBe(node);
      expect(path).toHaveLength(node.parent === null ? 1 : node.code.split('.').length + 1);
    }
  });

  test('hold all projects and contents of the decisions', () => {
    expect(countOf(/^DTTS21\.DA\d+$/u)).toBe(10);
    expect(countOf(/^DTTS21\.DA\d+\.TDA\d$/u)).toBe(3 + 2 + 4 + 2 + 3);
    expect(countOf(/^GN21\.DA\d$/u)).toBe(7);
    expect(countOf(/^GN21\.DA\d\.TDA\d$/u)).toBe(2 + 2 + 3 + 2 + 2);
    expect(countOf(/^NTM21\.NDTP\d\d$/u)).toBe(11);
    expect(countOf(/^NTM21\.CD\d$/u)).toBe(6);
    expect(countOf(/^NTM21\.NDTP03\.ND\d\d$/u)).toBe(7);
    expect(countOf(/^CT26\.HP1\.NDTP\d\d$/u)).toBe(10);
    expect(countOf(/^CT26\.HP2\.NDTP\d\d$/u)).toBe(5);
  });

  test('say in at most 40 characters what each code means', () => {
    const unclear = programmeNodes.filter(
      ({ shortName }) => !/^.{4,40}$/u.test(shortName) || /\b(?:DA|TDA|NDTP|ND)\d/u.test(shortName),
    );
    expect(unclear).toEqual([]);
  });

  test('carry whole names in NFC, and a label', () => {
    const broken = programmeNodes.filter(
      ({ name, label }) => name !== name.normalize('NFC').trim() || /\.\.\.|…/u.test(name) || label === '',
    );
    expect(broken).toEqual([]);
  });

  test('are labelled the way officers say it', () => {
    expect(nodeOf('DTTS21.DA3.TDA2').label).toBe('DA3-TDA2');
    expect(nodeOf('NTM21.NDTP03').label).toBe('NDTP 03');
    expect(nodeOf('CT26.HP1.NDTP04').label).toBe('HP1-NDTP 04');
    expect(nodeOf('DTTS21.DA3.TDA2.ND01').label).toBe('DA3-TDA2-ND 01');
  });
});

describe('the flags of the programme trees', () => {
  test('name the nodes that order vocational training', () => {
    expect(withFlag('vt')).toEqual([
      'CT26.HP1.NDTP04',
      'CT26.HP2.NDTP03',
      'DTTS21.DA1',
      'DTTS21.DA1.ND03',
      'DTTS21.DA5.TDA3',
      'GN21.DA4.TDA1',
      'NTM21.NDTP03.ND09',
    ]);
  });

  test('name the nodes that pay for production support', () => {
    expect(withFlag('ps')).toEqual([
      'CT26.HP1.NDTP03',
      'CT26.HP2.NDTP02',
      'CT26.HP2.NDTP04',
      'DTTS21.DA1',
      'DTTS21.DA1.ND03',
      'DTTS21.DA3',
      'DTTS21.DA3.TDA1',
      'DTTS21.DA3.TDA2',
      'DTTS21.DA3.TDA2.ND01',
      'DTTS21.DA3.TDA2.ND02',
      'DTTS21.DA3.TDA2.ND03',
      'DTTS21.DA3.TDA3',
      'DTTS21.DA9.TDA1',
      'GN21.DA2',
      'GN21.DA3.TDA1',
      'NTM21.NDTP03.ND02',
    ]);
  });

  test('name the nodes that have investment capital', () => {
    const investing = withFlag('inv');
    for (const one of [
      'DTTS21.DA2',
      'DTTS21.DA4',
      'GN21.DA1',
      'GN21.DA5',
      'NTM21.NDTP02',
      'CT26.HP1.NDTP02',
      'CT26.HP2.NDTP01',
    ]) {
      expect(investing).toContain(one);
    }
  });

  test('give every node at least one kind of capital', () => {
    expect(programmeNodes.filter((node) => !node.inv && !node.rec)).toEqual([]);
    expect(nodeOf('GN21.DA5')).toMatchObject({ inv: true, rec: false });
  });
});

describe('the years of the programmes', () => {
  function livingOn(text: string): readonly string[] {
    const living = validOn(programmeNodes, day.parse(text)).filter((node) => node.parent === null);
    return living.map((node) => node.id);
  }

  test('overlap in 2026, when old money may still be used', () => {
    expect(livingOn('2025-12-31')).toEqual(['DTTS21', 'GN21', 'NTM21']);
    expect(livingOn('2026-01-01')).toEqual(['CT26', 'DTTS21', 'GN21', 'NTM21']);
    expect(livingOn('2026-12-31')).toEqual(['CT26', 'DTTS21', 'GN21', 'NTM21']);
  });

  test('leave the merged programme alone from 2027 to 2030', () => {
    expect(livingOn('2027-01-01')).toEqual(['CT26']);
    expect(livingOn('2030-12-31')).toEqual(['CT26']);
    expect(livingOn('2031-01-01')).toEqual([]);
  });
});
