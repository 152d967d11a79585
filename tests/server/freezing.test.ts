import { expect, test } from 'vitest';
import { passThrough } from '../../src/seal/seal.ts';
import { createFreezing, type FreezingParts } from '../../src/server/office/freezing.ts';
import { houseRules } from '../../src/server/office/rules.ts';
import { openSqliteStore } from '../../src/server/store/sqlite.ts';

test('a report that is sent again while it is being frozen is looked at again', async () => {
  const store = openSqliteStore(':memory:');
  let reads = 0;
  let again = (): void => undefined;
  const parts: FreezingParts = {
    office: 'o',
    store: {
      ...store,
      read: async () => {
        reads += 1;
        if (reads === 1) again();
        return [] as never; // nothing is to be frozen
      },
    },
    rules: houseRules,
    seal: passThrough,
    clock: () => 0,
    officeName: '',
    write: () => Promise.resolve(),
    report: (error) => expect.unreachable(String(error)),
  };
  const freezing = createFreezing(parts);
  again = () => freezing.soon(['r']);
  freezing.soon(['r']);
  await freezing.rest();
  await freezing.rest();
  expect(reads).toBe(2);
  await store.close();
});
