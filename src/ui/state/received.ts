/**
 * How much of the book is on the phone already: what a first download has brought so far.
 */
import { kinds } from '../../kinds/index.ts';
import type { Notebook } from '../../storage/notebook-door.ts';

/** Records of every kind, reference lists included. */
export async function countReceived(notebook: Notebook): Promise<number> {
  const lists = await Promise.all(kinds.map(({ name }) => notebook.list({ kind: name })));
  return lists.reduce((sum, list) => sum + list.length, 0);
}
