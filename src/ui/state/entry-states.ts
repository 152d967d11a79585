/**
 * Where payments stand, by everything that people said of them: confirmations, and verdicts on those that may be one.
 */
import { textOf } from '../../core/kind.ts';
import { entryStates, type EntryState } from '../../reports/ledger.ts';
import type { Entry, Notebook } from '../../storage/notebook-door.ts';

/** Of all these payments; those that they are one with are looked up, too. */
export async function readStates(
  notebook: Notebook,
  entries: readonly Entry[],
): Promise<ReadonlyMap<string, EntryState>> {
  const twins = await notebook.list({ kind: 'entryTwin' });
  const beside = await Promise.all(namedBeside(entries, twins).map((id) => notebook.find(id)));
  const all = [...entries, ...beside.filter((entry) => entry !== null)];
  return entryStates(all, await listAbout(notebook, 'confirmation', 'about', all), twins);
}

/** Records that point to these. Of a page only they are read; of long lists everything, which is quicker then. */
export function listAbout(
  notebook: Notebook,
  kind: string,
  field: string,
  entries: readonly Entry[],
): Promise<readonly Entry[]> {
  if (entries.length > MANY) return notebook.list({ kind });
  return notebook.list({ kind, where: { [field]: entries.map(({ id }) => id) } });
}

const MANY = 120;

/** Ids of other payments that verdicts join with these, however far around. */
function namedBeside(entries: readonly Entry[], twins: readonly Entry[]): readonly string[] {
  const own = new Set<string>(entries.map(({ id }) => id));
  const joined = new Set(own);
  for (let known = -1; known !== joined.size;) {
    known = joined.size;
    for (const { body } of twins) {
      const pair = [textOf(body, 'about') ?? '', textOf(body, 'other') ?? ''];
      if (pair.some((id) => joined.has(id))) for (const id of pair) joined.add(id);
    }
  }
  return [...joined].filter((id) => !own.has(id));
}
