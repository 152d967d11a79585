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
    ...[...noPair, ...missingMembers(kind, pairs)].map(
      (field) => ({ field, code: 'shape', level: 'stop', says }) as const,
    ),
    ...checkShape(kind, nextValues(pairs), true),
  ];
}

/** A group is judged as one value, so its members come together. The note of a move comes with its move. */
function missingMembers(kind: Kind, changes: Changes): readonly string[] {
  const { status } = parted(changes);
  const note = changes['statusNote'];
  const isLooseNote = kind.life !== null && !status && note && !same(note[0], note[1]);
  const groups = kind.together.filter((group) => !group.includes('status'));
  const missing = groups
    .filter((group) => group.some((name) => Object.hasOwn(changes, name)))
    .flatMap((group) => group.filter((name) => !Object.hasOwn(changes, name)));
  return isLooseNote ? ['statusNote', ...missing] : missing;
}

export function nextValues(changes: Changes): JsonObject {
  return Object.fromEntries(Object.entries(changes).map(([name, [, next]]): [string, Json] => [name, next]));
}

/** A status that changes is a move, with its note; all else merges. */
export function parted(changes: Changes): { readonly status: Change | null; readonly fields: Changes } {
  const { status, statusNote: _, ...fields } = changes;
  return { status: status && !same(status[0], status[1]) ? status : null, fields };
}

/** Does the record hold what the edit asked for? */
export function isAsWished(changes: Changes, values: JsonObject): boolean {
  return Object.entries(changes).every(([name, [, next]]) => same(values[name] ?? null, next));
}
