/** A writing transaction in memory: each statement takes a turn and sees what is committed by then, and its own. */
import type {
  Device,
  Head,
  LoggedMutation,
  ScopeChange,
  StoredRecord,
  WriteTransaction,
} from '../../src/server/store/port.ts';
import { Contention, rowsOf, type Holder, type Locks } from './memory-locks.ts';
import { byId, over, saved, type Overlay } from './memory-overlay.ts';
import type { Tables } from './office-database.ts';

/** As a database says it: that key is there. */
export class Duplicate extends Error {}

export interface Session extends Holder {
  overlay: Overlay;
}

export interface TransactionParts {
  readonly session: Session;
  readonly locks: Locks;
  /** What is committed now. */
  readonly tables: () => Tables;
  readonly turn: () => Promise<void>;
}

export function createTransaction({ session, locks, tables, turn }: TransactionParts): WriteTransaction {
  const lock = (row: string): Promise<void> => locks.take(session, row);
  const headNow = (): Head => ({ ...tables().head, ...session.overlay.head });
  const mutationNow = (id: string) => session.overlay.mutations.get(id) ?? tables().mutations.get(id);
  const recordNow = (id: string) => session.overlay.records.get(id) ?? tables().records.get(id);
  const deviceNow = (id: string) => session.overlay.devices.get(id) ?? tables().devices.get(id);

  async function allMutations(fits: (m: LoggedMutation) => boolean): Promise<LoggedMutation[]> {
    await turn();
    const found = [...over(tables().mutations, session.overlay.mutations).values()].filter(fits);
    return found.sort((a, b) => a.arrival - b.arrival);
  }
  async function allRecords(fits: (r: StoredRecord) => boolean): Promise<StoredRecord[]> {
    await turn();
    return [...over(tables().records, session.overlay.records).values()].filter(fits).sort(byId);
  }
  async function changeDevice(id: string, change: (device: Device) => Device): Promise<void> {
    await turn();
    await lock(`device ${id}`);
    const device = deviceNow(id);
    if (!device) return;
    const devices = over(session.overlay.devices, [[id, change(device)]]);
    session.overlay = { ...session.overlay, devices };
  }

  return {
    async lockOffice() {
      await turn();
      await lock('office');
      return headNow();
    },
    async head() {
      await turn();
      return headNow();
    },
    async commitHash(seq) {
      await turn();
      return (session.overlay.commits.get(seq) ?? tables().commits.get(seq))?.hash ?? null;
    },
    async findDevice(id) {
      await turn();
      return deviceNow(id) ?? null;
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
      for (const row of rowsOf(batch)) await lock(row);
      const { commit: link } = batch;
      if (link && (tables().commits.has(link.seq) || session.overlay.commits.has(link.seq)))
        throw new Duplicate(`commit ${link.seq}`);
      session.overlay = saved(session.overlay, batch);
    },
    async setHead(head) {
      await turn();
      await lock('office');
      session.overlay = { ...session.overlay, head: { ...session.overlay.head, ...head } };
    },
    async forgetExits(floor) {
      await turn();
      const gone = [...tables().changes].filter(([, change]) => change.left && change.seq <= floor);
      const changes = over<string, ScopeChange | null>(
        session.overlay.changes,
        gone.map(([key]) => [key, null]),
      );
      session.overlay = { ...session.overlay, changes };
    },
    noteDevice: (id, { at, unsent }) => changeDevice(id, (device) => ({ ...device, lastSeen: at, unsent })),
    setDeviceState: (id, state) => changeDevice(id, (device) => ({ ...device, state })),
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
}
