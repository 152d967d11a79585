/** Half-filled forms: each has its row, written after nearly every key. */
import type { Database } from './database.ts';
import type { Draft, Notebook } from './notebook-door.ts';
import { ShelfFault } from '../sync/shelf.ts';
import { withStore } from './store-fault.ts';

export type Drafts = Pick<Notebook, 'drafts' | 'findDraft' | 'keepDraft' | 'dropDraft'>;

export function createDrafts(database: Database): Drafts {
  const { drafts } = database;
  return {
    drafts: () => drafts.orderBy('changedAt').reverse().toArray(),
    findDraft: async (id) => (await drafts.get(id)) ?? null,
    async keepDraft(draft: Draft) {
      try {
        await withStore(database, () => drafts.put(draft));
        return true;
      } catch (fault) {
        if (fault instanceof ShelfFault) return false; // the form says so and keeps what was typed
        throw fault;
      }
    },
    async dropDraft(id) {
      await drafts.delete(id);
    },
  };
}
