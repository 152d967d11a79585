/**
 * Some of the stories over PostgreSQL: with a turn at every statement they go as in memory, word for word, and end
 * in the same rows. Processes die between two statements, and with the last of them the server.
 */
import process from 'node:process';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { storyOf, type Story } from './events.ts';
import type { Tables } from './office-database.ts';
import { openPostgresGround, type PostgresGround } from './postgres-ground.ts';
import { createRealDatabase } from './real-store.ts';
import { readScript } from './script.ts';
import { tell, type Told } from './tell.ts';

const FEW = 3;
const SEEDS = Number(process.env['SOTHON_REAL_SEEDS'] ?? FEW);
const PORTION = 20;
const LONGEST_MS = 1_800_000;
const portions = Array.from({ length: Math.ceil(SEEDS / PORTION) }, (_, i) => 1 + i * PORTION);
/** Turns of a push until the power goes: from before its first statement to behind its commit. */
const turns = SEEDS > FEW ? Array.from({ length: 40 }, (_, i) => 1 + i) : [9, 13, 17];

let ground: PostgresGround;
beforeAll(async () => void (ground = await openPostgresGround()), 120_000);
afterAll(() => ground.release());

describe('over PostgreSQL', () => {
  test.each(portions)(
    'the stories from seed %i on keep every promise and end as in memory',
    async (first) => {
      for (let seed = first; seed < first + PORTION && seed <= SEEDS; seed++) {
        const [real, inMemory] = await toldOverBoth(storyOf(seed));
        expect({ seed, ...real }).toEqual({ seed, ...inMemory });
        expect(real.broken).toEqual([]);
      }
    },
    LONGEST_MS,
  );

  test(
    'a push whose server loses its power at any statement is there as a whole or not at all, and comes again',
    async () => {
      const before = ground.cutOff();
      for (const turn of turns) {
        const events = ['create 0.0 5 400 0', `sync 0.0 6 ${turn} 0`, 'serverPowerCut 0.0 7 400 0'];
        const [real, inMemory] = await toldOverBoth(readScript(['head officer', ...events].join('\n')));
        expect({ turn, ...real }).toEqual({ turn, ...inMemory });
        expect(real.broken).toEqual([]);
      }
      expect(ground.cutOff() - before).toBeGreaterThan(0);
    },
    LONGEST_MS,
  );
});

async function toldOverBoth(story: Story): Promise<readonly [Ending, Ending]> {
  const real = await tell(
    story,
    {},
    { database: (...parts) => createRealDatabase(ground.database, ...parts) },
  );
  return [endingOf(real), endingOf(await tell(story))];
}

type Ending = ReturnType<typeof endingOf>;

const endingOf = ({ broken, trace, world }: Told) => ({
  broken,
  trace,
  rows: readBack(world.database.tables()),
});

/** What is both in memory and read back; a phone's certificate is signed anew each time. */
function readBack({ head, commits, mutations, records }: Tables) {
  const { epoch, seq, hash, kept, floor } = head;
  return { head: { epoch, seq, hash, kept, floor }, commits, mutations, records };
}
