import { Dexie } from 'dexie';
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import type { Engine } from '../../src/storage/database.ts';

// Without a global IndexedDB Dexie takes the place for a server, where nothing is watched.
Object.assign(Dexie.dependencies, { indexedDB: new IDBFactory(), IDBKeyRange });

/** An IndexedDB of its own for each test. */
export function createEngine(): Engine {
  return { indexedDB: new IDBFactory(), IDBKeyRange };
}
