import type { Role } from './role.ts';
import type { Words } from './text.ts';

export type Tone = 'ok' | 'wait' | 'bad' | 'info' | 'plain';

export interface State {
  readonly label: Words;
  readonly tone: Tone;
  /** The commune has added it up: a later edit is kept, and marked "Cần xem lại". */
  readonly closed?: boolean;
  /** Nothing of it changes before it is returned: not by those who wrote it either. */
  readonly sealed?: boolean;
}

export interface Move<S extends string = string> {
  /** What the button says ("Trả lại bổ sung"). */
  readonly label: Words;
  readonly from: readonly S[];
  readonly to: S;
  readonly by: readonly Role[];
  /** Fields that must be filled before the move; `statusNote`: a reason is asked for. */
  readonly needs?: readonly string[];
  /** Only as a part of another act (the village's "Gửi xã"): no button of its own. */
  readonly within?: string;
}

/** The states of a kind and who may move a record from one to another. */
export interface Life<S extends string = string> {
  readonly start: S;
  readonly states: Readonly<Record<S, State>>;
  readonly moves: readonly Move<S>[];
  /** The way most records go, for the row of steps on the record's page. */
  readonly path: readonly S[];
}

/** The move that leads there, if one of those roles may make it from here. */
export function findMove(life: Life, from: string, to: string, held: readonly Role[]): Move | null {
  return (
    life.moves.find((m) => m.to === to && m.from.includes(from) && m.by.some((r) => held.includes(r))) ?? null
  );
}

/** All moves that those roles may make from here. */
export function movesFrom(life: Life, from: string, held: readonly Role[]): readonly Move[] {
  return life.moves.filter((m) => m.from.includes(from) && m.by.some((r) => held.includes(r)));
}
