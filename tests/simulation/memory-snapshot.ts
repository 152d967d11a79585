/** Reading from the store in memory: one moment, whatever is committed meanwhile. */
import type { ReadableRecord, ScopeChange, ScopedReads, Snapshot } from '../../src/server/store/port.ts';
import { byId } from './memory-overlay.ts';
import type { Tables } from './office-database.ts';

export function createSnapshot(tables: Tables, turn: () => Promise<void>): Snapshot {
  const page = <T>(rows: Iterable<T>, fits: (row: T) => boolean, limit: number): T[] =>
    [...rows].filter(fits).slice(0, limit);
  return {
    async head() {
      await turn();
      return tables.head;
    },
    async commitHash(seq) {
      await turn();
      return tables.commits.get(seq)?.hash ?? null;
    },
    async findDevice(id) {
      await turn();
      return tables.devices.get(id) ?? null;
    },
    async grantsOf(person) {
      await turn();
      return [...tables.records.values()].filter((r) => r.holder === person).sort(byId);
    },
    async mutationsBy(person, ids) {
      await turn();
      return ids.flatMap((id) => tables.mutations.get(id) ?? []).filter((m) => m.person === person);
    },
    as: (scopes) => createScopedReads(tables, new Set<string>(scopes), turn),
    inspect: {
      commits: async (after, limit) =>
        page(
          [...tables.commits.values()].sort((a, b) => a.seq - b.seq),
          (c) => c.seq > after,
          limit,
        ),
      mutations: async (after, limit) =>
        page([...tables.mutations.values()].sort(byId), (m) => m.id > after, limit),
      records: async (after, limit) =>
        page([...tables.records.values()].sort(byId), (r) => r.id > after, limit),
      idsOf: async (kind) =>
        page([...tables.records.values()].sort(byId), (r) => r.kind === kind, Infinity).map(({ id }) => id),
    },
  };
}

function createScopedReads(
  { changes, records, mutations }: Tables,
  granted: ReadonlySet<string>,
  turn: () => Promise<void>,
): ScopedReads {
  const isIn = (change: ScopeChange | undefined): boolean => change !== undefined && !change.left;
  const readable = (id: string): ReadableRecord | null => {
    const record = records.get(id);
    const stands = [...granted].some((scope) => isIn(changes.get(`${scope} ${id}`)));
    return record && stands ? record : null;
  };
  return {
    async feed(from, limit) {
      await turn();
      const after = new Map<string, number>(from.map((start) => [start.scope, start.after]));
      return [...changes.values()]
        .filter((c) => granted.has(c.scope) && c.seq > (after.get(c.scope) ?? Infinity))
        .sort((a, b) => a.seq - b.seq || (a.record < b.record ? -1 : 1))
        .slice(0, limit);
    },
    async walk(scopes, after, limit) {
      await turn();
      const found = new Set<string>();
      for (const c of changes.values())
        if (!c.left && c.record > after && granted.has(c.scope) && scopes.includes(c.scope))
          found.add(c.record);
      return [...found].sort().slice(0, limit);
    },
    async rows(ids) {
      await turn();
      return [...new Set(ids)].flatMap((id) => readable(id) ?? []).sort(byId);
    },
    async versions(ids) {
      await turn();
      return [...new Set(ids)].flatMap((id) => readable(id) ?? []).sort(byId);
    },
    async history(record) {
      await turn();
      if (!readable(record)) return null;
      return [...mutations.values()].filter((m) => m.record === record).sort((a, b) => a.arrival - b.arrival);
    },
  };
}
