/**
 * Records that may be the same as the one being written: equal in the fields that a kind calls the same.
 */
import type { AnyBody, Kind } from '../../core/kind.ts';
import type { Entry, Notebook } from '../../storage/notebook-door.ts';

/** Only once all of those fields are answered. `self` is the record that is being edited. */
export async function readTwins(
  notebook: Notebook,
  kind: Kind,
  values: AnyBody,
  self: string | null,
): Promise<readonly Entry[]> {
  const where: Record<string, string | number> = {};
  for (const name of kind.same) {
    const value = values[name];
    if (typeof value !== 'string' && typeof value !== 'number') return [];
    where[name] = value;
  }
  if (kind.same.length === 0) return [];
  const found = await notebook.list({ kind: kind.name, where, limit: 3 });
  return found.filter(({ id }) => id !== self);
}
