/**
 * The office's store in memory: READ COMMITTED with row locks, a turn at every statement, and a commit that is
 * only a promise until it is flushed. Several processes stand on one database; each may die at any statement.
 */
import type {
  Batch,
  Commit,
  Device,
  EnrolmentCode,
  FoundOffice,
  Head,
  LoggedMutation,
  OfficeStore,
  ReadableRecord,
  ScopeChange,
  ScopedReads,
  Snapshot,
  StoredRecord,
  Token,
  WriteTransaction,
} from '../../src/server/store/port.ts';
import type { Scheduler } from './scheduler.ts';

/** One state of the tables; never altered, so a copy of it is a backup. */
export interface Tables {
  readonly office: FoundOffice | null;
  readonly head: Head;
  readonly commits: ReadonlyMap<number, Commit>;
  readonly mutations: ReadonlyMap<string, LoggedMutation>;
  readonly records: ReadonlyMap<string, StoredRecord>;
  /** By `scope record`. */
  readonly changes: ReadonlyMap<string, ScopeChange>;
  readonly devices: ReadonlyMap<string, Device>;
  readonly codes: ReadonlyMap<string, EnrolmentCode & { readonly usedBy: string | null }>;
  readonly tokens: ReadonlyMap<string, Token>;
}

/** The office's database, as a story sees it: in memory, or a real one (real-store.ts). */
export interface OfficeDatabase {
  tables(): Tables;
  /** What is there now, kept: it can be gone back to. */
  backup(): Promise<Tables>;
  /** Everything goes on from there. Kill the processes first. */
  restore(backup: Tables): Promise<void>;
  /** The same database as one process sees it. */
  open(process: string): OfficeStore;
  /** The process died: what it had not committed is undone. */
  abort(process: string): void;
  close(): Promise<void>;
}

/** Told of every commit, when it is on disk. */
export type OnCommit = (before: Tables, after: Tables, batch: Batch | null) => void;

export const emptyTables: Tables = {
  office: null,
  head: { epoch: '', seq: 0, hash: '', kept: 0, floor: 0 },
  commits: new Map(),
  mutations: new Map(),
  records: new Map(),
  changes: new Map(),
  devices: new Map(),
  codes: new Map(),
  tokens: new Map(),
};

/** As a database says it: another writer was in the way. */
class Contention extends Error {}
/** As a database says it: that key is there. */
class Duplicate extends Error {}

/** What a transaction wrote and nobody else sees yet. */
interface Overlay {
  readonly head: Partial<Head>;
  readonly commits: ReadonlyMap<number, Commit>;
  readonly mutations: ReadonlyMap<string, LoggedMutation>;
  readonly records: ReadonlyMap<string, StoredRecord>;
  readonly changes: ReadonlyMap<string, ScopeChange | null>;
  readonly devices: ReadonlyMap<string, Device>;
  readonly batch: Batch | null;
}

const untouched: Overlay = {
  head: {},
  commits: new Map(),
  mutations: new Map(),
  records: new Map(),
  changes: new Map(),
  devices: new Map(),
  batch: null,
};

interface Session {
  readonly process: string;
  overlay: Overlay;
  /** The row that it waits for. */
  waitsFor: string | null;
  ended: boolean;
}

export function createMemoryDatabase(scheduler: Scheduler, onCommit: OnCommit): OfficeDatabase {
  let tables = emptyTables;
  const locks = new Map<string, Session>();
  const sessions = new Set<Session>();

  function end(session: Session): void {
    session.ended = true;
    sessions.delete(session);
    for (const [row, holder] of locks) if (holder === session) locks.delete(row);
  }

  /** Would waiting for that row wait for ourselves? */
  function isDeadlock(session: Session, row: string): boolean {
    let holder = locks.get(row);
    for (let steps = 0; holder && steps < 50; steps++) {
      if (holder === session) return true;
      holder = holder.waitsFor === null ? undefined : locks.get(holder.waitsFor);
    }
    return false;
  }

  async function lock(session: Session, row: string): Promise<void> {
    const isFree = (): boolean => (locks.get(row) ?? session) === session;
    while (!isFree()) {
      if (isDeadlock(session, row)) throw new Contention(row);
      session.waitsFor = row;
      await scheduler.pause(session.process, isFree);
      session.waitsFor = null;
    }
    locks.set(row, session);
  }

  function commit(session: Session): void {
    const before = tables;
    const { overlay } = session;
    const changes = overlay.changes.size === 0 ? before.changes : new Map(before.changes);
    if (changes instanceof Map) {
      for (const [key, change] of overlay.changes)
        if (change) changes.set(key, change);
        else changes.delete(key);
    }
    tables = {
      ...before,
      head: { ...before.head, ...overlay.head },
      commits: over(before.commits, overlay.commits),
      mutations: over(before.mutations, overlay.mutations),
      records: over(before.records, overlay.records),
      changes,
      devices: over(before.devices, overlay.devices),
    };
    end(session);
    onCommit(before, tables, overlay.batch);
  }

  async function attempt<T>(
    process: string,
    work: (transaction: WriteTransaction) => Promise<T>,
  ): Promise<T> {
    const session: Session = { process, overlay: untouched, waitsFor: null, ended: false };
    sessions.add(session);
    try {
      const result = await work(createTransaction(session));
      await scheduler.pause(process); // written to the log, not yet flushed: whoever dies here forgets it
      commit(session);
      await scheduler.pause(process); // committed, and nobody knows yet
      return result;
    } finally {
      end(session);
    }
  }

  function createTransaction(session: Session): WriteTransaction {
    const turn = (): Promise<void> => scheduler.pause(session.process);
    const { process } = session;
    const headNow = (): Head => ({ ...tables.head, ...session.overlay.head });
    const mutationNow = (id: string) => session.overlay.mutations.get(id) ?? tables.mutations.get(id);
    const recordNow = (id: string) => session.overlay.records.get(id) ?? tables.records.get(id);

    async function allMutations(fits: (m: LoggedMutation) => boolean): Promise<LoggedMutation[]> {
      await turn();
      const found = [...over(tables.mutations, session.overlay.mutations).values()].filter(fits);
      return found.sort((a, b) => a.arrival - b.arrival);
    }
    async function allRecords(fits: (r: StoredRecord) => boolean): Promise<StoredRecord[]> {
      await turn();
      return [...over(tables.records, session.overlay.records).values()].filter(fits).sort(byId);
    }

    return {
      async lockOffice() {
        await turn();
        await lock(session, 'office');
        return headNow();
      },
      async head() {
        await turn();
        return headNow();
      },
      async commitHash(seq) {
        await turn();
        return (session.overlay.commits.get(seq) ?? tables.commits.get(seq))?.hash ?? null;
      },
      async findDevice(id) {
        await turn();
        return session.overlay.devices.get(id) ?? tables.devices.get(id) ?? null;
      },
      async mutations(ids) {
        await turn();
        return ids.flatMap((id) => mutationNow(id) ?? []);
      },
      unsettled: (person) =>
        allMutations((m) => m.person === person && (m.outcome === 'HELD' || m.outcome === 'INVALID')),
      waitingFor: (events) => allMutations((m) => m.waitsFor !== null && events.includes(m.waitsFor)),
      async records(ids) {
        await turn();
        return ids.flatMap((id) => recordNow(id) ?? []);
      },
      childrenOf: (parent) => allRecords((r) => r.parent === parent),
      grantsOf: (person) => allRecords((r) => r.holder === person),
      async reversalOf(entry) {
        const found = await allRecords((r) => r.reverses === entry && r.gone === 'no');
        return found[0] ?? null;
      },
      entriesNaming: (record) =>
        allRecords((r) => r.entry && r.gone === 'no' && Object.values(r.open).includes(record)),
      heldMutations: () => allMutations((m) => m.outcome === 'HELD'),
      mutationsOn: (records) => allMutations((m) => records.includes(m.record)),
      async save(batch) {
        await turn();
        for (const row of rowsOf(batch)) await lock(session, row);
        const { commit: link } = batch;
        if (link && (tables.commits.has(link.seq) || session.overlay.commits.has(link.seq)))
          throw new Duplicate(`commit ${link.seq}`);
        session.overlay = {
          ...session.overlay,
          commits: over(session.overlay.commits, link ? [[link.seq, link]] : []),
          mutations: over(
            session.overlay.mutations,
            batch.mutations.map((m) => [m.id, m]),
          ),
          records: over(
            session.overlay.records,
            batch.records.map((r) => [r.id, r]),
          ),
          changes: over<string, ScopeChange | null>(
            session.overlay.changes,
            batch.changes.map((c) => [`${c.scope} ${c.record}`, c]),
          ),
          batch: joined(session.overlay.batch, batch),
        };
      },
      async setHead(head) {
        await turn();
        await lock(session, 'office');
        session.overlay = { ...session.overlay, head: { ...session.overlay.head, ...head } };
      },
      async forgetExits(floor) {
        await turn();
        const gone = [...tables.changes].filter(([, change]) => change.left && change.seq <= floor);
        session.overlay = {
          ...session.overlay,
          changes: over<string, ScopeChange | null>(
            session.overlay.changes,
            gone.map(([key]) => [key, null]),
          ),
        };
      },
      async noteDevice(id, { at, unsent }) {
        await changeDevice(id, (device) => ({ ...device, lastSeen: at, unsent }));
      },
      async setDeviceState(id, state) {
        await changeDevice(id, (device) => ({ ...device, state }));
      },
      async savepoint(work) {
        const before = session.overlay;
        await turn();
        try {
          return await work();
        } catch (error) {
          if (!(error instanceof Contention)) session.overlay = before;
          throw error;
        }
      },
      isContention: (error) => error instanceof Contention,
    };

    async function changeDevice(id: string, change: (device: Device) => Device): Promise<void> {
      await scheduler.pause(process);
      await lock(session, `device ${id}`);
      const device = session.overlay.devices.get(id) ?? tables.devices.get(id);
      if (!device) return;
      session.overlay = {
        ...session.overlay,
        devices: over(session.overlay.devices, [[id, change(device)]]),
      };
    }
  }

  return {
    tables: () => tables,
    backup: () => Promise.resolve(tables),
    close: () => Promise.resolve(),
    restore(backup) {
      for (const session of sessions) end(session);
      tables = backup;
      return Promise.resolve();
    },
    abort(process) {
      for (const session of sessions) if (session.process === process) end(session);
    },
    open: (process) => ({
      migrate: () => Promise.resolve(),
      async found(office) {
        await scheduler.pause(process);
        if (tables.office) return false;
        tables = { ...tables, office, head: { ...tables.head, epoch: office.epoch, hash: office.hash } };
        return true;
      },
      async write(_, work) {
        for (let tries = 1; ; tries++) {
          try {
            return await attempt(process, work);
          } catch (error) {
            if (tries === MOST_TRIES || !(error instanceof Contention)) throw error;
          }
        }
      },
      read: async (_, work) => {
        await scheduler.pause(process);
        return work(createSnapshot(tables, () => scheduler.pause(process)));
      },
      devices: createRegister(
        () => scheduler.pause(process),
        () => tables,
        (changed) => (tables = { ...tables, ...changed }),
      ),
      close: () => Promise.resolve(),
    }),
  };
}

const MOST_TRIES = 5;

function over<K, V>(below: ReadonlyMap<K, V>, above: Iterable<readonly [K, V]>): ReadonlyMap<K, V> {
  if (isEmpty(above)) return below;
  const map = new Map(below);
  for (const [key, value] of above) map.set(key, value);
  return map;
}

const isEmpty = (items: Iterable<unknown>): boolean => {
  for (const _ of items) return false;
  return true;
};

const byId = (a: { readonly id: string }, b: { readonly id: string }): number => (a.id < b.id ? -1 : 1);

function rowsOf({ mutations, records, changes, commit }: Batch): readonly string[] {
  return [
    ...mutations.map((m) => `mutation ${m.id}`),
    ...records.map((r) => `record ${r.id}`),
    ...changes.map((c) => `change ${c.scope} ${c.record}`),
    ...(commit ? [`commit ${commit.seq}`] : []),
  ];
}

export function joined(before: Batch | null, { mutations, records, changes, commit }: Batch): Batch {
  return {
    mutations: [...(before?.mutations ?? []), ...mutations],
    records: [...(before?.records ?? []), ...records],
    changes: [...(before?.changes ?? []), ...changes],
    commit: commit ?? before?.commit ?? null,
  };
}

/** One moment, whatever is committed meanwhile. */
function createSnapshot(tables: Tables, turn: () => Promise<void>): Snapshot {
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
    async history(record) {
      await turn();
      if (!readable(record)) return null;
      return [...mutations.values()].filter((m) => m.record === record).sort((a, b) => a.arrival - b.arrival);
    },
  };
}

type Registered = Pick<Tables, 'devices' | 'codes' | 'tokens'>;

function createRegister(
  turn: () => Promise<void>,
  tables: () => Registered,
  put: (changed: Partial<Registered>) => void,
): OfficeStore['devices'] {
  const addDevice = (device: Device): void => {
    if (tables().devices.has(device.id)) throw new Duplicate(`device ${device.id}`);
    put({ devices: over(tables().devices, [[device.id, device]]) });
  };
  const addToken = (token: Token): void => put({ tokens: over(tables().tokens, [[token.hash, token]]) });
  return {
    async addCode(code) {
      await turn();
      put({ codes: over(tables().codes, [[code.hash, { ...code, usedBy: null }]]) });
    },
    async findCode(hash) {
      await turn();
      return tables().codes.get(hash) ?? null;
    },
    async enrol(hash, device, token, now) {
      await turn();
      const code = tables().codes.get(hash);
      if (!code || code.person !== device.person) return 'unknown';
      if (code.usedBy !== null) return 'used';
      if (code.expires <= now) return 'expired';
      put({ codes: over(tables().codes, [[hash, { ...code, usedBy: device.id }]]) });
      addDevice(device);
      addToken(token);
      return 'enrolled';
    },
    async addDevice(device) {
      await turn();
      if (!tables().devices.has(device.id)) addDevice(device);
    },
    async findDevice(id) {
      await turn();
      return tables().devices.get(id) ?? null;
    },
    async devicesIn() {
      await turn();
      return [...tables().devices.values()];
    },
    async addToken(token) {
      await turn();
      addToken(token);
    },
    async findToken(hash) {
      await turn();
      const token = tables().tokens.get(hash);
      const holder = token && tables().devices.get(token.device);
      return token && holder ? { ...token, holder } : null;
    },
    async extendToken(hash, expires) {
      await turn();
      const token = tables().tokens.get(hash);
      if (token) addToken({ ...token, expires });
    },
    async dropTokens(device) {
      await turn();
      put({ tokens: new Map([...tables().tokens].filter(([, token]) => token.device !== device)) });
    },
    async audit() {
      await turn();
    },
  };
}
