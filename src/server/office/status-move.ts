import type { Json, JsonObject } from '../../core/json.ts';
import type { Trouble } from '../../core/kind.ts';
import type { Move } from '../../core/life.ts';
import type { Change } from '../../core/mutation.ts';
import type { Place } from '../../core/role.ts';
import type { BookRecord } from './book-record.ts';
import type { Court, Edit } from './edit.ts';
import { findMove, isOwn, refusalOfMove, refusalOfState } from './rights.ts';
import { conflicting, invalid, type Verdict } from './verdict.ts';

export interface JudgedMove {
  readonly refused: Verdict | null;
  /** The new state and its note; null where the record is in that state already. */
  readonly to: JsonObject | null;
}

/**
 * A move is judged from the state that the record is in now, whatever its author saw. A state already reached is
 * fine; one that cannot be reached any more is a conflict for the author; a right that they never had is refused,
 * before anybody learns what state the record is in.
 */
export function judgeMove(
  court: Court,
  edit: Edit,
  record: BookRecord,
  [seen, next]: Change,
  wished: JsonObject,
  place: Place,
): JudgedMove {
  const now = record.values['status'] ?? null;
  if (!record.kind.life || typeof next !== 'string') return { refused: invalid('shape'), to: null };
  const stranger = refusalOfState(court, edit, next, place, isOwn(edit, record.values));
  if (stranger) return { refused: stranger, to: null };
  if (now === next) return { refused: null, to: null };
  const from = stateOf(now, record.kind.life.start);
  const move = findMove(court, edit, from, next, place);
  if (!move) {
    const fromSeen = findMove(court, edit, stateOf(seen, record.kind.life.start), next, place);
    const anybody = record.kind.life.moves.some((m) => m.to === next && m.from.includes(from));
    const refused =
      fromSeen || !anybody ? conflicting('move-not-allowed') : refusalOfMove(court, edit, from, next, place);
    return { refused, to: null };
  }
  const note = edit.values['statusNote'];
  const statusNote: Json = Array.isArray(note) ? (wished['statusNote'] ?? null) : null;
  const missing = edit.byOffice ? [] : missingFor(move, { ...wished, statusNote });
  if (missing.length > 0) return { refused: invalid('rule', missing), to: null };
  return { refused: null, to: { status: next, statusNote } };
}

/** What a move asks for and the body does not have. */
export function missingFor({ needs = [] }: Move, values: JsonObject): readonly Trouble[] {
  const blank = needs.filter((name) => (values[name] ?? null) === null);
  return blank.map((field) => ({ field, code: 'required', level: 'stop', says: needed }));
}

const needed = { vi: 'Cần điền mục này trước.', en: 'Please fill this in first.' };

const stateOf = (value: Json, start: string): string => (typeof value === 'string' ? value : start);
