/** PouchDB on IndexedDB and its own replication, in its own batches, to express-pouchdb. */
import PouchDB from 'pouchdb';
import { demandBody } from '../../demand.ts';

const database = new PouchDB('pouchdb');
const authorization = `Bearer ${'x'.repeat(43)}`;
const address = new URL('/couch/records', location.href).href;
const remote = new PouchDB(address, {
  fetch(url: string, options: { headers: Headers }) {
    options.headers.set('authorization', authorization);
    return PouchDB.fetch(url, options);
  },
});

interface Stored {
  readonly _id: string;
  readonly people: number;
}

async function save(from: number, count: number): Promise<void> {
  const made = Array.from({ length: count }, (_, n) => ({
    _id: crypto.randomUUID(),
    ...demandBody(from + n, 'p.01969.01'),
  }));
  const saved: readonly { ok?: boolean }[] = await database.bulkDocs(made);
  if (!saved.every(({ ok }) => ok)) throw new Error('not saved');
}

/** One more person in one record. */
async function change(): Promise<void> {
  const { rows } = await database.allDocs({ include_docs: true, limit: 1 });
  const doc: Stored = rows[0].doc;
  await database.put({ ...doc, people: doc.people + 1 });
}

async function push(): Promise<number> {
  const start = performance.now();
  const { ok } = await database.replicate.to(remote);
  if (!ok) throw new Error('not replicated');
  return performance.now() - start;
}

async function pull(): Promise<{ ms: number; rows: number }> {
  const start = performance.now();
  const { ok } = await database.replicate.from(remote);
  if (!ok) throw new Error('not replicated');
  const ms = performance.now() - start;
  return { ms, rows: (await database.info()).doc_count };
}

// The server loads what serves it at the first request, and a second phone finds the database there: not measured.
await fetch(address, { method: 'PUT', headers: { authorization } });
await database.info();
Object.assign(window, { peer: { save, change, push, pull } });
