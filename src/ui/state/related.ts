/**
 * The records that point to one: a project's payments, visits and difficulties, a meeting's demands.
 */
import type { Kind } from '../../core/kind.ts';
import { kinds } from '../../kinds/index.ts';
import type { Entry, Notebook } from '../../storage/notebook-door.ts';

export interface Related {
  readonly kind: Kind;
  /** The field by which they point here. */
  readonly field: string;
  readonly entries: readonly Entry[];
}

/** Pointers that may be followed backwards from a kind, in the order of menus. */
export function pointersTo(kind: Kind): readonly { readonly kind: Kind; readonly field: string }[] {
  return kinds.flatMap((other) => {
    if (other.reference || HAVE_A_PLACE.includes(other.name)) return [];
    return Object.entries(other.ownFields).flatMap(([field, { type, ...rest }]) => {
      if (type !== 'ref' || !('to' in rest)) return [];
      const { to } = rest;
      const fits = to === null ? !kind.reference && kind.parentField === null : to.includes(kind.name);
      return fits ? [{ kind: other, field }] : [];
    });
  });
}

export async function readRelated(notebook: Notebook, kind: Kind, id: string): Promise<readonly Related[]> {
  if (kind.reference) return [];
  const found = await Promise.all(
    pointersTo(kind).map(async ({ kind: other, field }) => ({
      kind: other,
      field,
      entries: await notebook.list({ kind: other.name, where: { [field]: id } }),
    })),
  );
  return found.filter(({ entries }) => entries.length > 0);
}

/** Shown in their own way: as a thread, as a verdict, on the sync page. */
const HAVE_A_PLACE = ['comment', 'confirmation', 'conflict', 'entryTwin', 'photo'];
