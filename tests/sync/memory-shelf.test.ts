import { createMemoryShelf } from '../support/memory-shelf.ts';
import { testShelf } from './shelf-contract.ts';

testShelf('memory', () => {
  const shelf = createMemoryShelf();
  return Promise.resolve({ shelf, other: shelf });
});
