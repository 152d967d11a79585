import { createEngine } from './test-engine.ts';
import { openDatabase } from '../../src/storage/database.ts';
import { createDexieShelf } from '../../src/storage/dexie-shelf.ts';
import { createRowIndex } from '../../src/storage/row-index.ts';
import { testShelf } from '../sync/shelf-contract.ts';
import { findTestKind } from '../sync/test-kinds.ts';

testShelf('IndexedDB', () => {
  const engine = createEngine();
  const index = createRowIndex(findTestKind);
  return Promise.resolve({
    shelf: createDexieShelf(openDatabase('book', engine), index),
    other: createDexieShelf(openDatabase('book', engine), index),
  });
});
