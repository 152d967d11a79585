import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { expect, test } from 'vitest';
import { id } from '../../src/core/id.ts';
import { passThrough } from '../../src/seal/seal.ts';
import { openDatabase } from '../../src/storage/database.ts';
import type { Me } from '../../src/storage/notebook-door.ts';
import { createHistory } from '../../src/storage/record-history.ts';

const me: Me = {
  office: { id: 'o', name: 'Ban Chỉ đạo', province: '19' },
  person: id.parse('p.1'),
  title: 'Trưởng thôn Nà Hin',
  device: 'd',
  held: [],
};
const entry = (person: string, title: string) => ({
  mutation: `m.${person}`,
  op: 'create' as const,
  person,
  title,
  at: 1,
  received: 1,
  outcome: 'OK' as const,
  open: {},
  sealed: null,
});

test('the history of a record says who, also of people whose records are not in this book', async () => {
  const database = openDatabase('so-thon:history', { indexedDB: new IDBFactory(), IDBKeyRange });
  const names = new Map<string | null, string>([['p.2', 'Công chức xã']]);
  const history = createHistory(
    database,
    passThrough,
    (person) => names.get(person) ?? '',
    () => me,
    () =>
      Promise.resolve({
        entries: [entry('p.1', 'x'), entry('p.2', 'x'), entry('p.3', 'Trưởng thôn Nà Tu'), entry('p.4', '')],
      }),
  );
  const { items } = await history('r.1');
  expect(items.map(({ by }) => by)).toEqual(['Trưởng thôn Nà Hin', 'Công chức xã', 'Trưởng thôn Nà Tu', '']);
  database.close();
});
