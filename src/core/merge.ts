import type { Field } from './field.ts';
import { same, type Json, type JsonObject } from './json.ts';
import type { Kind } from './kind.ts';
import { mergeRows, mergeSet, type Prefer } from './merge-lists.ts';
import type { Change, Changes } from './mutation.ts';

/** Effective time of a value (ms) and the mutation that wrote it: ties go to the greater id. */
export interface Stamp {
  readonly t: number;
  readonly m: string;
}

/** By group: the first field of a `together` group, or the field itself. */
export type Stamps = Readonly<Record<string, Stamp>>;

export interface FieldConflict {
  /** The group's key. */
  readonly group: string;
  /** The values that stand, and those that do not, of the fields in which they differ. */
  readonly kept: JsonObject;
  readonly lost: JsonObject;
  /** Who wrote the value that was there before: a mutation's id ('' where unknown). */
  readonly other: string;
  readonly incomingWins: boolean;
}

export interface Merged {
  readonly values: JsonObject;
  readonly stamps: Stamps;
  readonly conflicts: readonly FieldConflict[];
  /** Two sides were combined inside one value (a list, a set). */
  readonly combined: boolean;
  readonly changed: boolean;
}

export interface Edit {
  readonly id: string;
  /** Authored time, already corrected for the phone's clock, ms. */
  readonly at: number;
  readonly changes: Changes;
}

/**
 * Three-way merge of one edit into the office's row (protocol.md §4): a field conflicts when the office's value
 * differs from both what the officer saw and the new one, or was written later; the later time wins.
 */
export function mergeEdit(
  kind: Kind,
  values: JsonObject,
  stamps: Stamps,
  edit: Edit,
  officeTime: number,
): Merged {
  const next: Record<string, Json> = { ...values };
  const nextStamps: Record<string, Stamp> = { ...stamps };
  const conflicts: FieldConflict[] = [];
  let combined = false;
  let changed = false;
  const effective = Math.min(edit.at, officeTime);
  for (const [group, changes] of byGroup(kind, edit.changes)) {
    const stamp = stamps[group] ?? { t: 0, m: '' };
    let t = Math.max(effective, stamp.t + 1);
    const open = changes.filter(([name, [, wanted]]) => !same(values[name] ?? null, wanted));
    if (open.length === 0) continue;
    const later = edit.at > stamp.t;
    const untouched = changes.every(([name, [seen]]) => same(values[name] ?? null, seen));
    if (untouched && later) {
      for (const [name, [, wanted]] of open) next[name] = wanted;
    } else {
      const wins = effective > stamp.t || (effective === stamp.t && edit.id > stamp.m);
      const clash = (kept: JsonObject, lost: JsonObject) =>
        conflicts.push({ group, kept, lost, other: stamp.m, incomingWins: wins });
      const list = listOf(kind, changes);
      if (list) {
        const { name, field, change } = list;
        const current = values[name] ?? null;
        const merged = mergeList(field, change, current, wins ? 'wanted' : 'current');
        const otherwise = mergeList(field, change, current, wins ? 'current' : 'wanted');
        combined = true;
        if (!same(merged, otherwise)) clash({ [name]: merged }, { [name]: otherwise });
        if (same(merged, current)) continue;
        next[name] = merged;
      } else {
        const theirs = Object.fromEntries(open.map(([name]) => [name, values[name] ?? null]));
        const mine = Object.fromEntries(open.map(([name, [, wanted]]) => [name, wanted]));
        clash(wins ? mine : theirs, wins ? theirs : mine);
        if (!wins) continue;
        Object.assign(next, mine);
        t = effective; // a tie keeps its time: one more would let the order of arrival decide among three
      }
    }
    changed = true;
    nextStamps[group] = { t, m: edit.id };
  }
  return { values: next, stamps: nextStamps, conflicts, combined, changed };
}

/** The officer's own view: pending changes over the office's row. No conflicts here, the office decides those. */
export function foldChanges(kind: Kind, values: JsonObject, changes: Changes): JsonObject {
  const next: Record<string, Json> = { ...values };
  for (const [name, change] of Object.entries(changes)) {
    const field = kind.fields[name];
    const current = values[name] ?? null;
    const list = field && isList(field) && standsAlone(kind, name) && !same(current, change[0]);
    next[name] = list ? mergeList(field, change, current) : change[1];
  }
  return next;
}

/** The stamps of a record that was just created: every group has its creation's. */
export function firstStamps(kind: Kind, stamp: Stamp): Stamps {
  return Object.fromEntries(Object.keys(kind.fields).map((name) => [groupOf(kind, name), stamp]));
}

/** The largest effective time of a record. */
export function latestTime(stamps: Stamps): number {
  return Object.values(stamps).reduce((latest, s) => Math.max(latest, s.t), 0);
}

/** The group that a field belongs to: its first field's name. */
export function groupOf(kind: Kind, name: string): string {
  return kind.together.find((group) => group.includes(name))?.[0] ?? name;
}

/** An update names all fields of each group that it touches, so that the group is judged as one value. */
export function wholeGroups(kind: Kind, seen: JsonObject, changes: Changes): Changes {
  const whole: Record<string, Change> = { ...changes };
  for (const name of Object.keys(changes)) {
    for (const member of kind.together.find((group) => group.includes(name)) ?? []) {
      whole[member] ??= [seen[member] ?? null, seen[member] ?? null];
    }
  }
  return whole;
}

type Entry = readonly [name: string, change: Change];

function byGroup(kind: Kind, changes: Changes): Map<string, Entry[]> {
  const groups = new Map<string, Entry[]>();
  for (const entry of Object.entries(changes)) {
    const group = groupOf(kind, entry[0]);
    const members = groups.get(group);
    if (members) members.push(entry);
    else groups.set(group, [entry]);
  }
  return groups;
}

/** A list inside a `together` group is a part of one value. */
const standsAlone = (kind: Kind, name: string): boolean =>
  !kind.together.some((group) => group.includes(name));

const isList = (field: Field): boolean =>
  field.type === 'rows' || field.type === 'choices' || field.type === 'refs';

function listOf(
  kind: Kind,
  changes: readonly Entry[],
): { name: string; field: Field; change: Change } | null {
  const [only, more] = changes;
  if (!only || more) return null;
  const field = kind.fields[only[0]];
  const alone = field && isList(field) && standsAlone(kind, only[0]);
  return alone ? { name: only[0], field, change: only[1] } : null;
}

function mergeList(field: Field, [seen, wanted]: Change, current: Json, prefer: Prefer = 'wanted'): Json {
  return field.type === 'rows' ? mergeRows(seen, wanted, current, prefer) : mergeSet(seen, wanted, current);
}
