import { describe, test } from 'vitest';
import { rounds } from '../support/rounds.ts';
import { killAgainAndAgain } from './kills.ts';

describe('a server on SQLite that is killed in the middle of pushes', () => {
  test('has all that it acknowledged, once and whole', { timeout: 3_600_000 }, () =>
    killAgainAndAgain(rounds(4), {}),
  );
});
