import { NO_DONG, toDong, type Dong } from '../core/dong.ts';
import type { AnyBody } from '../core/kind.ts';
import { textOf } from '../core/kind.ts';
import type { LiveRecord } from '../core/record.ts';

/**
 * Where a payment stands: counted only when confirmed; withdrawn and refused ones stand in no table. merged: a person
 * said that it is the same payment as another one, which is counted.
 */
export type EntryState = 'confirmed' | 'pending' | 'refused' | 'withdrawn' | 'merged';

/**
 * The state of every disbursement, from the confirmations and the verdicts on twins (`entryTwin`) that point to them.
 * The latest word counts.
 */
export function entryStates(
  entries: readonly LiveRecord[],
  confirmations: readonly LiveRecord[],
  twins: readonly LiveRecord[] = [],
): ReadonlyMap<string, EntryState> {
  const verdicts = latestWords(confirmations, ({ body }) => textOf(body, 'about'));
  const states = new Map<string, EntryState>(
    entries.map((entry) => [entry.id, stateOf(entry, verdicts.get(entry.id))]),
  );
  for (const group of sameGroups(twins))
    for (const id of group.filter(beside(group, states))) states.set(id, 'merged');
  return states;
}

/** The pairs that a person looked at, as `pairKey`, with the latest word about each: are they one payment? */
export function twinVerdicts(twins: readonly LiveRecord[]): ReadonlyMap<string, boolean> {
  const latest = latestWords(twins, ({ body }) => {
    const [about, other] = [textOf(body, 'about'), textOf(body, 'other')];
    return about === null || other === null || about === other ? null : pairKey(about, other);
  });
  return new Map([...latest].map(([pair, { body }]) => [pair, body['verdict'] === 'same']));
}

/** The same whichever of the two is named first. */
export function pairKey(one: string, other: string): string {
  return one < other ? `${one} ${other}` : `${other} ${one}`;
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

/** The newest live record about each thing. */
function latestWords(
  words: readonly LiveRecord[],
  aboutOf: (word: LiveRecord) => string | null,
): ReadonlyMap<string, LiveRecord> {
  const latest = new Map<string, LiveRecord>();
  for (const word of words) {
    if (word.gone !== 'no') continue;
    const about = aboutOf(word);
    const known = about === null ? undefined : latest.get(about);
    if (about !== null && (!known || isLater(word, known))) latest.set(about, word);
  }
  return latest;
}

/** Entries that are one payment, the one that stays first; what is same as a same one is same, too. */
function sameGroups(twins: readonly LiveRecord[]): readonly (readonly string[])[] {
  const verdicts = twinVerdicts(twins);
  const stays = new Set<string>();
  const leaves = new Set<string>();
  const groupOf = new Map<string, Set<string>>();
  for (const { gone, body } of twins) {
    const [about, other] = [textOf(body, 'about') ?? '', textOf(body, 'other') ?? ''];
    if (gone !== 'no' || verdicts.get(pairKey(about, other)) !== true) continue;
    stays.add(about);
    leaves.add(other);
    const joined = new Set([about, other, ...(groupOf.get(about) ?? []), ...(groupOf.get(other) ?? [])]);
    for (const id of joined) groupOf.set(id, joined);
  }
  const rank = (id: string): number => Number(leaves.has(id)) - Number(stays.has(id));
  return [...new Set(groupOf.values())].map((group) =>
    [...group].sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1)),
  );
}

/** Those of a group that are not the one that counts: the first that is confirmed, else the first that may be. */
function beside(group: readonly string[], states: ReadonlyMap<string, EntryState>): (id: string) => boolean {
  const counts =
    group.find((id) => states.get(id) === 'confirmed') ?? group.find((id) => states.get(id) === 'pending');
  return (id) => id !== counts && ['confirmed', 'pending'].includes(states.get(id) ?? '');
}

function stateOf(entry: LiveRecord, verdict: LiveRecord | undefined): EntryState {
  if (entry.gone !== 'no') return 'withdrawn';
  if (!verdict) return 'pending';
  return verdict.body.verdict === 'confirmed' ? 'confirmed' : 'refused';
}

function isLater(a: LiveRecord, b: LiveRecord): boolean {
  return a.time > b.time || (a.time === b.time && a.id > b.id);
}
