/** Many of a table at once, as quickly as IndexedDB gives them. */
import type { Table } from 'dexie';
import type { Id } from '../core/id.ts';

/** Those that are there. Many ids close together (a page of a walk) are read as one range. */
export async function getAll<T extends { readonly id: string }>(
  table: Table<T, string>,
  ids: readonly string[],
): Promise<T[]> {
  if (ids.length === 0) return [];
  if (ids.length > MANY) {
    const sorted = [...ids].sort();
    const range = table.where(':id').between(sorted[0], sorted.at(-1), true, true);
    if ((await range.count()) <= 5 * ids.length) {
      const wanted = new Set(ids);
      return (await range.toArray()).filter((item) => wanted.has(item.id));
    }
  }
  return (await table.bulkGet([...ids])).filter((item) => item !== undefined);
}

export function byId<T extends { readonly id: Id }>(items: readonly T[]): Map<Id, T> {
  return new Map(items.map((item) => [item.id, item]));
}

/** So many asked for one by one take longer than a range with others in between. */
const MANY = 200;
