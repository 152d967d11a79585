import { NO_DONG, toDong, type Dong } from '../core/dong.ts';
import type { AnyBody } from '../core/kind.ts';
import { textOf } from '../core/kind.ts';
import type { LiveRecord } from '../core/record.ts';

/** Where a payment stands: counted only when confirmed; withdrawn and refused ones stand in no table. */
export type EntryState = 'confirmed' | 'pending' | 'refused' | 'withdrawn';

/** The state of every disbursement, from the confirmations that point to them. The latest word counts. */
export function entryStates(
  entries: readonly LiveRecord[],
  confirmations: readonly LiveRecord[],
): ReadonlyMap<string, EntryState> {
  const verdicts = new Map<string, LiveRecord>();
  for (const confirmation of confirmations) {
    if (confirmation.gone !== 'no') continue;
    const about = textOf(confirmation.body, 'about');
    const known = about === null ? undefined : verdicts.get(about);
    if (about !== null && (!known || isLater(confirmation, known))) verdicts.set(about, confirmation);
  }
  return new Map(entries.map((entry) => [entry.id, stateOf(entry, verdicts.get(entry.id))]));
}

/** Whole đồng in a field, or null where nobody said. */
export function dongOf(body: AnyBody, field: string): Dong | null {
  const value = body[field];
  return typeof value === 'number' ? toDong(value) : null;
}

/** Adds, where null means "nobody said": null only when both are. */
export function plus(a: Dong | null, b: Dong | null): Dong | null {
  if (a === null) return b;
  if (b === null) return a;
  const sum = toDong(a + b);
  if (sum === null) throw new RangeError('a sum beyond the limit of đồng');
  return sum;
}

/** A rate from totals, never an average of rates; no plan, no rate. */
export function rate(part: Dong | null, whole: Dong | null): number | null {
  return whole === null || whole === NO_DONG || part === null ? null : part / whole;
}

function stateOf(entry: LiveRecord, verdict: LiveRecord | undefined): EntryState {
  if (entry.gone !== 'no') return 'withdrawn';
  if (!verdict) return 'pending';
  return verdict.body.verdict === 'confirmed' ? 'confirmed' : 'refused';
}

function isLater(a: LiveRecord, b: LiveRecord): boolean {
  return a.time > b.time || (a.time === b.time && a.id > b.id);
}
