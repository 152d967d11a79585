/** RxDB on Dexie with its own replication, in batches of 1,000. */
import { createRxDatabase } from 'rxdb/plugins/core';
import { replicateRxCollection } from 'rxdb/plugins/replication';
import { getRxStorageDexie } from 'rxdb/plugins/storage-dexie';
import { demandBody } from '../../demand.ts';

const BATCH = 1_000;
const text = { type: 'string' } as const;
const number = { type: 'number' } as const;
const properties = Object.fromEntries(
  Object.entries(demandBody(0, 'p.01969.01')).map(([name, value]) => {
    if (Array.isArray(value)) return [name, { type: 'array', items: text }];
    return [name, typeof value === 'number' ? number : text];
  }),
);

const database = await createRxDatabase({ name: 'rxdb', storage: getRxStorageDexie(), multiInstance: false });
await database.addCollections({
  records: {
    schema: {
      version: 0,
      primaryKey: 'id',
      type: 'object',
      properties: { ...properties, id: { type: 'string', maxLength: 40 } },
      required: ['id'],
    },
  },
});
const { records } = database;

async function save(from: number, count: number): Promise<void> {
  const made = Array.from({ length: count }, (_, n) => ({
    id: crypto.randomUUID(),
    ...demandBody(from + n, 'p.01969.01'),
  }));
  await records.bulkInsert(made);
}

/** One more person in one record. */
async function change(): Promise<void> {
  const found = await records.findOne().exec();
  await found.patch({ people: found.people + 1 });
}

const headers = { 'content-type': 'application/json', authorization: `Bearer ${'x'.repeat(43)}` };

async function replicate(way: 'push' | 'pull'): Promise<number> {
  const start = performance.now();
  const state = replicateRxCollection({
    collection: records,
    replicationIdentifier: way,
    live: false,
    ...(way === 'push'
      ? {
          push: {
            batchSize: BATCH,
            handler: async (rows: unknown[]) => {
              const answer = await fetch('/rxdb/push', { method: 'POST', headers, body: JSON.stringify(rows) });
              return answer.json();
            },
          },
        }
      : {
          pull: {
            batchSize: BATCH,
            handler: async (checkpoint: { seq: number } | undefined) => {
              const answer = await fetch(`/rxdb/pull?since=${checkpoint?.seq ?? 0}&limit=${BATCH}`, { headers });
              return answer.json();
            },
          },
        }),
  });
  state.error$.subscribe((error: unknown) => console.error(error));
  await state.awaitInitialReplication();
  return performance.now() - start;
}

Object.assign(window, {
  peer: {
    save,
    change,
    push: () => replicate('push'),
    pull: async () => {
      const ms = await replicate('pull');
      return { ms, rows: await records.count().exec() };
    },
  },
});
