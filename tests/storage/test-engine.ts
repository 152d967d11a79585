import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import type { Engine } from '../../src/storage/database.ts';

/** An IndexedDB of its own for each test. */
export function createEngine(): Engine {
  return { indexedDB: new IDBFactory(), IDBKeyRange };
}
