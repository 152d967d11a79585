/** Plain Dexie with the same bodies and the same words: what a save and a search cost at the least. */
import { Dexie, type Table } from 'dexie';
import { fold } from '../../../src/core/text.ts';
import { demandBody, keystrokes, typedWords, type DemandBody } from '../demand.ts';

interface PlainRow {
  readonly id: string;
  readonly body: DemandBody;
  readonly order: number;
  readonly words: readonly string[];
}

export interface Plain {
  fill(count: number): Promise<void>;
  timeSaves(times: number): Promise<readonly number[]>;
  timeSearches(): Promise<readonly number[]>;
}

const PERSON = 'p.01969.01';
const PAGE = 50;
const AT_ONCE = 2_000;

export function createPlain(): Plain {
  const database = new Dexie('plain', { chromeTransactionDurability: 'strict' });
  database.version(1).stores({ rows: 'id, order, *words', outbox: '++order' });
  const rows: Table<PlainRow, string> = database.table('rows');
  const outbox: Table<{ readonly id: string }, number> = database.table('outbox');

  async function search(text: string): Promise<readonly PlainRow[]> {
    const [first = '', ...others] = wordsOf(text);
    const found = await rows
      .where('words')
      .startsWith(first)
      .filter((row) => others.every((word) => row.words.some((one) => one.startsWith(word))))
      .limit(PAGE)
      .toArray();
    return found;
  }

  return {
    async fill(count) {
      for (let from = 0; from < count; from += AT_ONCE) {
        await rows.bulkPut(
          Array.from({ length: Math.min(AT_ONCE, count - from) }, (_, n) => rowOf(from + n)),
        );
      }
    },
    async timeSaves(times) {
      const took: number[] = [];
      for (let n = 0; n < times; n += 1) {
        const start = performance.now();
        const row = rowOf(1_000_000 + n);
        await database.transaction('rw', rows, outbox, async () => {
          await rows.put(row);
          await outbox.add({ id: row.id });
        });
        took.push(performance.now() - start);
      }
      return took;
    },
    async timeSearches() {
      const took: number[] = [];
      for (const text of typedWords.flatMap(keystrokes)) {
        const start = performance.now();
        await search(text);
        took.push(performance.now() - start);
      }
      return took;
    },
  };
}

function rowOf(n: number): PlainRow {
  const body = demandBody(n, PERSON);
  return {
    id: crypto.randomUUID(),
    body,
    order: -n,
    words: [...new Set(wordsOf(String(body['tradeOther'])))],
  };
}

function wordsOf(text: string): readonly string[] {
  return fold(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}
