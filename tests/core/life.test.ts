import { describe, expect, test } from 'vitest';
import { findMove, movesFrom, type Life } from '../../src/core/life.ts';
import { house } from './house.ts';

const life = house.life as Life; // the sample kind has one

describe('a life', () => {
  test('finds the move that a role may make', () => {
    expect(findMove(life, 'draft', 'sent', ['villageHead'])?.label.vi).toBe('gửi');
    expect(findMove(life, 'sent', 'returned', ['villageHead', 'communeOfficer'])?.needs).toEqual([
      'statusNote',
    ]);
  });

  test('knows no move for another role, another way, or nobody', () => {
    expect(findMove(life, 'draft', 'sent', ['communeOfficer'])).toBeNull();
    expect(findMove(life, 'draft', 'returned', ['communeOfficer'])).toBeNull();
    expect(findMove(life, 'sent', 'sent', ['villageHead'])).toBeNull();
    expect(findMove(life, 'draft', 'sent', [])).toBeNull();
  });

  test('lists the moves from a state', () => {
    expect(movesFrom(life, 'returned', ['villageHead', 'communeOfficer']).map(({ to }) => to)).toEqual([
      'sent',
    ]);
    expect(movesFrom(life, 'sent', ['villageHead'])).toEqual([]);
  });
});
