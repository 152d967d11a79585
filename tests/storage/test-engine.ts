/**
 * An IndexedDB of its own for each test. Import this before anything that imports Dexie: it looks for
 * IndexedDB when it is loaded, and without one takes the place for a server, where nothing is watched.
 */
import 'fake-indexeddb/auto';
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import type { Engine } from '../../src/storage/database.ts';

export function createEngine(): Engine {
  return { indexedDB: new IDBFactory(), IDBKeyRange };
}
