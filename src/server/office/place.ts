import type { JsonObject } from '../../core/json.ts';
import { textOf, type Kind } from '../../core/kind.ts';
import type { Scope } from '../../core/audience.ts';
import type { Place } from '../../core/role.ts';
import { bodyOf, parentOf, type BookRecord } from './book-record.ts';
import type { Desk } from './desk.ts';

/** The unit that a body belongs to, or that of its parent; null where the parent is not known. */
export async function placeOf(
  desk: Desk,
  kind: Kind,
  values: JsonObject,
  body = bodyOf(kind, values),
): Promise<Place | null> {
  if (kind.parentField === null) return kind.place(body);
  const parent = await findParent(desk, kind, values);
  return parent && placeOf(desk, parent.kind, parent.values);
}

/** Who may read it; null where the parent is not known. */
export async function audienceOf(
  desk: Desk,
  kind: Kind,
  values: JsonObject,
  body = bodyOf(kind, values),
): Promise<readonly Scope[] | null> {
  const own = kind.audience(body);
  if (own) return [...new Set(own)];
  const parent = await findParent(desk, kind, values);
  return parent && parent.audience;
}

/**
 * The villages that a record is newly shown to, with the communes that they lie in by the office's own list: a
 * hand-made body may name a village of somebody else beside one's own commune.
 */
export async function newlyShownTo(
  desk: Desk,
  kind: Kind,
  audience: readonly Scope[],
  before: readonly Scope[],
): Promise<readonly Place[]> {
  if (kind.parentField !== null) return [];
  const places: Place[] = [];
  for (const scope of audience) {
    if (!scope.startsWith(VILLAGE) || before.includes(scope)) continue;
    const village = scope.slice(VILLAGE.length);
    const listed = await desk.record(village);
    const commune = listed?.kind.name === 'village' ? textOf(listed.values, 'commune') : null;
    if (commune !== null) places.push({ commune, village });
  }
  return places;
}

const VILLAGE = 'village:';

/** How deep comments upon comments may stand; what is shown by another record is found through all of them. */
const DEEPEST = 32;

/** Would it stand beneath itself, or deeper than anybody reads? */
export async function isTooDeep(desk: Desk, id: string, kind: Kind, values: JsonObject): Promise<boolean> {
  let parent = parentOf(kind, values);
  for (let depth = 0; parent !== null; depth++) {
    if (parent === id || depth === DEEPEST) return true;
    const above: BookRecord | null = await desk.record(parent);
    parent = above && parentOf(above.kind, above.values);
  }
  return false;
}

export const tooDeep = (field: string | null) =>
  ({
    field,
    code: 'shape',
    level: 'stop',
    says: { vi: 'Chọn phiếu khác: phiếu này đi vòng.', en: 'Choose another record: this goes in a circle.' },
  }) as const;

async function findParent(desk: Desk, kind: Kind, values: JsonObject) {
  const parent = parentOf(kind, values);
  return parent === null ? null : desk.record(parent);
}
