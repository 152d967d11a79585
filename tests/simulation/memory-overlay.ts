/** What a transaction in memory wrote and nobody else sees before its commit. */
import type {
  Batch,
  Commit,
  Device,
  Head,
  LoggedMutation,
  ScopeChange,
  StoredRecord,
} from '../../src/server/store/port.ts';
import { joined, type Tables } from './office-database.ts';

export interface Overlay {
  readonly head: Partial<Head>;
  readonly commits: ReadonlyMap<number, Commit>;
  readonly mutations: ReadonlyMap<string, LoggedMutation>;
  readonly records: ReadonlyMap<string, StoredRecord>;
  /** null: forgotten. */
  readonly changes: ReadonlyMap<string, ScopeChange | null>;
  readonly devices: ReadonlyMap<string, Device>;
  readonly batch: Batch | null;
}

export const untouched: Overlay = {
  head: {},
  commits: new Map(),
  mutations: new Map(),
  records: new Map(),
  changes: new Map(),
  devices: new Map(),
  batch: null,
};

/** With what one `save` brings. */
export function saved(overlay: Overlay, batch: Batch): Overlay {
  const { commit, mutations, records, changes } = batch;
  return {
    ...overlay,
    commits: over(overlay.commits, commit ? [[commit.seq, commit]] : []),
    mutations: over(
      overlay.mutations,
      mutations.map((m) => [m.id, m]),
    ),
    records: over(
      overlay.records,
      records.map((r) => [r.id, r]),
    ),
    changes: over<string, ScopeChange | null>(
      overlay.changes,
      changes.map((c) => [`${c.scope} ${c.record}`, c]),
    ),
    batch: joined(overlay.batch, batch),
  };
}

/** The tables after its commit. */
export function committed(before: Tables, overlay: Overlay): Tables {
  return {
    ...before,
    head: { ...before.head, ...overlay.head },
    commits: over(before.commits, overlay.commits),
    mutations: over(before.mutations, overlay.mutations),
    records: over(before.records, overlay.records),
    changes: changesAfter(before.changes, overlay.changes),
    devices: over(before.devices, overlay.devices),
  };
}

function changesAfter(before: Tables['changes'], overlaid: Overlay['changes']): Tables['changes'] {
  if (overlaid.size === 0) return before;
  const changes = new Map(before);
  for (const [key, change] of overlaid)
    if (change) changes.set(key, change);
    else changes.delete(key);
  return changes;
}

/** The upper rows before those below. */
export function over<K, V>(below: ReadonlyMap<K, V>, above: Iterable<readonly [K, V]>): ReadonlyMap<K, V> {
  if (isEmpty(above)) return below;
  const map = new Map(below);
  for (const [key, value] of above) map.set(key, value);
  return map;
}

const isEmpty = (items: Iterable<unknown>): boolean => {
  for (const _ of items) return false;
  return true;
};

export const byId = (a: { readonly id: string }, b: { readonly id: string }): number =>
  a.id < b.id ? -1 : 1;
