import { same, type Json, type JsonObject } from './json.ts';

/** A set by element: what either side added stays, what one removed and nobody added goes. */
export function mergeSet(seen: Json, wanted: Json, current: Json): Json {
  const was = listOf(seen);
  const now = listOf(current);
  const mine = listOf(wanted);
  const removed = was.filter((x) => !has(mine, x));
  const kept = now.filter((x) => !has(removed, x));
  return blankIfEmpty([...kept, ...mine.filter((x) => !has(was, x) && !has(kept, x))]);
}

/** Whose value stands where both sides changed the same field of the same row. */
export type Prefer = 'wanted' | 'current';

/** Rows by id, then by field. A row that one side removed stays where the other changed it. */
export function mergeRows(seen: Json, wanted: Json, current: Json, prefer: Prefer = 'wanted'): Json {
  const was = rowsById(seen);
  const mine = rowsById(wanted);
  const now = rowsById(current);
  const merged: Json[] = [];
  for (const [id, row] of now) {
    const before = was.get(id);
    const wish = mine.get(id);
    if (wish) merged.push(mergeRow(before ?? {}, wish, row, prefer));
    else if (!before || !same(before, row)) merged.push(row);
  }
  for (const [id, wish] of mine) {
    if (now.has(id)) continue;
    const before = was.get(id);
    if (!before || !same(before, wish)) merged.push(wish);
  }
  return blankIfEmpty(merged);
}

function mergeRow(seen: JsonObject, wanted: JsonObject, current: JsonObject, prefer: Prefer): JsonObject {
  const merged: Record<string, Json> = { ...current };
  for (const [name, wish] of Object.entries(wanted)) {
    const before = seen[name] ?? null;
    const contested = !same(before, current[name] ?? null);
    if (!same(before, wish) && (prefer === 'wanted' || !contested)) merged[name] = wish;
  }
  return merged;
}

function rowsById(list: Json): Map<string, JsonObject> {
  const found = new Map<string, JsonObject>();
  for (const row of listOf(list)) {
    if (row === null || typeof row !== 'object' || Array.isArray(row)) continue;
    const object = row as JsonObject; // neither null, list nor scalar
    if (typeof object.id === 'string') found.set(object.id, object);
  }
  return found;
}

function listOf(value: Json): readonly Json[] {
  return Array.isArray(value) ? (value as readonly Json[]) : []; // isArray forgets readonly elements
}

const has = (list: readonly Json[], wanted: Json): boolean => list.some((x) => same(x, wanted));
const blankIfEmpty = (list: readonly Json[]): Json => (list.length === 0 ? null : list);
