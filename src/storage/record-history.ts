/** The history of a record. Few ask for it: how it is read is fetched when the first one is. */
import type { NameOf } from '../core/kind.ts';
import type { Seal } from '../seal/seal.ts';
import type { HistoryAnswer } from '../sync/history.ts';
import type { Database } from './database.ts';
import type { Me, Notebook } from './notebook-door.ts';

/** null: no network, or the office does not say. */
export type AskHistory = (record: string) => Promise<HistoryAnswer | null>;

export function createHistory(
  database: Database,
  seal: Seal,
  nameOf: NameOf,
  me: () => Me,
  ask: AskHistory,
): Notebook['history'] {
  return async (record) => {
    const { createHistoryReader } = await import('./read-history.ts');
    return createHistoryReader(database, seal, nameOf, me, ask)(record);
  };
}
