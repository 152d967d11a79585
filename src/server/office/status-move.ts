import type { Json, JsonObject } from '../../core/json.ts';
import type { Change } from '../../core/mutation.ts';
import type { Place } from '../../core/role.ts';
import type { BookRecord } from './book-record.ts';
import type { Court, Edit } from './edit.ts';
import { findMove, refusalOfMove } from './rights.ts';
import { conflicting, invalid, type Verdict } from './verdict.ts';

export interface JudgedMove {
  readonly refused: Verdict | null;
  /** The new state and its note; null where the record is in that state already. */
  readonly to: JsonObject | null;
}

const missingNote = {
  field: 'statusNote',
  code: 'required',
  level: 'stop',
  says: { vi: 'Cần ghi lý do.', en: 'Please give a reason.' },
} as const;

/**
 * A move is judged from the state that the record is in now, whatever its author saw. A state already reached is
 * fine; one that cannot be reached any more is a conflict for the author; a right that they never had is refused.
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
  if (now === next) return { refused: null, to: null };
  if (!record.kind.life || typeof next !== 'string') return { refused: invalid('shape'), to: null };
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
  const noteWritten = Array.isArray(note) && note[1] !== null;
  if (move.needs?.includes('statusNote') && !noteWritten && !edit.byOffice) {
    return { refused: invalid('rule', [missingNote]), to: null };
  }
  return {
    refused: null,
    to: { status: next, statusNote: noteWritten ? (wished['statusNote'] ?? null) : null },
  };
}

const stateOf = (value: Json, start: string): string => (typeof value === 'string' ? value : start);
