import { checkShape } from '../../core/check.ts';
import { same, type Json, type JsonObject } from '../../core/json.ts';
import type { Kind, Trouble } from '../../core/kind.ts';
import { changesOf, type Change, type Changes } from '../../core/mutation.ts';

/** Pairs `[seen, next]` of known fields whose new value has the right shape. */
export function wrongPairs(kind: Kind, values: JsonObject): readonly Trouble[] {
  const says = {
    vi: 'Giá trị chưa đúng. Xem lại và ghi lại.',
    en: 'This value does not fit. Please mend it.',
  };
  const pairs = changesOf(values);
  const noPair = Object.keys(values).filter((name) => !Object.hasOwn(pairs, name));
  return [
    ...noPair.map((field) => ({ field, code: 'shape', level: 'stop', says }) as const),
    ...checkShape(kind, nextValues(pairs), true),
  ];
}

export function nextValues(changes: Changes): JsonObject {
  return Object.fromEntries(Object.entries(changes).map(([name, [, next]]): [string, Json] => [name, next]));
}

/** A status and its note are a move; all else merges. A note alone is a field. */
export function parted(changes: Changes): { readonly status: Change | null; readonly fields: Changes } {
  const { status, statusNote, ...fields } = changes;
  if (status) return { status, fields };
  return { status: null, fields: statusNote ? { ...fields, statusNote } : fields };
}

/** Does the record hold what the edit asked for? */
export function isAsWished(changes: Changes, values: JsonObject): boolean {
  return Object.entries(changes).every(([name, [, next]]) => same(values[name] ?? null, next));
}
