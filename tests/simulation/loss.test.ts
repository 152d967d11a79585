/** A phone that lost everything: what it had not sent is gone, and whoever joins again with it is told how much. */
import { describe, expect, test } from 'vitest';
import { readScript } from './script.ts';
import { tell } from './tell.ts';

/** More than one request takes; the second one never arrives. */
const story = `head fresh
  ${Array.from({ length: 60 }, (_, i) => `family 0.0 ${1_000 + i} 400 0`).join('\n')}
  loseAnswer 0.0 1 0 0
  loseRequest 0.0 2 0 0
  sync 0.0 3 400 0
  wipe 0.0 4 0 0`;

describe('a phone whose origin was wiped', () => {
  test('is told how much it had not sent, as far as it ever said', async () => {
    const { trace, broken, world } = await tell(readScript(story));
    expect(broken).toEqual([]);
    const [said] = trace.flatMap((line) => /lost everything; (\d+) unsent/u.exec(line)?.[1] ?? []);
    const lost = [...world.ledger.said].filter((id) => !world.database.tables().mutations.has(id));
    expect(lost.length).toBeGreaterThan(0);
    expect(Number(said)).toBe(lost.length);
  });
});
