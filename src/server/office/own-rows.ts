import { tookEffect } from '../../core/outcome.ts';
import type { RecordVersion } from '../store/port.ts';
import type { Cursor } from './cursor.ts';
import type { Settled } from './settle.ts';

export interface OwnRows {
  /** Answered by version alone: the phone's pending edit is the office's row now. */
  readonly own: readonly RecordVersion[];
  /** In full, outside the byte limit. */
  readonly full: readonly RecordVersion[];
  readonly exits: readonly { readonly id: string; readonly seq: number }[];
}

/**
 * Rule 8: what this request wrote comes back by version alone only if all of it was executed now, plainly, is
 * still the latest, and stands on what the phone has: within its cursor and in its scopes, or written in this
 * request under the same condition. Everything else that took effect comes back in full, or as an exit.
 */
export function answerOwn(
  settled: readonly Settled[],
  askedRecords: readonly { readonly record: string; readonly seq: number }[],
  cursor: Cursor | null,
  readable: ReadonlyMap<string, RecordVersion>,
  needsPredecessor: boolean,
): OwnRows {
  const own = new Map<string, RecordVersion>();
  const full: RecordVersion[] = [];
  const exits: { id: string; seq: number }[] = [];
  for (const [id, group] of byRecord(settled)) {
    const row = readable.get(id);
    if (!row) exits.push({ id, seq: Math.max(...group.map((s) => s.receipt.seq)) });
    else if (isPlainRun(group, row) && (!needsPredecessor || hasBasis(group, cursor, own))) own.set(id, row);
    else full.push(row);
  }
  const done = new Set([...own.keys(), ...full.map((row) => row.id), ...exits.map((exit) => exit.id)]);
  for (const { record, seq } of askedRecords) {
    if (done.has(record)) continue;
    done.add(record);
    const row = readable.get(record);
    if (row) full.push(row);
    else exits.push({ id: record, seq });
  }
  return { own: [...own.values()], full, exits };
}

/** By record, where at least one took effect. */
function byRecord(settled: readonly Settled[]): Map<string, Settled[]> {
  const groups = new Map<string, Settled[]>();
  for (const one of settled) {
    const group = groups.get(one.record);
    if (group) group.push(one);
    else groups.set(one.record, [one]);
  }
  for (const [id, group] of groups) if (!group.some((s) => tookEffect(s.receipt.outcome))) groups.delete(id);
  return groups;
}

/** All of them plain, one upon the other, and nothing after them. One that was refused spoils the whole. */
function isPlainRun(group: readonly Settled[], row: RecordVersion): boolean {
  let upon = group[0]?.before?.seq ?? 0;
  for (const one of group) {
    if (!one.fresh || !one.plain || one.receipt.outcome !== 'OK' || (one.before?.seq ?? 0) !== upon)
      return false;
    upon = one.receipt.seq;
  }
  return row.seq === upon;
}

function hasBasis(
  group: readonly Settled[],
  cursor: Cursor | null,
  own: ReadonlyMap<string, unknown>,
): boolean {
  const [first] = group;
  const within = (seq: number): boolean => cursor !== null && cursor.walk === null && seq <= cursor.seq;
  if (!first) return false;
  if (first.before) {
    return within(first.before.seq) && first.before.audience.some((scope) => cursor?.scopes.includes(scope));
  }
  return first.parent === null || own.has(first.parent.id) || within(first.parent.seq);
}
