import type { JsonObject } from '../../core/json.ts';
import type { Kind } from '../../core/kind.ts';
import type { Scope } from '../../core/audience.ts';
import type { Place } from '../../core/role.ts';
import { bodyOf, parentOf } from './book-record.ts';
import type { Desk } from './desk.ts';

/** The unit that a body belongs to, or that of its parent; null where the parent is not known. */
export async function placeOf(desk: Desk, kind: Kind, values: JsonObject): Promise<Place | null> {
  if (kind.parentField === null) return kind.place(bodyOf(kind, values));
  const parent = await findParent(desk, kind, values);
  return parent && placeOf(desk, parent.kind, parent.values);
}

/** Who may read it; null where the parent is not known. */
export async function audienceOf(
  desk: Desk,
  kind: Kind,
  values: JsonObject,
): Promise<readonly Scope[] | null> {
  const own = kind.audience(bodyOf(kind, values));
  if (own) return [...new Set(own)];
  const parent = await findParent(desk, kind, values);
  return parent && parent.audience;
}

async function findParent(desk: Desk, kind: Kind, values: JsonObject) {
  const parent = parentOf(kind, values);
  return parent === null ? null : desk.record(parent);
}
