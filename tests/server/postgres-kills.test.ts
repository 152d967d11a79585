import { describe, test } from 'vitest';
import { newDatabase } from '../support/postgres-database.ts';
import { rounds } from '../support/rounds.ts';
import { killAgainAndAgain } from './kills.ts';

describe('a server on PostgreSQL that is killed in the middle of pushes', () => {
  test('has all that it acknowledged, once and whole', { timeout: 3_600_000 }, async () =>
    killAgainAndAgain(rounds(4), { SOTHON_DATABASE_URL: await newDatabase(true) }),
  );
});
